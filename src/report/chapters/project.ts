import { crsWords } from '../../i18n/crs-words.ts';
import { problemWords } from '../../i18n/problems.ts';
import { CRS_HOW_WORDS, DISTRICT_WORDS } from '../../i18n/record-words.ts';
import { ORIGIN_WORDS, UNIT_WORDS, PAPER_WORDS as W } from '../../i18n/report-words.ts';
import type { ScreeningRecord } from '../../record/record.ts';
import { answersInWords } from '../answer-words.ts';
import { boundaryPoints } from '../boundary-points.ts';
import { type Block, type Line, plain } from '../document.ts';
import { lengthWords, shareWords } from '../measures.ts';
import { oneLine, type Teller } from '../teller.ts';
import { areaLine } from './cover.ts';

/** What was said of the undertaking and what follows from it. */
export function projectChapter({ project }: ScreeningRecord, teller: Teller): Block[] {
  const answers = answersInWords(project.answers, teller);
  const derived = Object.entries(project.derived).map(([id, value]) => {
    const override = project.overrides[id];
    const own = typeof value === 'boolean' ? truth(value, teller) : teller.text(W.undecided);
    const set =
      override && teller.fill(W.overridden, { value: truth(override.value, teller), reason: override.reason });
    return [teller.name(id), plain(set ? `${own};${set}` : own)] as const;
  });
  const rows: (readonly [string, Line])[] = answers.map(([name, value]) => [name, plain(value)]);
  return [
    { kind: 'heading', level: 1, text: teller.text(W.c1) },
    { kind: 'heading', level: 2, text: teller.text(W.answers) },
    rows.length > 0 ? { kind: 'pairs', rows } : { kind: 'paragraph', line: plain(teller.text(W.noAnswers)) },
    ...(derived.length > 0
      ? [
          { kind: 'heading', level: 2, text: teller.text(W.derived) } as const,
          { kind: 'pairs', rows: derived } as const,
        ]
      : []),
  ];
}

function truth(value: boolean, teller: Teller): string {
  return teller.word(UNIT_WORDS, value ? 'yes' : 'no');
}

/** The land: both areas, where its coordinates came from and what was noticed on the way. */
export function siteChapter(record: ScreeningRecord, teller: Teller): Block[] {
  const { site, verdict } = record;
  const row = (words: { zh: string; en: string }, text: string) => [teller.text(words), plain(text)] as const;
  const crs = teller.fill(W.crsLine, {
    crs: crsWords(site.crs.epsg, teller.locale),
    how: teller.word(CRS_HOW_WORDS, site.crs.how),
    count: boundaryPoints(record).length,
  });
  const warnings = site.warnings.map(({ code }) => plain(problemWords({ code, severity: 'warning' }, teller.locale)));
  const district = teller.word(DISTRICT_WORDS, verdict.district);
  const share = site.districtShare === null ? district : `${shareWords(site.districtShare)} · ${district}`;
  return [
    { kind: 'heading', level: 1, text: teller.text(W.c2) },
    {
      kind: 'pairs',
      rows: [
        ...(site.areaEllipsoidM2 > 0 ? [[teller.text(W.area), areaLine(record, teller)] as const] : []),
        ...(site.lengthM > 0 ? [row(W.length, lengthWords(site.lengthM))] : []),
        ...(site.perimeterM > 0 ? [row(W.perimeter, lengthWords(site.perimeterM))] : []),
        row(W.districtShare, share),
        row(W.crs, crs),
        ...(site.crs.transform ? [row(W.transform, site.crs.transform)] : []),
        row(W.accuracy, `±${lengthWords(site.accuracyM)}`),
        row(W.source, sourceWords(site, teller)),
        ...(site.parcels.length > 1 || site.parcels.some(({ widthM }) => widthM !== null)
          ? [row(W.parcels, parcelWords(site, teller))]
          : []),
      ],
    },
    ...(warnings.length > 0
      ? [
          { kind: 'heading', level: 2, text: teller.text(W.warnings) } as const,
          { kind: 'list', items: warnings } as const,
        ]
      : []),
  ];
}

function sourceWords({ origin, source }: ScreeningRecord['site'], teller: Teller): string {
  const word = teller.word(ORIGIN_WORDS, origin);
  return source ? `${word} · ${teller.fill(W.sourceFile, { ...source })}` : word;
}

const PARCELS_SHOWN = 50;

function parcelWords({ parcels }: ScreeningRecord['site'], teller: Teller): string {
  const shown = parcels.slice(0, PARCELS_SHOWN).map(({ name, widthM }, index) => {
    const parcel = teller.fill(W.parcel, { number: index + 1, name: oneLine(name) });
    return widthM === null ? parcel : `${parcel}(${teller.fill(W.width, { width: lengthWords(widthM) })})`;
  });
  return parcels.length > shown.length ? `${teller.list(shown)} …(${parcels.length})` : teller.list(shown);
}

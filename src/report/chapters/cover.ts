import { crsWords } from '../../i18n/crs-words.ts';
import { CRS_HOW_WORDS, DISTRICT_WORDS, EFFECT_WORDS, REASON_WORDS, REPORT_WORDS } from '../../i18n/record-words.ts';
import { PAPER_WORDS as W } from '../../i18n/report-words.ts';
import type { ScreeningRecord } from '../../record/record.ts';
import { answersInWords } from '../answer-words.ts';
import { boundaryPoints } from '../boundary-points.ts';
import { type Block, type Line, plain, type Tone, textCell, toneCell } from '../document.ts';
import { findingsByLevel, movingOpen, STEPS } from '../levels.ts';
import { areaWords, beijingTime, lengthWords } from '../measures.ts';
import { openAct, openObject, whyWords } from '../open-words.ts';
import { oneLine, type Teller } from '../teller.ts';

const NEXT_SHOWN = 5;
const ANSWERS_SHOWN = 3;

/** First page: what was screened, the verdict, and what to do next. */
export function cover(record: ScreeningRecord, teller: Teller): Block[] {
  const { plan } = teller;
  return [
    {
      kind: 'title',
      lead: `${teller.text(plan.title)} · ${plan.number}`,
      text: teller.text(W.title),
      subject: oneLine(record.site.name),
    },
    ...notices(record, teller),
    { kind: 'pairs', rows: facts(record, teller) },
    verdictScale(record, teller),
    ...whyWords(record, teller).map((text): Block => ({ kind: 'paragraph', line: plain(text), manner: 'lead' })),
    { kind: 'paragraph', line: counts(record, teller) },
    ...nextSteps(record, teller),
    { kind: 'signature', fields: [W.sign, W.signSecond, W.signOffice].map(teller.text) },
  ];
}

function notices(record: ScreeningRecord, teller: Teller): Block[] {
  const { district, basis } = record.verdict;
  const texts = [
    ...(district === 'inside' ? [] : [teller.word(DISTRICT_WORDS, district)]),
    ...(basis === 'schematic' ? [teller.text(REPORT_WORDS.schematic)] : []),
    ...(record.inputs.rules.sha256 === teller.plan.rulesSha256 ? [] : [teller.text(W.otherRules)]),
  ];
  return texts.map((text) => ({ kind: 'paragraph', line: plain(text), manner: 'warning' }));
}

function facts(record: ScreeningRecord, teller: Teller): (readonly [string, Line])[] {
  const { site, inputs, app, replaces } = record;
  const row = (words: { zh: string; en: string }, text: string) => [teller.text(words), plain(text)] as const;
  const status = (wanted: string) => inputs.layers.filter((layer) => layer.status === wanted).length;
  const answers = answersInWords(record.project.answers, teller).slice(0, ANSWERS_SHOWN);
  return [
    row(W.id, record.id),
    row(W.time, beijingTime(record.createdAt, teller)),
    ...(site.areaEllipsoidM2 > 0 ? [[teller.text(W.area), areaLine(record, teller)] as const] : []),
    ...(site.lengthM > 0 ? [row(W.length, lengthWords(site.lengthM))] : []),
    row(W.nature, answers.map(([, value]) => value).join(' · ') || teller.text(W.noAnswers)),
    row(
      W.crs,
      teller.fill(W.crsLine, {
        crs: crsWords(site.crs.epsg, teller.locale),
        how: teller.word(CRS_HOW_WORDS, site.crs.how),
        count: boundaryPoints(record).length,
      }),
    ),
    row(
      W.data,
      teller.fill(W.dataLine, {
        count: inputs.layers.length,
        official: status('official'),
        user: status('user'),
        schematic: status('schematic'),
        missing: status('missing'),
        failed: status('failed'),
      }),
    ),
    row(
      W.rules,
      teller.fill(W.rulesLine, {
        version: inputs.rules.version,
        count: inputs.parameters.length,
        changed: inputs.parameters.filter(({ changed }) => changed).length,
        app: `${app.name} ${app.version}`,
      }),
    ),
    ...(inputs.rules.pack ? [row(W.pack, teller.fill(W.packLine, { ...inputs.rules.pack }))] : []),
    row(W.check, teller.fill(W.checkLine, { fingerprint: record.fingerprint })),
    ...(replaces ? [row(W.replaces, replaces.id)] : []),
  ];
}

/** Area both ways: on the ellipsoid, which is judged by, and on the plane, which survey papers use. */
export function areaLine({ site }: ScreeningRecord, teller: Teller): Line {
  const planeM2 = areaWords(site.areaPlaneM2, teller).split(' · ')[1] ?? '';
  return [
    { text: areaWords(site.areaEllipsoidM2, teller), bold: true },
    { text: teller.fill(W.areas, { plane: planeM2 }), muted: true },
  ];
}

/** The verdict as an interval on the five steps. */
export function verdictScale({ verdict, unknowns }: ScreeningRecord, teller: Teller): Block {
  const { atLeast, atWorst } = verdict;
  const word = (effect: string) => teller.word(EFFECT_WORDS, effect);
  const one = atLeast === atWorst;
  return {
    kind: 'scale',
    atLeast,
    atWorst,
    steps: STEPS.map(word),
    low: { label: teller.text(one ? W.settled : W.atLeast), word: word(atLeast) },
    ...(!one && { high: { label: teller.fill(W.atWorst, { open: unknowns.length }), word: word(atWorst) } }),
  };
}

function counts(record: ScreeningRecord, teller: Teller): Line {
  const groups = findingsByLevel(record.findings);
  return groups.flatMap(
    ({ level, findings }): Line => [
      { text: `${levelWord(level, teller)} ${findings.length}`, tone: level },
      { text: '  ' },
    ],
  );
}

/** Word of a heading; what is open has its own. */
export function levelWord(level: Tone, teller: Teller): string {
  if (level === 'unknown') return teller.text(REPORT_WORDS.unknowns);
  return teller.word({ ...EFFECT_WORDS, encourage: REPORT_WORDS.encourage }, level);
}

function nextSteps(record: ScreeningRecord, teller: Teller): Block[] {
  const moving = movingOpen(record);
  if (moving.length === 0) return [];
  const rows = moving
    .slice(0, NEXT_SHOWN)
    .map((open) => [
      textCell(openObject(open, teller)),
      textCell(teller.word(REASON_WORDS, open.reason)),
      textCell(openAct(open, teller)),
      toneCell(teller.word(EFFECT_WORDS, open.upTo), open.upTo),
    ]);
  const rest = moving.length - rows.length;
  return [
    { kind: 'heading', level: 2, text: teller.text(W.next) },
    {
      kind: 'table',
      columns: [
        { head: teller.text(W.open), share: 0.4 },
        { head: teller.text(W.reason), share: 0.2 },
        { head: teller.text(W.act), share: 0.22 },
        { head: teller.text(W.upTo), share: 0.18 },
      ],
      rows,
    },
    ...(rest > 0
      ? [{ kind: 'paragraph', line: plain(teller.fill(W.nextMore, { count: rest })), manner: 'note' } as const]
      : []),
  ];
}

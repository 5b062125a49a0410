import { BASIS_WORDS } from '../../i18n/record-words.ts';
import { MAP_WORDS } from '../../i18n/report-map-words.ts';
import { RELATION_WORDS, UNIT_WORDS, PAPER_WORDS as W } from '../../i18n/report-words.ts';
import type { FindingFact, ScreeningRecord } from '../../record/record.ts';
import { type Block, figureCell, plain, textCell } from '../document.ts';
import { factsOf } from '../levels.ts';
import { recordMap } from '../map/record-map.ts';
import { areaWords, beijingTime, lengthWords, shareWords } from '../measures.ts';
import { ruleNames } from '../rule-names.ts';
import { oneLine, type Teller } from '../teller.ts';

/** On what the result rests: the plan, and every layer with where it comes from and how far it may be trusted. */
export function dataChapter({ inputs }: ScreeningRecord, teller: Teller): Block[] {
  const { plan } = teller;
  const missing = inputs.layers.filter(({ status }) => status === 'missing');
  const used = inputs.layers.filter(({ status }) => status !== 'missing');
  const basis = teller.fill(W.planBasis, { title: teller.text(plan.title), number: plan.number });
  return [
    { kind: 'heading', level: 1, text: teller.text(W.c3) },
    { kind: 'paragraph', line: plain(basis) },
    {
      kind: 'table',
      columns: [
        { head: teller.text(W.layer), share: 0.19 },
        { head: teller.text(W.status), share: 0.1 },
        { head: teller.text(W.version), share: 0.19 },
        { head: teller.text(W.layerAccuracy), share: 0.12, figure: true },
        { head: teller.text(W.complete), share: 0.1 },
        { head: teller.text(W.source), share: 0.3 },
      ],
      rows: used.map((layer) => [
        textCell(teller.role(layer.role)),
        textCell(teller.word(BASIS_WORDS, layer.status)),
        textCell(oneLine(`${layer.version ?? '–'} · ${layer.date ?? teller.text(W.noDate)}`)),
        figureCell(layer.accuracyM === null ? '–' : `±${lengthWords(layer.accuracyM)}`),
        textCell(teller.word(UNIT_WORDS, layer.complete ? 'yes' : 'no')),
        textCell(teller.text(layer.source)),
      ]),
    },
    ...(missing.length > 0
      ? [
          {
            kind: 'paragraph',
            line: plain(
              teller.fill(W.missingLayers, {
                count: missing.length,
                names: teller.list(missing.map(({ role }) => teller.role(role))),
              }),
            ),
            manner: 'note',
          } as const,
        ]
      : []),
  ];
}

/** Where the site lies: the map, and what was measured against each layer. */
export function placeChapter(record: ScreeningRecord, teller: Teller): Block[] {
  return [
    { kind: 'heading', level: 1, text: teller.text(W.c4) },
    mapFigure(record, teller),
    ...layerTable(record, teller),
  ];
}

function mapFigure(record: ScreeningRecord, teller: Teller): Block {
  const { scene, legend, scale } = recordMap(record, teller);
  const schematic = record.verdict.basis === 'schematic' ? [teller.text(MAP_WORDS.schematic)] : [];
  const around = record.sketch
    ? teller.fill(MAP_WORDS.outlines, { tolerance: lengthWords(record.sketch.toleranceM) })
    : teller.text(MAP_WORDS.noSketch);
  const left =
    record.sketch && record.sketch.left > 0 ? [teller.fill(MAP_WORDS.left, { count: record.sketch.left })] : [];
  return {
    kind: 'figure',
    scene,
    alt: teller.fill(MAP_WORDS.alt, { name: record.site.name, scale }),
    legend,
    caption: [
      teller.fill(MAP_WORDS.caption, { scale, time: beijingTime(record.createdAt, teller) }),
      around,
      ...left,
      ...schematic,
    ].join(' '),
  };
}

function layerTable(record: ScreeningRecord, teller: Teller): Block[] {
  const facts = factsOf(record);
  if (facts.length === 0) return [{ kind: 'paragraph', line: plain(teller.text(W.noFacts)) }];
  return [
    {
      kind: 'table',
      columns: [
        { head: teller.text(W.place), share: 0.27 },
        { head: teller.text(W.relation), share: 0.12 },
        { head: teller.text(W.overlap), share: 0.16, figure: true },
        { head: teller.text(W.share), share: 0.09, figure: true },
        { head: teller.text(W.distance), share: 0.11, figure: true },
        { head: teller.text(W.clauses), share: 0.25 },
      ],
      rows: facts.map(({ fact, ruleIds }) => [
        textCell(teller.role(fact.role), fact.featureName ? teller.text(fact.featureName) : oneLine(fact.featureId)),
        textCell(teller.word(RELATION_WORDS, fact.relation)),
        figureCell(...overlapWords(fact, teller)),
        figureCell(fact.share > 0 ? shareWords(fact.share) : '–'),
        figureCell(lengthWords(fact.edgeDistanceM)),
        textCell(ruleNames(ruleIds, record, teller)),
      ]),
    },
    { kind: 'paragraph', line: plain(teller.text(W.overlapsNote)), manner: 'note' },
  ];
}

function overlapWords(fact: FindingFact, teller: Teller): string[] {
  const lines = [
    ...(fact.overlapEllipsoidM2 > 0 ? areaWords(fact.overlapEllipsoidM2, teller).split(' · ') : []),
    ...(fact.overlapLengthM > 0 ? [teller.fill(W.lengthIn, { length: lengthWords(fact.overlapLengthM) })] : []),
    ...(fact.penetrationM > 0 ? [teller.fill(W.depth, { depth: lengthWords(fact.penetrationM) })] : []),
    ...(fact.severs ? [teller.text(W.severed)] : []),
    ...(typeof fact.pinchWidthM === 'number' ? [teller.fill(W.pinch, { width: lengthWords(fact.pinchWidthM) })] : []),
  ];
  return lines.length > 0 ? lines : ['–'];
}

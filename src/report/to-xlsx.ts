import type { Cell, Table, TableColumn } from '../files/table.ts';
import { tablesToXlsx } from '../files/xlsx.ts';
import { toCm114 } from '../geo/project.ts';
import { BASIS_WORDS, CERTAINTY_WORDS, DISTRICT_WORDS, EFFECT_WORDS, REASON_WORDS } from '../i18n/record-words.ts';
import { LAW_STATUS_WORDS, RELATION_WORDS, UNIT_WORDS, PAPER_WORDS as W } from '../i18n/report-words.ts';
import { SHEET_WORDS as X } from '../i18n/sheet-words.ts';
import type { Locale, LocalText } from '../kernel/text.ts';
import type { ScreeningRecord } from '../record/record.ts';
import { answersInWords } from './answer-words.ts';
import { boundaryPoints } from './boundary-points.ts';
import { levelWord } from './chapters/cover.ts';
import { factsOf, findingsByLevel, openByReach } from './levels.ts';
import { beijingTime } from './measures.ts';
import { openAct, openObject, openWords } from './open-words.ts';
import type { ReportPlan } from './report-plan.ts';
import { type Teller, tellerOf } from './teller.ts';

/** A record as a workbook, a sheet for each kind of thing; figures stay figures, text is never a formula. */
export function recordToXlsx(record: ScreeningRecord, plan: ReportPlan, locale: Locale): Promise<Uint8Array> {
  const teller = tellerOf(locale, plan);
  return tablesToXlsx([
    summarySheet(record, teller),
    findingSheet(record, teller),
    openSheet(record, teller),
    factSheet(record, teller),
    layerSheet(record, teller),
    parameterSheet(record, teller),
    pointSheet(record, teller),
  ]);
}

function column(head: string, widthChars: number, more: Partial<TableColumn> = {}): TableColumn {
  return { head, widthChars, ...more };
}

const effect = (code: string, teller: Teller) => teller.word(EFFECT_WORDS, code);

function summarySheet(record: ScreeningRecord, teller: Teller): Table {
  const { site, verdict, inputs } = record;
  const row = (words: LocalText, value: Cell): Cell[] => [teller.text(words), value];
  return {
    name: teller.text(X.summary),
    columns: [column(teller.text(X.item), 26), column(teller.text(W.value), 70, { wrap: true })],
    rows: [
      row(X.site, site.name),
      row(X.atLeast, effect(verdict.atLeast, teller)),
      row(X.atWorst, effect(verdict.atWorst, teller)),
      row(X.basis, teller.word(BASIS_WORDS, verdict.basis)),
      row(X.district, teller.word(DISTRICT_WORDS, verdict.district)),
      row(X.areaEllipsoid, site.areaEllipsoidM2),
      row(X.areaPlane, site.areaPlaneM2),
      row(X.lengthM, site.lengthM),
      row(W.id, record.id),
      row(W.time, beijingTime(record.createdAt, teller)),
      row(X.fingerprint, record.fingerprint),
      row(X.rules, inputs.rules.version),
      ...answersInWords(record.project.answers, teller).map(([name, value]): Cell[] => [name, value]),
      row(X.notice, teller.fill(W.footer, { year: teller.plan.periodEnd })),
    ],
  };
}

function findingSheet(record: ScreeningRecord, teller: Teller): Table {
  const t = teller.text;
  return {
    name: t(X.findings),
    columns: [
      column(t(X.heading), 12),
      column(t(X.rule), 10),
      column(t(W.clauses), 14),
      column(t(X.matter), 28, { wrap: true }),
      column(t(X.text), 60, { wrap: true }),
      column(t(X.atLeast), 12),
      column(t(X.atWorst), 12),
      column(t(X.certainty), 14),
      column(t(X.basis), 12),
      column(t(X.marginM), 14, { decimals: 4 }),
      column(t(X.overlapM2), 16, { decimals: 4 }),
      column(t(X.distanceM), 14, { decimals: 4 }),
      column(t(X.laws), 20),
      column(t(X.open), 40, { wrap: true }),
      column(t(X.material), 40, { wrap: true }),
      column(t(X.decides), 30, { wrap: true }),
    ],
    rows: findingsByLevel(record.findings).flatMap(({ level, findings }) =>
      findings.map((finding): Cell[] => {
        const distances = finding.facts.map(({ edgeDistanceM }) => edgeDistanceM);
        return [
          levelWord(level, teller),
          finding.ruleId,
          finding.clauseIds.join(' '),
          t(finding.title),
          t(finding.text),
          effect(finding.atLeast, teller),
          effect(finding.atWorst, teller),
          teller.word(CERTAINTY_WORDS, finding.certainty),
          teller.word(BASIS_WORDS, finding.basis),
          finding.marginM,
          // Zones may overlap each other, so the largest is told and no sum.
          Math.max(0, ...finding.facts.map(({ overlapEllipsoidM2 }) => overlapEllipsoidM2)),
          distances.length > 0 ? Math.min(...distances) : null,
          finding.lawIds.join(' '),
          teller.list(finding.unknowns.map((open) => openWords(open, teller))),
          teller.list(finding.material.map(t)),
          t(finding.decides),
        ];
      }),
    ),
  };
}

function openSheet(record: ScreeningRecord, teller: Teller): Table {
  const t = teller.text;
  return {
    name: t(X.open),
    columns: [
      column(t(W.open), 30),
      column(t(W.reason), 20),
      column(t(W.act), 26),
      column(t(W.clauses), 24),
      column(t(W.upTo), 14),
    ],
    rows: openByReach(record.unknowns).map((open): Cell[] => [
      openObject(open, teller),
      teller.word(REASON_WORDS, open.reason),
      openAct(open, teller),
      open.ruleIds.join(' '),
      effect(open.upTo, teller),
    ]),
  };
}

function factSheet(record: ScreeningRecord, teller: Teller): Table {
  const t = teller.text;
  return {
    name: t(X.facts),
    columns: [
      column(t(W.layer), 24),
      column(t(W.place), 30),
      column(t(W.relation), 14),
      column(t(X.overlapM2), 16, { decimals: 4 }),
      column(t(X.overlapPlaneM2), 16, { decimals: 4 }),
      column(t(X.share), 12, { decimals: 6 }),
      column(t(X.overlapLengthM), 16, { decimals: 4 }),
      column(t(X.distanceM), 14, { decimals: 4 }),
      column(t(X.edgeDistanceM), 16, { decimals: 4 }),
      column(t(X.depthM), 14, { decimals: 4 }),
      column(t(X.rule), 20),
    ],
    rows: factsOf(record).map(({ fact, ruleIds }): Cell[] => [
      teller.role(fact.role),
      fact.featureName ? t(fact.featureName) : fact.featureId,
      teller.word(RELATION_WORDS, fact.relation),
      fact.overlapEllipsoidM2,
      fact.overlapPlaneM2,
      fact.share,
      fact.overlapLengthM,
      fact.distanceM,
      fact.edgeDistanceM,
      fact.penetrationM,
      [...new Set(ruleIds)].join(' '),
    ]),
  };
}

function layerSheet({ inputs }: ScreeningRecord, teller: Teller): Table {
  const t = teller.text;
  return {
    name: t(X.layers),
    columns: [
      column(t(W.layer), 26),
      column(t(W.status), 12),
      column(t(X.version), 12),
      column(t(X.date), 12),
      column(t(X.accuracyM), 12),
      column(t(W.complete), 8),
      column(t(W.source), 50, { wrap: true }),
      column('SHA-256', 66),
    ],
    rows: inputs.layers.map((layer): Cell[] => [
      teller.role(layer.role),
      teller.word(BASIS_WORDS, layer.status),
      layer.version,
      layer.date,
      layer.accuracyM,
      teller.word(UNIT_WORDS, layer.complete ? 'yes' : 'no'),
      t(layer.source),
      layer.sha256,
    ]),
  };
}

function parameterSheet({ inputs }: ScreeningRecord, teller: Teller): Table {
  const t = teller.text;
  return {
    name: t(X.parameters),
    columns: [
      column(t(W.parameter), 34),
      column(t(W.value), 12),
      column(t(X.unit), 10),
      column(t(W.parameterSource), 60, { wrap: true }),
      column(t(W.checked), 10),
      column(t(X.change), 40, { wrap: true }),
    ],
    rows: inputs.parameters.map((parameter): Cell[] => [
      teller.name(parameter.id),
      parameter.value,
      parameter.unit === '1' ? null : teller.word(UNIT_WORDS, parameter.unit),
      t(parameter.source),
      teller.word(LAW_STATUS_WORDS, parameter.status),
      parameter.changed ? (parameter.reason ?? '') : null,
    ]),
  };
}

function pointSheet(record: ScreeningRecord, teller: Teller): Table {
  const t = teller.text;
  return {
    name: t(X.points),
    columns: [
      column(t(W.point), 10),
      column(t(X.parcel), 10),
      column(t(X.ring), 8),
      column(t(W.north), 16, { decimals: 3 }),
      column(t(W.east), 16, { decimals: 3 }),
      column(t(W.lon), 16, { decimals: 9 }),
      column(t(W.lat), 16, { decimals: 9 }),
    ],
    rows: boundaryPoints(record).map(({ name, parcel, ring, position }): Cell[] => {
      const { northM, eastM } = toCm114(position);
      return [name, parcel, ring, northM, eastM, position[0] ?? null, position[1] ?? null];
    }),
  };
}

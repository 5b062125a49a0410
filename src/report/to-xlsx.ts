import { type Cell, type Table, type TableColumn, tableOf, type ValueColumn } from '../files/table.ts';
import { tablesToXlsx } from '../files/xlsx.ts';
import { toCm114 } from '../geo/project.ts';
import { BASIS_WORDS, CERTAINTY_WORDS, DISTRICT_WORDS, EFFECT_WORDS, REASON_WORDS } from '../i18n/record-words.ts';
import { LAW_STATUS_WORDS, RELATION_WORDS, UNIT_WORDS, PAPER_WORDS as W } from '../i18n/report-words.ts';
import { SHEET_WORDS as X } from '../i18n/sheet-words.ts';
import type { Locale, LocalText } from '../kernel/text.ts';
import type { Finding, ScreeningRecord } from '../record/record.ts';
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

function column<Row>(
  head: string,
  widthChars: number,
  value: ValueColumn<Row>['value'],
  more: Pick<TableColumn, 'decimals' | 'wrap'> = {},
): ValueColumn<Row> {
  return { head, widthChars, value, ...more };
}

/** Metres and square metres as a record has them. */
const EXACT = { decimals: 4 };
const WRAPPED = { wrap: true };

const effect = (code: string, teller: Teller) => teller.word(EFFECT_WORDS, code);

function summarySheet(record: ScreeningRecord, teller: Teller): Table {
  const { site, verdict, inputs } = record;
  const row = (words: LocalText, value: Cell): Cell[] => [teller.text(words), value];
  return {
    name: teller.text(X.summary),
    columns: [
      { head: teller.text(X.item), widthChars: 26 },
      { head: teller.text(W.value), widthChars: 70, wrap: true },
    ],
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
  const rows = findingsByLevel(record.findings).flatMap(({ level, findings }) =>
    findings.map((finding) => ({ level, ...finding })),
  );
  const nearestM = ({ facts }: Finding) =>
    facts.length > 0 ? Math.min(...facts.map(({ edgeDistanceM }) => edgeDistanceM)) : null;
  // Zones may overlap each other, so the largest is told and no sum.
  const largestM2 = ({ facts }: Finding) => Math.max(0, ...facts.map(({ overlapEllipsoidM2 }) => overlapEllipsoidM2));
  return tableOf(t(X.findings), rows, [
    column(t(X.heading), 12, ({ level }) => levelWord(level, teller)),
    column(t(X.rule), 10, ({ ruleId }) => ruleId),
    column(t(W.clauses), 14, ({ clauseIds }) => clauseIds.join(' ')),
    column(t(X.matter), 28, ({ title }) => t(title), WRAPPED),
    column(t(X.text), 60, ({ text }) => t(text), WRAPPED),
    column(t(X.atLeast), 12, ({ atLeast }) => effect(atLeast, teller)),
    column(t(X.atWorst), 12, ({ atWorst }) => effect(atWorst, teller)),
    column(t(X.certainty), 14, ({ certainty }) => teller.word(CERTAINTY_WORDS, certainty)),
    column(t(X.basis), 12, ({ basis }) => teller.word(BASIS_WORDS, basis)),
    column(t(X.marginM), 14, ({ marginM }) => marginM, EXACT),
    column(t(X.overlapM2), 16, largestM2, EXACT),
    column(t(X.distanceM), 14, nearestM, EXACT),
    column(t(X.laws), 20, ({ lawIds }) => lawIds.join(' ')),
    column(t(X.open), 40, ({ unknowns }) => teller.list(unknowns.map((open) => openWords(open, teller))), WRAPPED),
    column(t(X.material), 40, ({ material }) => teller.list(material.map(t)), WRAPPED),
    column(t(X.decides), 30, ({ decides }) => t(decides), WRAPPED),
  ]);
}

function openSheet(record: ScreeningRecord, teller: Teller): Table {
  const t = teller.text;
  return tableOf(t(X.open), openByReach(record.unknowns), [
    column(t(W.open), 30, (open) => openObject(open, teller)),
    column(t(W.reason), 20, ({ reason }) => teller.word(REASON_WORDS, reason)),
    column(t(W.act), 26, (open) => openAct(open, teller)),
    column(t(W.clauses), 24, ({ ruleIds }) => ruleIds.join(' ')),
    column(t(W.upTo), 14, ({ upTo }) => effect(upTo, teller)),
  ]);
}

function factSheet(record: ScreeningRecord, teller: Teller): Table {
  const t = teller.text;
  return tableOf(t(X.facts), factsOf(record), [
    column(t(W.layer), 24, ({ fact }) => teller.role(fact.role)),
    column(t(W.place), 30, ({ fact }) => (fact.featureName ? t(fact.featureName) : fact.featureId)),
    column(t(W.relation), 14, ({ fact }) => teller.word(RELATION_WORDS, fact.relation)),
    column(t(X.overlapM2), 16, ({ fact }) => fact.overlapEllipsoidM2, EXACT),
    column(t(X.overlapPlaneM2), 16, ({ fact }) => fact.overlapPlaneM2, EXACT),
    column(t(X.share), 12, ({ fact }) => fact.share, { decimals: 6 }),
    column(t(X.overlapLengthM), 16, ({ fact }) => fact.overlapLengthM, EXACT),
    column(t(X.distanceM), 14, ({ fact }) => fact.distanceM, EXACT),
    column(t(X.edgeDistanceM), 16, ({ fact }) => fact.edgeDistanceM, EXACT),
    column(t(X.depthM), 14, ({ fact }) => fact.penetrationM, EXACT),
    column(t(X.rule), 20, ({ ruleIds }) => [...new Set(ruleIds)].join(' ')),
  ]);
}

function layerSheet({ inputs }: ScreeningRecord, teller: Teller): Table {
  const t = teller.text;
  return tableOf(t(X.layers), inputs.layers, [
    column(t(W.layer), 26, ({ role }) => teller.role(role)),
    column(t(W.status), 12, ({ status }) => teller.word(BASIS_WORDS, status)),
    column(t(X.version), 12, ({ version }) => version),
    column(t(X.date), 12, ({ date }) => date),
    column(t(X.accuracyM), 12, ({ accuracyM }) => accuracyM),
    column(t(W.complete), 8, ({ complete }) => teller.word(UNIT_WORDS, complete ? 'yes' : 'no')),
    column(t(W.source), 50, ({ source }) => t(source), WRAPPED),
    column('SHA-256', 66, ({ sha256 }) => sha256),
  ]);
}

function parameterSheet({ inputs }: ScreeningRecord, teller: Teller): Table {
  const t = teller.text;
  return tableOf(t(X.parameters), inputs.parameters, [
    column(t(W.parameter), 34, ({ id }) => teller.name(id)),
    column(t(W.value), 12, ({ value }) => value),
    column(t(X.unit), 10, ({ unit }) => (unit === '1' ? null : teller.word(UNIT_WORDS, unit))),
    column(t(W.parameterSource), 60, ({ source }) => t(source), WRAPPED),
    column(t(W.checked), 10, ({ status }) => teller.word(LAW_STATUS_WORDS, status)),
    column(t(X.change), 40, ({ changed, reason }) => (changed ? (reason ?? '') : null), WRAPPED),
  ]);
}

function pointSheet(record: ScreeningRecord, teller: Teller): Table {
  const t = teller.text;
  const rows = boundaryPoints(record).map((point) => ({ ...point, plane: toCm114(point.position) }));
  return tableOf(t(X.points), rows, [
    column(t(W.point), 10, ({ name }) => name),
    column(t(X.parcel), 10, ({ parcel }) => parcel),
    column(t(X.ring), 8, ({ ring }) => ring),
    column(t(W.north), 16, ({ plane }) => plane.northM, { decimals: 3 }),
    column(t(W.east), 16, ({ plane }) => plane.eastM, { decimals: 3 }),
    column(t(W.lon), 16, ({ position }) => position[0] ?? null, { decimals: 9 }),
    column(t(W.lat), 16, ({ position }) => position[1] ?? null, { decimals: 9 }),
  ]);
}

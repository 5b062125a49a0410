import { csvCell } from '../files/csv.ts';
import { localText } from '../i18n/full-width.ts';
import type { Locale } from '../kernel/text.ts';
import type { Finding, ScreeningRecord } from '../record/record.ts';

const COLUMNS = [
  'record_id',
  'created_at',
  'fingerprint',
  'site',
  'area_ellipsoid_m2',
  'district',
  'rule_id',
  'title',
  'at_least',
  'at_worst',
  'nominal',
  'basis',
  'certainty',
  'margin_m',
  'overlap_ellipsoid_m2',
  'distance_m',
  'unknowns',
  'text',
] as const;

type Row = Readonly<Record<(typeof COLUMNS)[number], string | number | null>>;

function shared({ id, createdAt, fingerprint, site, verdict }: ScreeningRecord) {
  return {
    record_id: id,
    created_at: createdAt,
    fingerprint,
    site: site.name,
    area_ellipsoid_m2: site.areaEllipsoidM2,
    district: verdict.district,
  };
}

function reasons(unknowns: Finding['unknowns']): string {
  return unknowns.map(({ reason, resolves }) => `${reason}:${resolves.object}`).join(' ');
}

function verdictRow(record: ScreeningRecord): Row {
  const { atLeast, atWorst, basis } = record.verdict;
  return {
    ...shared(record),
    rule_id: 'verdict',
    title: null,
    at_least: atLeast,
    at_worst: atWorst,
    nominal: null,
    basis,
    certainty: null,
    margin_m: null,
    overlap_ellipsoid_m2: null,
    distance_m: null,
    unknowns: reasons(record.unknowns),
    text: null,
  };
}

function findingRow(record: ScreeningRecord, finding: Finding, locale: Locale): Row {
  const distances = finding.facts.map(({ edgeDistanceM }) => edgeDistanceM);
  return {
    ...shared(record),
    rule_id: finding.ruleId,
    title: localText(finding.title, locale),
    at_least: finding.atLeast,
    at_worst: finding.atWorst,
    nominal: finding.nominal,
    basis: finding.basis,
    certainty: finding.certainty,
    margin_m: finding.marginM,
    // Zones may overlap each other, so the largest is told and no sum.
    overlap_ellipsoid_m2: Math.max(0, ...finding.facts.map(({ overlapEllipsoidM2 }) => overlapEllipsoidM2)),
    distance_m: distances.length > 0 ? Math.min(...distances) : null,
    unknowns: reasons(finding.unknowns),
    text: localText(finding.text, locale),
  };
}

/** A record as CSV: one row for the verdict, one per finding; UTF-8 with a mark, so that spreadsheets read Chinese. */
export function recordToCsv(record: ScreeningRecord, locale: Locale): string {
  const rows = [verdictRow(record), ...record.findings.map((finding) => findingRow(record, finding, locale))];
  const lines = [COLUMNS.join(','), ...rows.map((row) => COLUMNS.map((column) => csvCell(row[column])).join(','))];
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

import { csvCell } from '../files/csv.ts';
import type { Cell, TableColumn } from '../files/table.ts';
import type { ScreeningRecord } from '../record/record.ts';

const COLUMNS = [
  'key',
  'site',
  'area_ellipsoid_m2',
  'length_m',
  'district',
  'at_least',
  'at_worst',
  'basis',
  'findings',
  'open',
  'lon',
  'lat',
  'record_id',
  'fingerprint',
  'error',
] as const;

type Row = Readonly<Partial<Record<(typeof COLUMNS)[number], string | number>>>;

function cells(row: Row): Cell[] {
  return COLUMNS.map((column) => row[column] ?? null);
}

function line(row: readonly Cell[]): string {
  return `${row.map(csvCell).join(',')}\r\n`;
}

/** Columns of a summary of many sites. */
export const BATCH_COLUMNS: readonly TableColumn[] = COLUMNS.map((head) => ({ head }));

/** First line of a summary of many sites, with the mark that makes spreadsheets read Chinese. */
export const BATCH_CSV_HEAD = `\ufeff${COLUMNS.join(',')}\r\n`;

/** One site of many as cells of the summary. @param key  name of the site within its batch */
export function batchCells(key: string, record: ScreeningRecord): readonly Cell[] {
  const { site, verdict, findings, unknowns } = record;
  return cells({
    key,
    site: site.name,
    area_ellipsoid_m2: site.areaEllipsoidM2,
    length_m: site.lengthM,
    district: verdict.district,
    at_least: verdict.atLeast,
    at_worst: verdict.atWorst,
    basis: verdict.basis,
    findings: findings.length,
    open: unknowns.length,
    lon: site.centroid[0],
    lat: site.centroid[1],
    record_id: record.id,
    fingerprint: record.fingerprint,
  });
}

/** A site that has no record, as cells of the summary, with the code of its trouble. */
export function batchErrorCells(key: string, code: string): readonly Cell[] {
  return cells({ key, error: code });
}

/** One site of many on a line. @param key  name of the site within its batch */
export function batchCsvLine(key: string, record: ScreeningRecord): string {
  return line(batchCells(key, record));
}

/** A site that could not be screened, on a line, with the code of its trouble. */
export function batchCsvErrorLine(key: string, code: string): string {
  return line(batchErrorCells(key, code));
}

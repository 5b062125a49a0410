import type { Feature, Geometry } from 'geojson';
import { tablesToXlsx } from '../../files/xlsx.ts';
import type { ScreeningRecord } from '../../record/record.ts';
import {
  BATCH_COLUMNS,
  BATCH_CSV_HEAD,
  batchCells,
  batchCsvErrorLine,
  batchCsvLine,
  batchErrorCells,
} from '../../report/batch-csv.ts';
import type { BatchRow } from '../../storage/database.ts';
import type { LocalStore } from '../../storage/local-store.ts';
import { saveFile } from '../shared/save-file.ts';
import { beginExport, exportManyRecords, READ_AT_ONCE, type RecordsFormat } from '../state/export-job.ts';
import { outcomeOf } from './batch-rows.ts';

/** Code of a site that was not screened yet, in the place of a trouble. */
const NOT_YET = 'not_screened_yet';

/**
 * Calls with every row in order, with its record where there is one; some at a time, so that the page stays free.
 * @param went  told how many have been; false ends it
 * @returns whether all have been
 */
export async function withRecords(
  store: LocalStore,
  rows: readonly BatchRow[],
  each: (row: BatchRow, record: ScreeningRecord | null) => void,
  went: (done: number) => Promise<boolean> = async () => true,
): Promise<boolean> {
  for (let from = 0; from < rows.length; from += READ_AT_ONCE) {
    const some = rows.slice(from, from + READ_AT_ONCE);
    const records = await store.loadBatchRecords(some.map(({ id }) => id));
    for (const row of some) each(row, row.summary ? (records.get(row.id) ?? null) : null);
    if (!(await went(from + some.length))) return false;
  }
  return true;
}

export async function exportBatchCsv(store: LocalStore, rows: readonly BatchRow[]): Promise<void> {
  const { went, end } = beginExport(rows.length);
  const lines: string[] = [BATCH_CSV_HEAD];
  const add = (row: BatchRow, record: ScreeningRecord | null) => {
    lines.push(record ? batchCsvLine(row.key, record) : batchCsvErrorLine(row.key, row.problem?.code ?? NOT_YET));
  };
  if ((await withRecords(store, rows, add, went)) && end())
    saveFile('batch.csv', lines.join(''), 'text/csv;charset=utf-8');
}

/** @param sheet  name of the sheet */
export async function exportBatchXlsx(store: LocalStore, rows: readonly BatchRow[], sheet: string): Promise<void> {
  const { went, end } = beginExport(rows.length);
  const table: ReturnType<typeof batchCells>[] = [];
  const add = (row: BatchRow, record: ScreeningRecord | null) => {
    table.push(record ? batchCells(row.key, record) : batchErrorCells(row.key, row.problem?.code ?? NOT_YET));
  };
  if (!(await withRecords(store, rows, add, went))) return;
  const bytes = await tablesToXlsx([{ name: sheet, columns: BATCH_COLUMNS, rows: table }]);
  if (end()) saveFile('batch.xlsx', bytes, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
}

/** Every parcel with the verdict of its site, degrees of CGCS2000; a site without a verdict says so. */
export function exportBatchGeojson(rows: readonly BatchRow[]): void {
  const features = rows.flatMap((row): Feature<Geometry | null>[] => {
    const { key, name, site, summary, problem } = row;
    const properties = {
      key,
      site: name,
      outcome: summary ? 'screened' : outcomeOf(row),
      at_least: summary?.verdict.atLeast ?? null,
      at_worst: summary?.verdict.atWorst ?? null,
      basis: summary?.verdict.basis ?? null,
      open: summary?.open ?? null,
      record_id: summary?.id ?? null,
      error: problem?.code ?? null,
    };
    if (!site) return [{ type: 'Feature', properties, geometry: null }];
    return site.parcels.map(
      ({ name: parcel, geometry }): Feature => ({
        type: 'Feature',
        properties: { ...properties, parcel },
        geometry: geometry as Geometry,
      }),
    );
  });
  saveFile('batch.geojson', JSON.stringify({ type: 'FeatureCollection', features }), 'application/geo+json');
}

/** The records of some sites as one file. */
export async function exportBatchRecords(
  store: LocalStore,
  rows: readonly BatchRow[],
  format: RecordsFormat,
): Promise<void> {
  const screened = rows.filter(({ summary }) => summary !== null);
  await exportManyRecords(format, 'batch-records', screened.length, async (from, to) => {
    const ids = screened.slice(from, to).map(({ id }) => id);
    const records = await store.loadBatchRecords(ids);
    return ids.map((id) => records.get(id) ?? null);
  });
}

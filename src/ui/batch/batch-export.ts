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
import { exportManyRecords, type RecordsFormat } from '../state/export-records.ts';
import { inLots } from '../state/record-lots.ts';
import { beginJob } from '../state/records-job.ts';
import { outcomeOf } from './batch-rows.ts';

/** Code of a site that was not screened yet, in the place of a trouble. */
const NOT_YET = 'not_screened_yet';

/** A row of the batch with its record; null where there is none. */
type RowRecord = readonly [BatchRow, ScreeningRecord | null];

/** Every row in order with its record, in lots. */
export function rowsInLots(store: LocalStore, rows: readonly BatchRow[]): AsyncGenerator<readonly RowRecord[]> {
  return inLots(rows, async (some) => {
    const records = await store.loadBatchRecords(some.map(({ id }) => id));
    return some.map((row): RowRecord => [row, row.summary ? (records.get(row.id) ?? null) : null]);
  });
}

/** A line of a table for every row; null when it was given up. */
async function linesOf<Line>(
  store: LocalStore,
  rows: readonly BatchRow[],
  line: (row: BatchRow, record: ScreeningRecord | null) => Line,
): Promise<{ readonly lines: readonly Line[]; readonly end: () => boolean } | null> {
  const { went, end } = beginJob('writing', rows.length);
  const lines: Line[] = [];
  for await (const lot of rowsInLots(store, rows)) {
    lines.push(...lot.map(([row, record]) => line(row, record)));
    if (!went(lot.length)) return null;
  }
  return { lines, end };
}

export async function exportBatchCsv(store: LocalStore, rows: readonly BatchRow[]): Promise<void> {
  const made = await linesOf(store, rows, (row, record) =>
    record ? batchCsvLine(row.key, record) : batchCsvErrorLine(row.key, row.problem?.code ?? NOT_YET),
  );
  if (made?.end()) saveFile('batch.csv', [BATCH_CSV_HEAD, ...made.lines].join(''), 'text/csv;charset=utf-8');
}

/** @param sheet  name of the sheet */
export async function exportBatchXlsx(store: LocalStore, rows: readonly BatchRow[], sheet: string): Promise<void> {
  const made = await linesOf(store, rows, (row, record) =>
    record ? batchCells(row.key, record) : batchErrorCells(row.key, row.problem?.code ?? NOT_YET),
  );
  if (!made) return;
  const bytes = await tablesToXlsx([{ name: sheet, columns: BATCH_COLUMNS, rows: made.lines }]);
  if (made.end()) saveFile('batch.xlsx', bytes, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
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
  const lots = inLots(screened, async (some) => {
    const records = await store.loadBatchRecords(some.map(({ id }) => id));
    return some.map(({ id }) => records.get(id) ?? null);
  });
  await exportManyRecords(format, 'batch-records', screened.length, lots);
}

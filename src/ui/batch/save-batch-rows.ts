import type { ScreeningRecord } from '../../record/record.ts';
import type { BatchRow } from '../../storage/database.ts';
import type { LocalStore } from '../../storage/local-store.ts';
import { deleteRecords, saveRecords } from '../state/records.ts';
import { useView } from '../state/view.ts';
import { withRecords } from './batch-export.ts';

/** Records written at once: a lot is kept whole or not at all. */
const LOT = 200;

/** Keeps the records of some sites of the batch beside those made one by one; stops where the disk is full. */
export async function saveBatchRows(store: LocalStore, rows: readonly BatchRow[]): Promise<void> {
  const saved: string[] = [];
  const { toast } = useView.getState();
  for (let from = 0; from < rows.length; from += LOT) {
    const records: ScreeningRecord[] = [];
    await withRecords(store, rows.slice(from, from + LOT), (_, record) => {
      if (record) records.push(record);
    });
    const problem = await saveRecords(
      store,
      records.map((record) => ({ record })),
    );
    if (problem) {
      toast('records.notKeptHint');
      break;
    }
    saved.push(...records.map(({ id }) => id));
  }
  if (saved.length > 0) toast('sites.saved', { count: saved.length }, () => void deleteRecords(store, saved));
}

import type { ScreeningRecord } from '../../record/record.ts';
import type { BatchRow } from '../../storage/database.ts';
import type { LocalStore } from '../../storage/local-store.ts';
import { dropRecords, saveRecords } from '../state/records.ts';
import { beginJob } from '../state/records-job.ts';
import { useView } from '../state/view.ts';
import { rowsInLots } from './batch-export.ts';

/** Records written at once, at least: a lot is kept whole or not at all, and each waits for the disk. */
const WRITTEN_AT_ONCE = 100;

/**
 * Keeps the records of some sites of the batch beside those made one by one. Stops where the disk is full or somebody stops
 * it: those kept so far stay, the others are still in the batch.
 */
export async function saveBatchRows(store: LocalStore, rows: readonly BatchRow[]): Promise<void> {
  const saved: string[] = [];
  const { toast } = useView.getState();
  const { went, end } = beginJob('saving', rows.length);
  let lot: ScreeningRecord[] = [];
  let read = 0;
  let problem: Awaited<ReturnType<typeof saveRecords>> = null;
  for await (const some of rowsInLots(store, rows)) {
    lot.push(...some.flatMap(([, record]) => record ?? []));
    read += some.length;
    if (lot.length >= WRITTEN_AT_ONCE || read === rows.length) {
      problem = await saveRecords(
        store,
        lot.map((record) => ({ record })),
        'leave',
      );
      if (problem) break;
      saved.push(...lot.map(({ id }) => id));
      lot = [];
    }
    if (!went(some.length)) break;
  }
  end();
  const undo = () => void dropRecords(store, saved);
  const left = rows.length - saved.length;
  const counts = { count: saved.length, left };
  if (problem) toast('sites.savedSome', counts, saved.length > 0 ? undo : undefined);
  else if (left > 0) toast('sites.savedStopped', counts, saved.length > 0 ? undo : undefined);
  else toast('sites.saved', counts, undo);
}

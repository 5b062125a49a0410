import type { RecordSummary } from '../../record/record-summary.ts';
import type { LocalStore } from '../../storage/local-store.ts';
import { saveRecordJson } from '../shared/save-file.ts';
import { exportManyRecords, type RecordsFormat } from '../state/export-job.ts';
import { deleteRecords, fullRecord, saveRecords } from '../state/records.ts';
import { useView } from '../state/view.ts';

/** Today as part of a file name, `20261125`. */
function fileDate(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('');
}

/** Several records as one file; a single one as its own. */
export async function exportRecords(store: LocalStore, ids: readonly string[], format: RecordsFormat): Promise<void> {
  const [only, more] = ids;
  const single = only !== undefined && more === undefined ? await fullRecord(store, only) : null;
  if (single) {
    saveRecordJson(single);
    return;
  }
  await exportManyRecords(format, `records-${fileDate()}`, ids.length, (from, to) =>
    Promise.all(ids.slice(from, to).map((id) => fullRecord(store, id))),
  );
}

/** Deletes records and offers to bring them back as they were. */
export async function removeRecords(
  store: LocalStore,
  rows: readonly Pick<RecordSummary, 'id' | 'name'>[],
): Promise<void> {
  const gone = await deleteRecords(
    store,
    rows.map(({ id }) => id),
  );
  const { toast, selected, go } = useView.getState();
  if (gone.length === 0) {
    toast('records.notDeleted');
    return;
  }
  if (selected && rows.some(({ id }) => selected.includes(id))) go('records');
  const undo = () => void saveRecords(store, gone);
  const [only] = gone;
  if (only && gone.length === 1) toast('app.deleted', { name: only.record.site.name }, undo);
  else toast('records.deletedMany', { count: gone.length }, undo);
}

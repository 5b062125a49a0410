import type { RecordSummary } from '../../record/record-summary.ts';
import { recordToJson } from '../../report/to-json.ts';
import type { LocalStore } from '../../storage/local-store.ts';
import { saveFile, saveRecordJson } from '../shared/save-file.ts';
import { deleteRecords, fullRecord, saveRecords } from '../state/records.ts';
import { useView } from '../state/view.ts';

/** Today as part of a file name, `20261125`. */
function fileDate(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('');
}

/** One record as its own file, several as one file with a record on each line, which `verify` reads too. */
export async function exportRecords(store: LocalStore, ids: readonly string[]): Promise<void> {
  const records = (await Promise.all(ids.map((id) => fullRecord(store, id)))).filter((record) => record !== null);
  const [only] = records;
  if (only && records.length === 1) {
    saveRecordJson(only);
    return;
  }
  const lines = records.map((record) => `${JSON.stringify(JSON.parse(recordToJson(record)))}\n`);
  saveFile(`records-${fileDate()}.jsonl`, lines.join(''), 'application/x-ndjson');
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

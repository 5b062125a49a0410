import type { RecordSummary } from '../../record/record-summary.ts';
import type { KeptRecord, LocalStore } from '../../storage/local-store.ts';
import { saveRecordJson } from '../shared/save-file.ts';
import { exportManyRecords, type RecordsFormat } from '../state/export-records.ts';
import { keptInLots } from '../state/record-lots.ts';
import { dropRecords, fullRecord, saveRecords, useRecords } from '../state/records.ts';
import { beginJob } from '../state/records-job.ts';
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
  await exportManyRecords(format, `records-${fileDate()}`, ids.length, keptInLots(store, ids));
}

/** Deletes records and offers to bring them back as they were. */
export async function removeRecords(
  store: LocalStore,
  rows: readonly Pick<RecordSummary, 'id' | 'name'>[],
): Promise<void> {
  const ids = rows.map(({ id }) => id);
  const copies = await copyRecords(store, ids);
  if (!copies) return;
  const { toast, selected, go } = useView.getState();
  if (await dropRecords(store, ids)) {
    toast('records.notDeleted');
    return;
  }
  if (selected && rows.some(({ id }) => selected.includes(id))) go('records');
  const undo = () => void bringBack(store, copies);
  const [only] = rows;
  if (only && rows.length === 1) toast('app.deleted', { name: only.name }, undo);
  else toast('records.deletedMany', { count: rows.length }, undo);
}

/**
 * Records with their notes as JSON, some in each blob: the browser may lay these on the disk, where thousands of records
 * would fill the memory of the page. Null when it was given up.
 */
async function copyRecords(store: LocalStore, ids: readonly string[]): Promise<readonly Blob[] | null> {
  const { notes } = useRecords.getState();
  const { went, end } = beginJob('deleting', ids.length);
  const copies: Blob[] = [];
  for await (const lot of keptInLots(store, ids)) {
    const kept = lot.flatMap((record): KeptRecord[] => {
      const note = record && notes.get(record.id);
      return record ? [{ record, ...(note && { note }) }] : [];
    });
    copies.push(new Blob([JSON.stringify(kept)]));
    if (!went(lot.length)) return null;
  }
  return end() ? copies : null;
}

async function bringBack(store: LocalStore, copies: readonly Blob[]): Promise<void> {
  for (const copy of copies) await saveRecords(store, JSON.parse(await copy.text()) as readonly KeptRecord[]);
}

import { canonicalJson } from '../../kernel/canonical-json.ts';
import type { ReadRecord } from '../../record/read-record.ts';
import type { KeptRecord, LocalStore } from '../../storage/local-store.ts';
import type { ScreeningClient } from '../../worker/client.ts';
import { deleteRecords, fullRecord, saveRecords, useRecords } from './records.ts';

/** What came of importing record files; every entry is counted once. */
export interface ImportOutcome {
  readonly imported: readonly string[];
  /** Of those imported: changed after they were sealed. */
  readonly tampered: number;
  /** Already here, byte for byte. */
  readonly same: number;
  /** Here under the same id with other content; the one here is kept. */
  readonly conflict: number;
  readonly unreadable: number;
}

/**
 * Takes records in from files. Nothing here is overwritten; a record that was changed after it was sealed is taken in and
 * marked, so that it can be looked at.
 */
export async function importRecords(
  client: ScreeningClient,
  store: LocalStore,
  files: readonly File[],
): Promise<ImportOutcome> {
  const kept: KeptRecord[] = [];
  const taken = new Map<string, string>();
  let [same, conflict, unreadable] = [0, 0, 0];
  for (const file of files) {
    const text = await file.text().catch(() => '');
    const read = await client.call((api) => api.recordsInFile(file.name, text));
    if (!read.ok) {
      unreadable += 1;
      continue;
    }
    unreadable += read.value.problems.length;
    for (const one of read.value.records) {
      const before = taken.get(one.record.id) ?? (await contentHere(store, one.record.id));
      const content = canonicalJson(one.record);
      if (before === undefined) {
        kept.push(keptRecord(one));
        taken.set(one.record.id, content);
      } else if (before === content) same += 1;
      else conflict += 1;
    }
  }
  const problem = kept.length > 0 ? await saveRecords(store, kept) : null;
  const tampered = kept.filter(({ note }) => note?.broken).length;
  return { imported: problem ? [] : kept.map(({ record }) => record.id), tampered, same, conflict, unreadable };
}

async function contentHere(store: LocalStore, id: string): Promise<string | undefined> {
  if (!useRecords.getState().rows.some((row) => row.id === id)) return undefined;
  const record = await fullRecord(store, id);
  return record ? canonicalJson(record) : undefined;
}

function keptRecord({ record, broken }: ReadRecord): KeptRecord {
  return broken.length > 0 ? { record, note: { id: record.id, tags: [], note: '', broken } } : { record };
}

/** Takes an import back. */
export async function undoImport(store: LocalStore, { imported }: ImportOutcome): Promise<void> {
  await deleteRecords(store, imported);
}

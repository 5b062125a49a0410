import { namesInZip, unzipFiles } from '../../files/zip-files.ts';
import { canonicalJson } from '../../kernel/canonical-json.ts';
import type { ReadRecord } from '../../record/read-record.ts';
import type { KeptRecord, LocalStore } from '../../storage/local-store.ts';
import type { ScreeningClient } from '../../worker/client.ts';
import { dropRecords, fullRecord, saveRecords, useRecords } from './records.ts';

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
  for await (const { name, text } of textsIn(files)) {
    const read = await client.call((api) => api.recordsInFile(name, text));
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

/** Files unpacked at once: thousands together would fill the memory of the page. */
const UNPACKED_AT_ONCE = 50;

/** The files, those in an archive each by itself; what cannot be read comes empty, and is counted as no record. */
async function* textsIn(files: readonly File[]): AsyncGenerator<{ readonly name: string; readonly text: string }> {
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer().catch(() => new ArrayBuffer(0)));
    const isZip = /\.zip$/i.test(file.name);
    const names = isZip ? await namesInZip(bytes) : null;
    const wanted = names?.filter((name) => /\.(json|jsonl|ndjson)$/i.test(name)) ?? [];
    if (wanted.length === 0) yield { name: file.name, text: isZip ? '' : textOf(bytes) };
    for (let from = 0; from < wanted.length; from += UNPACKED_AT_ONCE) {
      const some = await unzipFiles(bytes, new Set(wanted.slice(from, from + UNPACKED_AT_ONCE)));
      for (const [name, content] of some ?? []) yield { name, text: textOf(content) };
    }
  }
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
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
  await dropRecords(store, imported);
}

import { type BackupItem, itemHash, readBackup } from '../files/backup-file.ts';
import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { readRecord } from '../record/read-record.ts';
import type { BackupReading, RestorableItem } from './protocol.ts';

const RECORDS = 'records';

function keyOf({ store, key }: BackupItem): string {
  return `${store}/${key}`;
}

/** A record in today's shape under its own id; anything else as it is. Null for a record that is none. */
function usable(item: BackupItem): BackupItem | null {
  if (item.store !== RECORDS) return item;
  const read = readRecord(item.value);
  return read.ok && read.value.record.id === item.key ? { ...item, value: read.value.record } : null;
}

/**
 * Reads a backup and tells of each item whether it is new here, the same, or another than what is here.
 * Problems: those of `readBackup`; backup_damaged also names a record that is none.
 */
export async function backupReading(
  name: string,
  bytes: Uint8Array,
  here: readonly BackupItem[],
): Promise<Result<BackupReading>> {
  const read = await readBackup(name, bytes);
  if (!read.ok) return read;
  const kept = new Map(here.map((item) => [keyOf(item), itemHash(item.value)]));
  const items: RestorableItem[] = [];
  for (const item of read.value.items) {
    const value = usable(item);
    if (!value) return failure(errorProblem('backup_damaged', { file: name, field: keyOf(item) }));
    const before = kept.get(keyOf(item));
    const state = before === undefined ? 'new' : before === itemHash(value.value) ? 'same' : 'differs';
    items.push({ ...value, state });
  }
  return success({ ...read.value, items });
}

import type { IDBPTransaction } from 'idb';
import type { BatchRow, Database, StoredBatch, Tables } from './database.ts';
import { settled } from './settled.ts';
import { CURRENT } from './writing.ts';

/** A batch and a row of it as versions kept them that knew of one batch only: it had no id, its rows were numbered by theirs. */
type OlderBatch = Omit<StoredBatch, 'id'> & { readonly id?: string };
type OlderRow = Omit<BatchRow, 'number'> & { readonly number?: number };

/**
 * Gives a batch of an earlier version the id that it would have today, and its sites and records with it: all of them, or
 * where the disk does not allow it none. Nothing happens to a batch that has one.
 */
export async function nameOlderBatch(database: Database): Promise<void> {
  const older: OlderBatch | undefined = await database.get('batches', CURRENT);
  if (!older || older.id) return;
  const transaction = database.transaction(['batches', 'batchRows', 'batchRecords'], 'readwrite', {
    durability: 'strict',
  });
  await settled(transaction, [() => renumber(transaction, older)]);
}

type OfABatch = ('batches' | 'batchRows' | 'batchRecords')[];

async function renumber(transaction: IDBPTransaction<Tables, OfABatch, 'readwrite'>, older: OlderBatch): Promise<void> {
  const rows = transaction.objectStore('batchRows');
  const records = transaction.objectStore('batchRecords');
  const id = older.createdAt;
  await transaction.objectStore('batches').put({ ...older, id }, CURRENT);
  for (const [index, key] of (await rows.getAllKeys()).entries()) {
    const row: OlderRow | undefined = await rows.get(key);
    const record = await records.get(key);
    // One after the other: a record may be large, and there may be thousands.
    if (row) await rows.put({ ...row, id: `${id}/${key}`, number: index + 1 });
    await rows.delete(key);
    if (record) await records.put(record, `${id}/${key}`);
    await records.delete(key);
  }
}

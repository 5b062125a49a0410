import { errorProblem, type Problem } from '../kernel/problem.ts';
import type { Database } from './database.ts';
import type { BatchResult, KeptBatch, LocalStore } from './local-store.ts';
import { nameOlderBatch } from './older-batch.ts';
import { settled } from './settled.ts';
import { attempt, CURRENT, STRICT } from './writing.ts';

/** Tables of the batch at hand; a backup leaves them out. */
export const BATCH_TABLES = ['batches', 'batchRows', 'batchRecords'] as const;

type Batches = Pick<
  LocalStore,
  'loadBatch' | 'saveBatch' | 'restoreBatch' | 'tidyBatches' | 'saveBatchResults' | 'loadBatchRecords'
>;

async function loadBatch(database: Database): Promise<KeptBatch | null> {
  await nameOlderBatch(database);
  const transaction = database.transaction(['batches', 'batchRows']);
  const [batch, rows] = await Promise.all([
    transaction.objectStore('batches').get(CURRENT),
    transaction.objectStore('batchRows').getAll(),
  ]);
  return batch ? { batch, rows: rows.filter(({ id }) => id.startsWith(`${batch.id}/`)) } : null;
}

async function tidyBatches(database: Database): Promise<void> {
  const transaction = database.transaction(BATCH_TABLES, 'readwrite');
  const batch = await transaction.objectStore('batches').get(CURRENT);
  // One of an earlier version that could not be given its id yet: nothing of it is an other's.
  if (batch && !batch.id) return;
  const current = batch?.id;
  const others = current
    ? [IDBKeyRange.upperBound(current), IDBKeyRange.lowerBound(`${current}/\uffff`)]
    : [IDBKeyRange.lowerBound('')];
  await settled(
    transaction,
    (['batchRows', 'batchRecords'] as const).flatMap((name) =>
      others.map((range) => () => transaction.objectStore(name).delete(range)),
    ),
  );
}

async function saveBatchResults(
  database: Database,
  batchId: string,
  results: readonly BatchResult[],
  tell: () => void,
): Promise<Problem | null> {
  let replaced = false;
  const problem = await attempt(async () => {
    const transaction = database.transaction(BATCH_TABLES, 'readwrite', STRICT);
    replaced = (await transaction.objectStore('batches').get(CURRENT))?.id !== batchId;
    const records = transaction.objectStore('batchRecords');
    await settled(
      transaction,
      replaced
        ? []
        : results.flatMap(({ row, record }) => [
            () => transaction.objectStore('batchRows').put(row),
            () => (record ? records.put(record, row.id) : records.delete(row.id)),
          ]),
    );
  }, tell);
  return replaced ? errorProblem('batch_replaced') : problem;
}

/** The batch at hand, in the browser's database. @param tell  called after every write that other tabs should know of */
export function databaseBatches(database: Database, tell: () => void): Batches {
  return {
    loadBatch: () => loadBatch(database).catch(() => null),
    saveBatch: (kept) =>
      attempt(() => {
        const transaction = database.transaction(BATCH_TABLES, 'readwrite', STRICT);
        return settled(transaction, [
          () => transaction.objectStore('batches').clear(),
          ...(kept ? [() => transaction.objectStore('batches').put(kept.batch, CURRENT)] : []),
          ...(kept?.rows ?? []).map((row) => () => transaction.objectStore('batchRows').put(row)),
        ]);
      }, tell),
    restoreBatch: (batch) => attempt(() => database.put('batches', batch, CURRENT), tell),
    tidyBatches: () =>
      attempt(
        () => tidyBatches(database),
        () => {},
      ),
    saveBatchResults: (batchId, results) => saveBatchResults(database, batchId, results, tell),
    async loadBatchRecords(ids) {
      const { store } = database.transaction('batchRecords');
      const records = await Promise.all(ids.map((id) => store.get(id).catch(() => undefined)));
      return new Map(ids.flatMap((id, index) => (records[index] ? [[id, records[index]] as const] : [])));
    },
  };
}

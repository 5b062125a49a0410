import type { StoreNames } from 'idb';
import { errorProblem, type Problem } from '../kernel/problem.ts';
import { summaryOf } from '../record/record-summary.ts';
import type { Changed } from './change-channel.ts';
import { type Database, storageProblem, type Tables } from './database.ts';
import {
  type BatchResult,
  filesOf,
  fromStore,
  type KeptBatch,
  type KeptLayers,
  type LocalStore,
  newestFirst,
  oldestFirst,
  type StoredItem,
  toStore,
} from './local-store.ts';
import { nameOlderBatch } from './older-batch.ts';
import { settled } from './settled.ts';

const CURRENT = 'current';
const OF_A_LAYER = ['layers', 'layerFiles', 'layersInForce'] as const;
const OF_A_BATCH = ['batches', 'batchRows', 'batchRecords'] as const;
const OF_A_RECORD = ['records', 'summaries', 'notes'] as const;
/** On the disk before it is said to be kept, so that a page or machine that dies afterwards loses nothing. */
const STRICT = { durability: 'strict' } as const;

async function attempt(write: () => Promise<unknown>, tell: () => void): Promise<Problem | null> {
  try {
    await write();
    tell();
    return null;
  } catch (error) {
    return storageProblem(error);
  }
}

async function loadSummaries(database: Database) {
  const [summaries, ids] = await Promise.all([database.getAll('summaries'), database.getAllKeys('records')]);
  const known = new Set(summaries.map(({ id }) => id));
  const missing = ids.filter((id) => !known.has(id));
  for (const id of missing) {
    const record = await database.get('records', id);
    if (record) summaries.push(summaryOf(record));
  }
  return newestFirst(summaries);
}

async function loadLayers(database: Database): Promise<KeptLayers> {
  // One transaction, so that another tab cannot change what is in force in between.
  const transaction = database.transaction(['layers', 'layersInForce']);
  const inForce = transaction.objectStore('layersInForce');
  const [versions, roles, ids] = await Promise.all([
    transaction.objectStore('layers').getAll(),
    inForce.getAllKeys(),
    inForce.getAll(),
  ]);
  return { versions: oldestFirst(versions), inForce: new Map(roles.map((role, i) => [role, ids[i]!])) };
}

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
  const transaction = database.transaction(OF_A_BATCH, 'readwrite');
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
    const transaction = database.transaction(OF_A_BATCH, 'readwrite', STRICT);
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

async function loadItems(database: Database): Promise<StoredItem[]> {
  const items: StoredItem[] = [];
  for (const store of database.objectStoreNames) {
    // Made anew from the records wherever it is missing.
    if (store === 'summaries' || OF_A_BATCH.some((name) => name === store)) continue;
    const transaction = database.transaction(store);
    const [keys, values] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll()]);
    const plain = await Promise.all(values.map(fromStore));
    items.push(...keys.map((key, index) => ({ store, key: String(key), value: plain[index] })));
  }
  return items;
}

/**
 * The browser's database as a store.
 * @param told  called after every write that lasted
 */
export function databaseStore(
  database: Database,
  told: (what: Changed) => void,
): Omit<LocalStore, 'watch' | 'watchBatch'> {
  const tell = () => told('changed');
  const tellBatch = () => told('batch');
  return {
    problem: null,
    async loadDraft() {
      return (await database.get('drafts', CURRENT).catch(() => undefined)) ?? null;
    },
    saveDraft: (draft) =>
      attempt(
        () => database.put('drafts', draft, CURRENT),
        () => {},
      ),
    loadSummaries: () => loadSummaries(database).catch(() => []),
    loadNotes: () => database.getAll('notes').catch(() => []),
    async loadRecord(id) {
      return (await database.get('records', id).catch(() => undefined)) ?? null;
    },
    saveRecords: (kept) =>
      attempt(() => {
        const transaction = database.transaction(OF_A_RECORD, 'readwrite', STRICT);
        return settled(
          transaction,
          kept.flatMap(({ record, note }) => [
            () => transaction.objectStore('records').put(record),
            () => transaction.objectStore('summaries').put(summaryOf(record)),
            ...(note ? [() => transaction.objectStore('notes').put(note)] : []),
          ]),
        );
      }, tell),
    saveNotes: (notes) =>
      attempt(() => {
        const transaction = database.transaction('notes', 'readwrite', STRICT);
        return settled(
          transaction,
          notes.map((note) => () => transaction.store.put(note)),
        );
      }, tell),
    deleteRecords: (ids) =>
      attempt(() => {
        const transaction = database.transaction(OF_A_RECORD, 'readwrite', STRICT);
        return settled(
          transaction,
          ids.flatMap((id) => OF_A_RECORD.map((store) => () => transaction.objectStore(store).delete(id))),
        );
      }, tell),
    loadText: async (key) => (await database.get('texts', key).catch(() => undefined)) ?? null,
    saveText: (key, text) =>
      attempt(() => (text === null ? database.delete('texts', key) : database.put('texts', text, key)), tell),
    loadLayers: () => loadLayers(database).catch(() => ({ versions: [], inForce: new Map() })),
    loadLayerFile: async (path) => (await database.get('layerFiles', path).catch(() => undefined)) ?? null,
    saveLayer: (version, files) =>
      attempt(() => {
        const transaction = database.transaction(OF_A_LAYER, 'readwrite', STRICT);
        return settled(transaction, [
          ...[...files].map(
            ([path, bytes]) =>
              () =>
                transaction.objectStore('layerFiles').put(bytes, path),
          ),
          () => transaction.objectStore('layers').put(version),
          () => transaction.objectStore('layersInForce').put(version.id, version.entry.role),
        ]);
      }, tell),
    switchLayer: (role, id) =>
      attempt(
        () => (id === null ? database.delete('layersInForce', role) : database.put('layersInForce', id, role)),
        tell,
      ),
    deleteLayer: (version) =>
      attempt(async () => {
        const transaction = database.transaction(OF_A_LAYER, 'readwrite', STRICT);
        const { role } = version.entry;
        const inForce = await transaction.objectStore('layersInForce').get(role);
        await settled(transaction, [
          ...filesOf(version).map((path) => () => transaction.objectStore('layerFiles').delete(path)),
          () => transaction.objectStore('layers').delete(version.id),
          ...(inForce === version.id ? [() => transaction.objectStore('layersInForce').delete(role)] : []),
        ]);
      }, tell),
    loadBatch: () => loadBatch(database).catch(() => null),
    saveBatch: (kept) =>
      attempt(() => {
        const transaction = database.transaction(OF_A_BATCH, 'readwrite', STRICT);
        return settled(transaction, [
          () => transaction.objectStore('batches').clear(),
          ...(kept ? [() => transaction.objectStore('batches').put(kept.batch, CURRENT)] : []),
          ...(kept?.rows ?? []).map((row) => () => transaction.objectStore('batchRows').put(row)),
        ]);
      }, tellBatch),
    restoreBatch: (batch) => attempt(() => database.put('batches', batch, CURRENT), tellBatch),
    tidyBatches: () =>
      attempt(
        () => tidyBatches(database),
        () => {},
      ),
    saveBatchResults: (batchId, results) => saveBatchResults(database, batchId, results, tellBatch),
    async loadBatchRecords(ids) {
      const { store } = database.transaction('batchRecords');
      const records = await Promise.all(ids.map((id) => store.get(id).catch(() => undefined)));
      return new Map(ids.flatMap((id, index) => (records[index] ? [[id, records[index]] as const] : [])));
    },
    loadItems: () => loadItems(database),
    replaceItems: (put, remove) =>
      attempt(() => {
        const names = [...database.objectStoreNames];
        const transaction = database.transaction(names, 'readwrite', STRICT);
        const store = (name: string) => transaction.objectStore(name as StoreNames<Tables>);
        return settled(transaction, [
          () => store('summaries').clear(),
          ...remove.map((item) => () => store(item.store).delete(item.key)),
          ...put.map((item) => () => putItem(store(item.store), { ...item, value: toStore(item.store, item.value) })),
        ]);
      }, tell),
  };
}

interface ItemStore {
  readonly keyPath: string | string[] | null;
  put?(value: never, key?: string): Promise<unknown>;
}

/** A store whose values carry their key takes none beside them. */
function putItem(store: ItemStore, { key, value }: StoredItem): Promise<unknown> {
  const put = store.put?.bind(store) as ((value: unknown, key?: string) => Promise<unknown>) | undefined;
  if (!put) return Promise.reject(new DOMException('a transaction for reading'));
  return store.keyPath === null ? put(value, key) : put(value);
}

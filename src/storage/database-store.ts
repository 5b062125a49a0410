import type { StoreNames } from 'idb';
import { summaryOf } from '../record/record-summary.ts';
import type { Changed } from './change-channel.ts';
import type { Database, Tables } from './database.ts';
import { BATCH_TABLES, databaseBatches } from './database-batches.ts';
import { databaseLayers } from './database-layers.ts';
import { fromStore, type LocalStore, newestFirst, type StoredItem, toStore } from './local-store.ts';
import { settled } from './settled.ts';
import { attempt, CURRENT, STRICT } from './writing.ts';

const OF_A_RECORD = ['records', 'summaries', 'notes'] as const;

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

async function loadItems(database: Database): Promise<StoredItem[]> {
  const items: StoredItem[] = [];
  for (const store of database.objectStoreNames) {
    // Made anew from the records wherever it is missing.
    if (store === 'summaries' || BATCH_TABLES.some((name) => name === store)) continue;
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
  return {
    problem: null,
    ...databaseLayers(database, tell),
    ...databaseBatches(database, () => told('batch')),
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

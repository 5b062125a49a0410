import { errorProblem, type Problem } from '../kernel/problem.ts';
import type { ScreeningRecord } from '../record/record.ts';
import { type RecordSummary, summaryOf } from '../record/record-summary.ts';
import type { LayerVersion, StoredBatch, StoredDraft, StoredText } from './database.ts';
import {
  filesOf,
  fromStore,
  type KeptBatch,
  type LocalStore,
  newestFirst,
  oldestFirst,
  type StoredItem,
  toStore,
} from './local-store.ts';

function isOf({ id }: StoredBatch, rowId: string): boolean {
  return rowId.startsWith(`${id}/`);
}

/** A store that lasts as long as the page. @param problem  why it does */
export function memoryStore(problem: Problem | null): LocalStore {
  const tables = new Map<string, Map<string, unknown>>(
    ['drafts', 'records', 'notes', 'texts', 'layers', 'layerFiles', 'layersInForce'].map((name) => [
      name,
      new Map<string, unknown>(),
    ]),
  );
  const table = <T>(name: string) => (tables.get(name) ?? new Map()) as Map<string, T>;
  const records = table<Parameters<typeof summaryOf>[0]>('records');
  const notes = table<Awaited<ReturnType<LocalStore['loadNotes']>>[number]>('notes');
  const drafts = table<StoredDraft>('drafts');
  const texts = table<StoredText>('texts');
  const layers = table<LayerVersion>('layers');
  const layerFiles = table<Blob>('layerFiles');
  const inForce = table<string>('layersInForce');
  let batch: KeptBatch['batch'] | null = null;
  const batchRows = new Map<string, KeptBatch['rows'][number]>();
  const batchRecords = new Map<string, ScreeningRecord>();
  return {
    problem,
    loadDraft: async () => drafts.get('current') ?? null,
    saveDraft: async (draft) => {
      drafts.set('current', draft);
      return null;
    },
    loadSummaries: async () => newestFirst([...records.values()].map((record): RecordSummary => summaryOf(record))),
    loadNotes: async () => [...notes.values()],
    loadRecord: async (id) => records.get(id) ?? null,
    saveRecords: async (kept) => {
      for (const { record, note } of kept) {
        records.set(record.id, record);
        if (note) notes.set(record.id, note);
      }
      return null;
    },
    saveNotes: async (kept) => {
      for (const note of kept) notes.set(note.id, note);
      return null;
    },
    loadText: async (key) => texts.get(key) ?? null,
    saveText: async (key, text) => {
      if (text) texts.set(key, text);
      else texts.delete(key);
      return null;
    },
    deleteRecords: async (ids) => {
      for (const id of ids) {
        records.delete(id);
        notes.delete(id);
      }
      return null;
    },
    loadLayers: async () => ({ versions: oldestFirst([...layers.values()]), inForce: new Map(inForce) }),
    loadLayerFile: async (path) => layerFiles.get(path) ?? null,
    saveLayer: async (version, files) => {
      for (const [path, bytes] of files) layerFiles.set(path, bytes);
      layers.set(version.id, version);
      inForce.set(version.entry.role, version.id);
      return null;
    },
    switchLayer: async (role, id) => {
      if (id === null) inForce.delete(role);
      else inForce.set(role, id);
      return null;
    },
    deleteLayer: async (version) => {
      for (const path of filesOf(version)) layerFiles.delete(path);
      layers.delete(version.id);
      if (inForce.get(version.entry.role) === version.id) inForce.delete(version.entry.role);
      return null;
    },
    loadBatch: async () => {
      const inPlace = batch;
      return inPlace && { batch: inPlace, rows: [...batchRows.values()].filter(({ id }) => isOf(inPlace, id)) };
    },
    saveBatch: async (kept) => {
      batch = kept?.batch ?? null;
      for (const row of kept?.rows ?? []) batchRows.set(row.id, row);
      return null;
    },
    restoreBatch: async (back) => {
      batch = back;
      return null;
    },
    tidyBatches: async () => {
      for (const rows of [batchRows, batchRecords]) {
        for (const id of rows.keys()) if (!batch || !isOf(batch, id)) rows.delete(id);
      }
      return null;
    },
    saveBatchResults: async (batchId, results) => {
      if (batch?.id !== batchId) return errorProblem('batch_replaced');
      for (const { row, record } of results) {
        batchRows.set(row.id, row);
        if (record) batchRecords.set(row.id, record);
        else batchRecords.delete(row.id);
      }
      return null;
    },
    loadBatchRecords: async (ids) =>
      new Map(ids.flatMap((id) => (batchRecords.has(id) ? [[id, batchRecords.get(id)!] as const] : []))),
    loadItems: () =>
      Promise.all(
        [...tables].flatMap(([store, items]) =>
          [...items].map(async ([key, value]): Promise<StoredItem> => ({ store, key, value: await fromStore(value) })),
        ),
      ),
    replaceItems: async (put, remove) => {
      for (const { store, key } of remove) table(store).delete(key);
      for (const { store, key, value } of put) table(store).set(key, toStore(store, value));
      return null;
    },
    watch: () => () => {},
    watchBatch: () => () => {},
  };
}

import type { Problem } from '../kernel/problem.ts';
import type { ScreeningRecord } from '../record/record.ts';
import type { RecordSummary } from '../record/record-summary.ts';
import type {
  BatchRow,
  Draft,
  LayerVersion,
  RecordNote,
  StoredBatch,
  StoredDraft,
  StoredText,
  TextKey,
} from './database.ts';

/** A record with what is kept about it. */
export interface KeptRecord {
  readonly record: ScreeningRecord;
  readonly note?: RecordNote;
}

/** Layers that were put in here. */
export interface KeptLayers {
  /** Oldest first. */
  readonly versions: readonly LayerVersion[];
  /** Id of the version in force by role; the published layer is in force where there is none. */
  readonly inForce: ReadonlyMap<string, string>;
}

/** A batch with its sites in order. */
export interface KeptBatch {
  readonly batch: StoredBatch;
  readonly rows: readonly BatchRow[];
}

/** What came of a site of the batch: its row, with the record it tells of. */
export interface BatchResult {
  readonly row: BatchRow;
  readonly record: ScreeningRecord | null;
}

/** A value of a store under its key, as a backup holds it. */
export interface StoredItem {
  readonly store: string;
  readonly key: string;
  readonly value: unknown;
}

/**
 * Keeps drafts and records on this machine. Writes answer with a problem instead of throwing, so that work goes on; a write
 * of several things is done whole or not at all.
 */
export interface LocalStore {
  /** Set when nothing outlives the page. */
  readonly problem: Problem | null;
  loadDraft(): Promise<StoredDraft | null>;
  saveDraft(draft: Draft): Promise<Problem | null>;
  /** Newest first. */
  loadSummaries(): Promise<RecordSummary[]>;
  loadNotes(): Promise<RecordNote[]>;
  loadRecord(id: string): Promise<ScreeningRecord | null>;
  saveRecords(kept: readonly KeptRecord[]): Promise<Problem | null>;
  saveNotes(notes: readonly RecordNote[]): Promise<Problem | null>;
  /** With their notes. */
  deleteRecords(ids: readonly string[]): Promise<Problem | null>;
  loadText(key: TextKey): Promise<StoredText | null>;
  /** Keeps a text in the place of the one before; null takes it away. */
  saveText(key: TextKey, text: StoredText | null): Promise<Problem | null>;
  loadLayers(): Promise<KeptLayers>;
  /** A file of a layer by its path; null where it is not here. */
  loadLayerFile(path: string): Promise<Blob | null>;
  /** Keeps a version with its files and puts it in force: all of it or nothing, so that the one before goes on otherwise. */
  saveLayer(version: LayerVersion, files: ReadonlyMap<string, Blob>): Promise<Problem | null>;
  /** Puts a kept version in force; null goes back to the published layer. */
  switchLayer(role: string, id: string | null): Promise<Problem | null>;
  /** Takes a version away for good, with its files; one in force gives way to the published layer. */
  deleteLayer(version: LayerVersion): Promise<Problem | null>;
  /** The batch at hand, as far as it has come; null without one. */
  loadBatch(): Promise<KeptBatch | null>;
  /** Puts a batch in the place of the one before, null none; that one's sites and results stay until they are tidied away. */
  saveBatch(kept: KeptBatch | null): Promise<Problem | null>;
  /** Puts a batch back in its place whose sites and results are still here. */
  restoreBatch(batch: StoredBatch): Promise<Problem | null>;
  /** Takes away sites and results of batches that are not in place any more. */
  tidyBatches(): Promise<Problem | null>;
  /** Problems: those of writing; batch_replaced, when that batch is not in place any more. */
  saveBatchResults(batchId: string, results: readonly BatchResult[]): Promise<Problem | null>;
  /** Records of sites of the batch by the ids of their rows; those without one are left out. */
  loadBatchRecords(ids: readonly string[]): Promise<ReadonlyMap<string, ScreeningRecord>>;
  /** Everything for a backup; a batch is made of files the user has, and only its saved records go in. */
  loadItems(): Promise<StoredItem[]>;
  /** Puts items back under their keys, and takes away those named; what is neither stays. */
  replaceItems(put: readonly StoredItem[], remove: readonly Omit<StoredItem, 'value'>[]): Promise<Problem | null>;
  /** Calls back when another tab has changed something, or this page may no longer write; returns what stops it. */
  watch(onChange: (problem: Problem | null) => void): () => void;
  /** Calls back when another tab has changed the batch; returns what stops it. */
  watchBatch(onChange: () => void): () => void;
}

/** Oldest first; of the same instant by id. */
export function oldestFirst(versions: readonly LayerVersion[]): LayerVersion[] {
  return [...versions].sort((a, b) => a.acceptedAt.localeCompare(b.acceptedAt) || a.id.localeCompare(b.id));
}

/** Paths of the files of a version. */
export function filesOf({ entry }: LayerVersion): string[] {
  return [entry.built?.path, entry.built?.packed?.path].filter((path) => path !== undefined);
}

/** A value as a backup holds it: bytes in the place of files. */
export async function fromStore(value: unknown): Promise<unknown> {
  return value instanceof Blob ? new Uint8Array(await value.arrayBuffer()) : value;
}

/** The way back: what a store holds as a file becomes one again. */
export function toStore(store: string, value: unknown): unknown {
  return store === 'layerFiles' ? new Blob([value as Uint8Array<ArrayBuffer>]) : value;
}

/** Newest first; of the same instant by id, so that the order is the same in every tab. */
export function newestFirst(summaries: RecordSummary[]): RecordSummary[] {
  return summaries.sort((a, b) => b.createdAt.localeCompare(a.createdAt) || a.id.localeCompare(b.id));
}

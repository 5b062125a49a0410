import { create } from 'zustand';
import { invariant } from '../../kernel/invariant.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { ScreeningRecord } from '../../record/record.ts';
import { type RecordSummary, summaryOf } from '../../record/record-summary.ts';
import type { RecordNote } from '../../storage/database.ts';
import type { KeptRecord, LocalStore } from '../../storage/local-store.ts';

interface RecordsState {
  /** Newest first. */
  readonly rows: readonly RecordSummary[];
  readonly notes: ReadonlyMap<string, RecordNote>;
  /** Records that could not be kept: they are here as long as the page is. */
  readonly unkept: ReadonlyMap<string, ScreeningRecord>;
  /** Why the last write did not last; null when all is kept. */
  readonly problem: Problem | null;
}

export const useRecords = create<RecordsState>(() => ({
  rows: [],
  notes: new Map(),
  unkept: new Map(),
  problem: null,
}));

/** Reads the list again: at the start, when another tab has changed it, and when a backup has been put back. */
export async function reloadRecords(store: LocalStore): Promise<void> {
  const [kept, notes] = await Promise.all([store.loadSummaries(), store.loadNotes()]);
  const { unkept } = useRecords.getState();
  const known = new Set(kept.map(({ id }) => id));
  const loose = [...unkept.values()].filter(({ id }) => !known.has(id)).map(summaryOf);
  useRecords.setState({ rows: [...loose, ...kept], notes: new Map(notes.map((note) => [note.id, note])) });
}

/** Reads the list and follows what other tabs do to it; returns the function that stops it. */
export async function followRecords(store: LocalStore): Promise<() => void> {
  useRecords.setState({ problem: store.problem });
  await reloadRecords(store);
  return store.watch((problem) => {
    if (problem) useRecords.setState({ problem });
    else void reloadRecords(store);
  });
}

/** A record in full; null when another tab has deleted it meanwhile. */
export async function fullRecord(store: LocalStore, id: string): Promise<ScreeningRecord | null> {
  return useRecords.getState().unkept.get(id) ?? (await store.loadRecord(id));
}

/**
 * Keeps records and adds them to the list.
 * @param otherwise  of records that could not be kept: `show` them in the list, marked as such, or `leave` them out of it, since
 *   they are kept elsewhere
 */
export async function saveRecords(
  store: LocalStore,
  kept: readonly KeptRecord[],
  otherwise: 'show' | 'leave' = 'show',
): Promise<Problem | null> {
  invariant(
    kept.every(({ record }) => record.fingerprint !== ''),
    'an answer of a drag is not sealed and is never kept',
  );
  const problem = await store.saveRecords(kept);
  if (problem && otherwise === 'leave') {
    useRecords.setState({ problem });
    return problem;
  }
  useRecords.setState((state) => {
    const ids = new Set(kept.map(({ record }) => record.id));
    const unkept = new Map([...state.unkept].filter(([id]) => !ids.has(id)));
    const notes = new Map(state.notes);
    for (const { record, note } of kept) {
      if (problem) unkept.set(record.id, record);
      if (note) notes.set(record.id, note);
    }
    const rows = [...kept.map(({ record }) => summaryOf(record)), ...state.rows.filter(({ id }) => !ids.has(id))];
    rows.sort((a, b) => b.createdAt.localeCompare(a.createdAt) || a.id.localeCompare(b.id));
    return { rows, notes, unkept, problem: problem ?? (unkept.size === 0 ? store.problem : state.problem) };
  });
  return problem;
}

/** Keeps what stands beside records: tags, notes, and on what they were checked. */
export async function saveNotes(store: LocalStore, kept: readonly RecordNote[]): Promise<void> {
  useRecords.setState(({ notes }) => ({ notes: new Map([...notes, ...kept.map((note) => [note.id, note] as const)]) }));
  const problem = await store.saveNotes(kept);
  if (problem) useRecords.setState({ problem });
}

/** Takes records off the list for good, with their notes. */
export async function dropRecords(store: LocalStore, ids: readonly string[]): Promise<Problem | null> {
  const problem = await store.deleteRecords(ids);
  if (problem) {
    useRecords.setState({ problem });
    return problem;
  }
  const without = new Set(ids);
  useRecords.setState((state) => ({
    rows: state.rows.filter(({ id }) => !without.has(id)),
    unkept: new Map([...state.unkept].filter(([id]) => !without.has(id))),
    notes: new Map([...state.notes].filter(([id]) => !without.has(id))),
  }));
  return null;
}

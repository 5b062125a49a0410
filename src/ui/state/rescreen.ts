import { create } from 'zustand';
import type { Problem } from '../../kernel/problem.ts';
import type { RecordSummary } from '../../record/record-summary.ts';
import type { Rescreening } from '../../run/rescreen.ts';
import type { RecordNote } from '../../storage/database.ts';
import type { LocalStore } from '../../storage/local-store.ts';
import type { ScreeningClient } from '../../worker/client.ts';
import type { UserLayer } from '../../worker/protocol.ts';
import { withFiles } from './layer-files.ts';
import { fullRecord, saveNotes, saveRecords, useRecords } from './records.ts';

/** A record whose site could not be screened again. */
export interface Unscreened {
  readonly row: RecordSummary;
  readonly problem: Problem;
}

interface RescreenState {
  readonly status: 'idle' | 'running' | 'done' | 'cancelled';
  readonly done: number;
  readonly total: number;
  readonly elapsedMs: number;
  /** Records that come out otherwise today, or have reviews to be made again. */
  readonly flipped: readonly Rescreening[];
  readonly unscreened: readonly Unscreened[];
  /** Records near which nothing changed: known to come out the same, and not computed. */
  readonly untouched: readonly RecordSummary[];
  /** `inputsHash` of today; null until it was asked for. */
  readonly inputsNow: string | null;
}

const IDLE: RescreenState = {
  status: 'idle',
  done: 0,
  total: 0,
  elapsedMs: 0,
  flipped: [],
  unscreened: [],
  untouched: [],
  inputsNow: null,
};

export const useRescreen = create<RescreenState>(() => IDLE);

/** Asks what a record made now would rest on, so that records that rest on something else are known without computing. */
export async function askInputsNow(client: ScreeningClient): Promise<void> {
  const now = await client.call((api) => api.inputsNow());
  if (now.ok) useRescreen.setState({ inputsNow: now.value });
}

/**
 * Records that rest on other layers, rules or another program than today's, that have not come out the same on today's
 * before, and that no newer one stands in for.
 */
export function affectedRows(
  rows: readonly RecordSummary[],
  notes: ReadonlyMap<string, RecordNote>,
  inputsNow: string | null,
): RecordSummary[] {
  const replaced = new Set(rows.flatMap(({ replaces }) => replaces ?? []));
  return rows.filter(
    ({ id, inputs }) => inputs !== inputsNow && notes.get(id)?.checked !== inputsNow && !replaced.has(id),
  );
}

/** Layers of this browser that records may have been made on, in force today or not. */
async function keptLayers(store: LocalStore): Promise<UserLayer[]> {
  const { versions } = await store.loadLayers();
  return Promise.all(versions.map((version) => withFiles(store, version)));
}

/**
 * Screens records again one after the other, in the worker; the page stays free, and can stop it after any of them.
 * @param only  `touched`: those near which a layer changed; the others are known to come out the same
 */
export async function startRescreen(
  client: ScreeningClient,
  store: LocalStore,
  rows: readonly RecordSummary[],
  only: 'touched' | 'all',
): Promise<void> {
  const started = performance.now();
  const { inputsNow } = useRescreen.getState();
  useRescreen.setState({ ...IDLE, inputsNow, status: 'running', total: rows.length });
  const kept = only === 'touched' ? await keptLayers(store) : null;
  for (const row of rows) {
    const record = await fullRecord(store, row.id);
    const result = record && (await client.call((api) => api.rescreen(record, kept)));
    if (useRescreen.getState().status !== 'running') return;
    const again = result?.ok ? result.value : null;
    useRescreen.setState((state) => ({
      done: state.done + 1,
      elapsedMs: performance.now() - started,
      ...(result?.ok === false && { unscreened: [...state.unscreened, { row, problem: result.problems[0] }] }),
      ...(again === 'untouched' && { untouched: [...state.untouched, row] }),
      ...(again && again !== 'untouched' && isTelling(again) && { flipped: [...state.flipped, again] }),
    }));
  }
  useRescreen.setState({ status: 'done' });
  await noteUnchanged(store, rows);
}

/** Remembers which records came out the same, so that they are not asked about again until something else changes. */
async function noteUnchanged(store: LocalStore, rows: readonly RecordSummary[]): Promise<void> {
  const { flipped, unscreened, inputsNow } = useRescreen.getState();
  if (inputsNow === null) return;
  const open = new Set([...flipped.map(({ before }) => before.id), ...unscreened.map(({ row }) => row.id)]);
  const { notes } = useRecords.getState();
  const same = rows.filter(({ id, inputs }) => inputs !== inputsNow && !open.has(id));
  if (same.length === 0) return;
  await saveNotes(
    store,
    same.map(({ id }) => ({ ...(notes.get(id) ?? { id, tags: [], note: '' }), checked: inputsNow })),
  );
}

function isTelling({ flips, outdated }: Rescreening): boolean {
  return flips.length > 0 || outdated.length > 0;
}

export function cancelRescreen(): void {
  useRescreen.setState({ status: 'cancelled' });
}

/** Forgets what was computed; nothing was kept of it. */
export function dropRescreen(): void {
  useRescreen.setState(({ inputsNow }) => ({ ...IDLE, inputsNow }));
}

/** Keeps the new records beside the old ones, which they name. */
export async function keepRescreened(store: LocalStore): Promise<{ problem: Problem | null; ids: readonly string[] }> {
  const { notes } = useRecords.getState();
  const kept = useRescreen.getState().flipped.map(({ before, now }) => {
    const note = notes.get(before.id);
    return { record: now, ...(note && { note: { id: now.id, tags: note.tags, note: note.note } }) };
  });
  const problem = await saveRecords(store, kept);
  if (!problem) dropRescreen();
  return { problem, ids: kept.map(({ record }) => record.id) };
}

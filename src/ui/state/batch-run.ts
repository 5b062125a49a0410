import type { Problem } from '../../kernel/problem.ts';
import { summaryOf } from '../../record/record-summary.ts';
import type { StoredBatch } from '../../storage/database.ts';
import type { BatchResult, LocalStore } from '../../storage/local-store.ts';
import type { ScreeningClient } from '../../worker/client.ts';
import { alone } from './batch-lock.ts';
import { useRescreen } from './rescreen.ts';
import { isOutdated, isSettled, lookAtKept, useSiteBatch } from './site-batch.ts';

/** Results are kept and shown in lots: each write costs more than several screenings of a small site. */
const LOT = 40;
const LOT_MS = 500;

let run = 0;
/** What is still coming to its end of an earlier run, which holds the lock until then. */
let ending: Promise<unknown> = Promise.resolve();

/**
 * Screens what is left, in the worker, one after the other, so that a single site asked for meanwhile is in between. Goes
 * over sites once more that were screened on other layers or rules than today's. Stops when results cannot be kept, and
 * leaves it to another tab that is already at it.
 */
export async function runBatch(client: ScreeningClient, store: LocalStore): Promise<void> {
  const mine = ++run;
  const { batch } = useSiteBatch.getState();
  if (!batch) return;
  useSiteBatch.setState({ status: 'running', problem: null, startedMs: performance.now(), leftAtStart: 0, left: 0 });
  await ending;
  if (mine !== run) return;
  const work = alone(() => screenLeft(client, store, batch, () => mine === run));
  ending = work;
  const outcome = await work;
  if (mine !== run || useSiteBatch.getState().status !== 'running') return;
  useSiteBatch.setState({ status: outcome === 'done' ? 'done' : 'elsewhere' });
  if (outcome === 'elsewhere') await lookAtKept(store);
}

async function screenLeft(
  client: ScreeningClient,
  store: LocalStore,
  batch: StoredBatch,
  isMine: () => boolean,
): Promise<void> {
  const stop = (problem: Problem) => {
    if (isMine()) useSiteBatch.setState({ status: 'stopped', problem });
  };
  const inputs = await client.call((api) => api.inputsNow());
  if (!isMine()) return;
  if (!inputs.ok) return stop(inputs.problems[0]);
  useRescreen.setState({ inputsNow: inputs.value });
  // As it is kept: another tab may have gone on with it.
  const kept = await store.loadBatch();
  if (!isMine()) return;
  const rows = kept?.batch.id === batch.id ? kept.rows : useSiteBatch.getState().rows;
  const left = rows.filter((row) => !isSettled(row) || isOutdated(row, inputs.value));
  useSiteBatch.setState({ rows, leftAtStart: left.length, left: left.length });
  const { answers, overrides, parameters } = batch;
  let lot: BatchResult[] = [];
  let keptMs = performance.now();
  for (const [index, row] of left.entries()) {
    const { site } = row;
    if (!site) continue;
    const result = await client.call((api) => api.record({ site, answers, overrides, parameters }));
    lot.push(
      result.ok
        ? { row: { ...row, summary: summaryOf(result.value), problem: null }, record: result.value }
        : { row: { ...row, summary: null, problem: result.problems[0] }, record: null },
    );
    const last = index === left.length - 1;
    if (isMine() && !last && lot.length < LOT && performance.now() - keptMs < LOT_MS) continue;
    const problem = await keep(store, batch, lot);
    if (problem) return stop(problem);
    if (!isMine()) return;
    lot = [];
    keptMs = performance.now();
  }
}

async function keep(store: LocalStore, batch: StoredBatch, lot: readonly BatchResult[]): Promise<Problem | null> {
  const problem = await store.saveBatchResults(batch.id, lot);
  // Only what is kept is shown as done; another batch may have been put in its place meanwhile.
  if (problem || useSiteBatch.getState().batch?.id !== batch.id) return problem;
  const fresh = new Map(lot.map(({ row }) => [row.id, row]));
  useSiteBatch.setState(({ rows, left }) => ({
    rows: rows.map((row) => fresh.get(row.id) ?? row),
    left: left - lot.length,
  }));
  return null;
}

/** Stops after the site in hand; what has come so far stays. */
export function stopRun(): void {
  run++;
  if (useSiteBatch.getState().status !== 'running') return;
  const { rows } = useSiteBatch.getState();
  useSiteBatch.setState({ status: rows.every(isSettled) ? 'done' : 'stopped' });
}

import { create } from 'zustand';
import type { Problem } from '../../kernel/problem.ts';
import { sameJson } from '../../kernel/same-json.ts';
import type { SiteReading } from '../../run/batch-plan.ts';
import type { NameAttribute } from '../../site/name-attribute.ts';
import type { BatchRow, Draft, StoredBatch } from '../../storage/database.ts';
import type { KeptBatch, LocalStore } from '../../storage/local-store.ts';
import { isRunElsewhere } from './batch-lock.ts';
import { useView } from './view.ts';

interface SiteBatchState {
  /**
   * `choosing`: a file can be read in several ways, and a person has to say which; `naming`: by which attribute its sites are
   * called. `elsewhere`: another tab is at it, and
   * here it is only looked at.
   */
  readonly status: 'empty' | 'reading' | 'choosing' | 'naming' | 'running' | 'elsewhere' | 'stopped' | 'done';
  readonly batch: StoredBatch | null;
  readonly rows: readonly BatchRow[];
  /** Name of the file being read or asked about, and how many sites were read of it. */
  readonly fileName: string;
  readonly readCount: number;
  readonly readings: readonly SiteReading[];
  /** Attributes its sites may be called by, and the one at hand; null for none of them. */
  readonly attributes: readonly NameAttribute[];
  readonly calledBy: string | null;
  /** Why it could not be begun, or did not go on. */
  readonly problem: Problem | null;
  /** Site looked at. */
  readonly lit: string | null;
  /** Of the present run: when it began (as `performance.now`), how many were left then, and how many are now. */
  readonly startedMs: number;
  readonly leftAtStart: number;
  readonly left: number;
}

export const EMPTY_BATCH: SiteBatchState = {
  status: 'empty',
  batch: null,
  rows: [],
  fileName: '',
  readCount: 0,
  readings: [],
  attributes: [],
  calledBy: null,
  problem: null,
  lit: null,
  startedMs: 0,
  leftAtStart: 0,
  left: 0,
};

/** Many sites screened alike: read from files, screened one after the other, kept as they come. */
export const useSiteBatch = create<SiteBatchState>(() => EMPTY_BATCH);

const UNDO_MS = 8000;
/** Other tabs write twice a second; thousands of rows are not read again for each of these. */
const FOLLOW_MS = 1500;

/** Whether nothing more will come of a site: screened, or in trouble. */
export function isSettled({ site, problem, summary }: BatchRow): boolean {
  return site === null || problem !== null || summary !== null;
}

/** Whether a site was screened on other layers or rules, or by another program, than these. @param inputs `inputsHash` of today */
export function isOutdated({ summary }: BatchRow, inputs: string): boolean {
  return summary !== null && summary.inputs !== inputs;
}

/** Those of the sites that are outdated; none while today's hash is not known. */
export function outdatedRows(rows: readonly BatchRow[], inputs: string | null): BatchRow[] {
  return inputs === null ? [] : rows.filter((row) => isOutdated(row, inputs));
}

/** Whether a batch was ordered with other answers or parameters than the case at hand has. */
export function isOrderedOtherwise(batch: StoredBatch, { answers, overrides, parameters }: Draft): boolean {
  return !sameJson([batch.answers, batch.overrides, batch.parameters], [answers, overrides, parameters]);
}

/** A batch as it stands when nobody is at it. */
function atRest(kept: KeptBatch | null): Partial<SiteBatchState> {
  if (!kept) return EMPTY_BATCH;
  return { ...kept, status: kept.rows.every(isSettled) ? 'done' : 'stopped' };
}

/** Brings back what an earlier visit left, and follows what other tabs do to it; returns what stops that. */
export async function followBatch(store: LocalStore): Promise<() => void> {
  await lookAtKept(store);
  // Not at once: another tab may still offer to bring one back.
  const tidying = setTimeout(() => void store.tidyBatches(), UNDO_MS);
  const { status, rows } = useSiteBatch.getState();
  if (status === 'stopped') {
    useView.getState().toast('sites.interrupted', { done: rows.filter(isSettled).length, total: rows.length });
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = async () => {
    await lookAtKept(store);
    timer = useSiteBatch.getState().status === 'elsewhere' ? setTimeout(() => void look(), FOLLOW_MS) : undefined;
  };
  if (useSiteBatch.getState().status === 'elsewhere') await look();
  const stop = store.watchBatch(() => {
    timer ??= setTimeout(() => void look(), FOLLOW_MS);
  });
  return () => {
    clearTimeout(timer);
    clearTimeout(tidying);
    stop();
  };
}

/** Shows the batch as it is kept, unless this tab is at work on it or reads another. */
export async function lookAtKept(store: LocalStore): Promise<void> {
  const isBusy = () => ['reading', 'choosing', 'naming', 'running'].includes(useSiteBatch.getState().status);
  if (isBusy()) return;
  const [kept, elsewhere] = await Promise.all([store.loadBatch(), isRunElsewhere()]);
  if (isBusy()) return;
  const { lit, batch } = useSiteBatch.getState();
  const same = kept?.batch.id === batch?.id;
  useSiteBatch.setState({
    ...EMPTY_BATCH,
    ...atRest(kept),
    lit: same ? lit : null,
    ...(kept && elsewhere && { status: 'elsewhere' }),
  });
}

/** Puts a batch in the place of the one at hand; what brings that one back is offered for a while. */
export async function replaceBatch(store: LocalStore, next: KeptBatch | null): Promise<Problem | null> {
  const { batch, rows } = useSiteBatch.getState();
  const problem = await store.saveBatch(next);
  if (problem) return problem;
  useSiteBatch.setState({ ...EMPTY_BATCH, ...(next && { ...next, status: 'stopped' }) });
  // Its sites and records are there until they can no longer be wanted back.
  const tidying = setTimeout(() => void store.tidyBatches(), UNDO_MS);
  if (batch) {
    useView.getState().toast(next ? 'sites.replaced' : 'sites.cleared', { count: rows.length }, () => {
      clearTimeout(tidying);
      void bringBack(store, batch);
    });
  }
  return null;
}

async function bringBack(store: LocalStore, batch: StoredBatch): Promise<void> {
  useSiteBatch.setState(EMPTY_BATCH);
  const problem = await store.restoreBatch(batch);
  if (problem) useSiteBatch.setState({ problem });
  else await lookAtKept(store);
  void store.tidyBatches();
}

import { create } from 'zustand';
import type { Problem } from '../../kernel/problem.ts';
import { summaryOf } from '../../record/record-summary.ts';
import type { PlannedSite, SiteReading } from '../../run/batch-plan.ts';
import type { BatchRow, StoredBatch } from '../../storage/database.ts';
import type { BatchResult, LocalStore } from '../../storage/local-store.ts';
import type { ScreeningClient } from '../../worker/client.ts';
import { ImportClient } from '../../worker/import-client.ts';
import { spawnImportWorker } from '../workers.ts';
import { useCase } from './case.ts';
import { useView } from './view.ts';

interface SiteBatchState {
  /** `choosing`: a file can be read in several ways, and a person has to say which. */
  readonly status: 'empty' | 'reading' | 'choosing' | 'running' | 'stopped' | 'done';
  readonly batch: StoredBatch | null;
  readonly rows: readonly BatchRow[];
  /** Name of the file being read or asked about, and how many sites were read of it. */
  readonly fileName: string;
  readonly readCount: number;
  readonly readings: readonly SiteReading[];
  /** Why it could not be begun, or did not go on. */
  readonly problem: Problem | null;
  /** Site looked at. */
  readonly lit: string | null;
  /** Of the present run: when it began (as `performance.now`), and how many were left then. */
  readonly startedMs: number;
  readonly leftAtStart: number;
}

const EMPTY: SiteBatchState = {
  status: 'empty',
  batch: null,
  rows: [],
  fileName: '',
  readCount: 0,
  readings: [],
  problem: null,
  lit: null,
  startedMs: 0,
  leftAtStart: 0,
};

/** Many sites screened alike: read from files, screened one after the other, kept as they come. */
export const useSiteBatch = create<SiteBatchState>(() => EMPTY);

/** Its own worker, so that a file of one site can be read meanwhile. */
const importClient = new ImportClient({ spawn: spawnImportWorker });

/** Results are kept and shown in lots: each write costs more than several screenings of a small site. */
const LOT = 40;
const LOT_MS = 500;
const UNDO_MS = 8000;
const ID_WIDTH = 6;

let run = 0;
let answer: ((reading: SiteReading | null) => void) | null = null;
let clearing: ReturnType<typeof setTimeout> | undefined;

/** Whether nothing more will come of a site: screened, or in trouble. */
export function isSettled({ site, problem, summary }: BatchRow): boolean {
  return site === null || problem !== null || summary !== null;
}

/** Brings back what an earlier visit left; one that was interrupted waits to be gone on with, and says so. */
export async function restoreBatch(store: LocalStore): Promise<void> {
  const kept = await store.loadBatch();
  if (!kept || useSiteBatch.getState().status !== 'empty') return;
  const done = kept.rows.filter(isSettled).length;
  const status = done < kept.rows.length ? 'stopped' : 'done';
  useSiteBatch.setState({ ...EMPTY, ...kept, status });
  if (status === 'stopped') useView.getState().toast('sites.interrupted', { done, total: kept.rows.length });
}

/** Reads files, each feature or parcel a site, and screens them with the answers and parameters at hand. */
export async function startBatch(client: ScreeningClient, store: LocalStore, files: readonly File[]): Promise<void> {
  const mine = ++run;
  clearTimeout(clearing);
  const planned: PlannedSite[] = [];
  for (const file of files) {
    const sites = await sitesOf(file, planned.length, () => mine === run);
    if (mine !== run) return;
    if (sites === null) {
      await showKept(store);
      return;
    }
    planned.push(...sites);
  }
  const { answers, overrides, parameters } = useCase.getState().present;
  const name = files.map((file) => file.name).join(', ');
  const batch: StoredBatch = { name, createdAt: new Date().toISOString(), answers, overrides, parameters };
  const rows = planned.map(rowOf);
  const problem = await store.saveBatch({ batch, rows });
  if (mine !== run) return;
  if (problem) {
    await showKept(store, problem);
    return;
  }
  useSiteBatch.setState({ ...EMPTY, batch, rows, status: 'stopped' });
  await runBatch(client, store);
}

function rowOf({ key, site }: PlannedSite, index: number): BatchRow {
  return {
    id: String(index + 1).padStart(ID_WIDTH, '0'),
    key,
    name: site.ok ? site.value.name : key,
    site: site.ok ? site.value : null,
    problem: site.ok ? null : site.problems[0],
    summary: null,
  };
}

/** Goes back to the batch before, which is still there, when another one came to nothing. */
async function showKept(store: LocalStore, problem: Problem | null = null): Promise<void> {
  const kept = await store.loadBatch();
  const status = !kept ? 'empty' : kept.rows.every(isSettled) ? 'done' : 'stopped';
  useSiteBatch.setState({ ...EMPTY, ...kept, status, problem });
}

/** Sites of a file; asks once where it can be read in several ways. Null when it was given up. */
async function sitesOf(file: File, before: number, isMine: () => boolean): Promise<readonly PlannedSite[] | null> {
  const read = async (reading: SiteReading | null): Promise<readonly PlannedSite[] | null> => {
    useSiteBatch.setState({ ...EMPTY, status: 'reading', fileName: file.name, readCount: before });
    const onSites = (count: number) => {
      if (isMine()) useSiteBatch.setState({ readCount: before + count });
    };
    const result = await importClient.sitesOfFile(file, reading, onSites);
    if (result === 'superseded') return null;
    return result.ok ? result.value : [{ key: file.name, site: result }];
  };
  const sites = await read(null);
  const readings = sites && readingsOf(sites);
  if (!readings || readings.length === 0) return sites;
  useSiteBatch.setState({ status: 'choosing', readings });
  const chosen = await new Promise<SiteReading | null>((resolve) => {
    answer = resolve;
  });
  return chosen && isMine() ? read(chosen) : null;
}

/** Ways to read the sites of a file, each once, those that land in the district first. */
function readingsOf(sites: readonly PlannedSite[]): SiteReading[] {
  const ways = new Map<string, SiteReading>();
  for (const reading of sites.flatMap(({ readings = [] }) => readings)) {
    const key = JSON.stringify([reading.crs.epsg, reading.layer, reading.transform]);
    if (!ways.has(key)) ways.set(key, reading);
  }
  return [...ways.values()].sort((a, b) => Number(b.plausible) - Number(a.plausible));
}

/** Reads the file in the way that was chosen; null gives it up. */
export function chooseReading(reading: SiteReading | null): void {
  answer?.(reading);
  answer = null;
}

/**
 * Screens what is left, in the worker, one after the other, so that a single site asked for meanwhile is in between. Goes
 * over sites once more that were screened on other layers or rules than today's. Stops when results cannot be kept.
 */
export async function runBatch(client: ScreeningClient, store: LocalStore): Promise<void> {
  const { batch, rows } = useSiteBatch.getState();
  if (!batch) return;
  const mine = ++run;
  useSiteBatch.setState({ status: 'running', problem: null, startedMs: performance.now(), leftAtStart: 0 });
  const inputs = await client.call((api) => api.inputsNow());
  if (mine !== run) return;
  if (!inputs.ok) {
    useSiteBatch.setState({ status: 'stopped', problem: inputs.problems[0] });
    return;
  }
  const left = rows.filter((row) => !isSettled(row) || (row.summary && row.summary.inputs !== inputs.value));
  useSiteBatch.setState({ leftAtStart: left.length });
  const { answers, overrides, parameters } = batch;
  let lot: BatchResult[] = [];
  let keptMs = performance.now();
  for (const [index, row] of left.entries()) {
    const { site } = row;
    if (!site) continue;
    const result = await client.call((api) => api.record({ site, answers, overrides, parameters }));
    lot.push(
      result.ok
        ? { row: { ...row, summary: summaryOf(result.value) }, record: result.value }
        : { row: { ...row, summary: null, problem: result.problems[0] }, record: null },
    );
    if (mine === run && index < left.length - 1 && lot.length < LOT && performance.now() - keptMs < LOT_MS) continue;
    const problem = lot.length > 0 ? await keep(store, batch, lot) : null;
    if (problem && mine === run) useSiteBatch.setState({ status: 'stopped', problem });
    if (problem || mine !== run) return;
    lot = [];
    keptMs = performance.now();
  }
  useSiteBatch.setState({ status: 'done' });
}

async function keep(store: LocalStore, batch: StoredBatch, lot: readonly BatchResult[]): Promise<Problem | null> {
  // A batch that was put in its place meanwhile has rows of its own.
  if (useSiteBatch.getState().batch !== batch) return null;
  const problem = await store.saveBatchResults(lot);
  // Only what is kept is shown as done.
  if (problem || useSiteBatch.getState().batch !== batch) return problem;
  const fresh = new Map(lot.map(({ row }) => [row.id, row]));
  useSiteBatch.setState(({ rows }) => ({ rows: rows.map((row) => fresh.get(row.id) ?? row) }));
  return null;
}

/** Stops after the site in hand; what has come so far stays. Gives up a file that is being read. */
export function stopBatch(store: LocalStore): void {
  const { status } = useSiteBatch.getState();
  if (status === 'running') {
    run++;
    useSiteBatch.setState({ status: 'stopped' });
    return;
  }
  chooseReading(null);
  importClient.cancel();
  run++;
  void showKept(store);
}

/** Takes the batch off the screen, and off the disk as soon as that can no longer be undone. */
export function clearBatch(store: LocalStore): void {
  run++;
  const { batch, rows } = useSiteBatch.getState();
  useSiteBatch.setState(EMPTY);
  clearTimeout(clearing);
  clearing = setTimeout(() => void store.saveBatch(null), UNDO_MS);
  const status = rows.every(isSettled) ? 'done' : 'stopped';
  useView.getState().toast('sites.cleared', { count: rows.length }, () => {
    if (useSiteBatch.getState().status !== 'empty') return;
    clearTimeout(clearing);
    useSiteBatch.setState({ ...EMPTY, batch, rows, status });
  });
}

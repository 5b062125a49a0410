import { success } from '../../kernel/result.ts';
// Not from where sites are read: that is the worker's, with every format behind it.
import { attributesOfSites } from '../../run/attributes-of-sites.ts';
import type { PlannedSite, SiteReading } from '../../run/batch-plan.ts';
import type { Site } from '../../site/site.ts';
import type { BatchRow, StoredBatch } from '../../storage/database.ts';
import type { LocalStore } from '../../storage/local-store.ts';
import type { ScreeningClient } from '../../worker/client.ts';
import { ImportClient } from '../../worker/import-client.ts';
import type { SitesHow } from '../../worker/import-protocol.ts';
import { BATCH } from '../records/record-selection.ts';
import { spawnImportWorker } from '../workers.ts';
import { isRunElsewhere } from './batch-lock.ts';
import { runBatch, stopRun } from './batch-run.ts';
import { useCase } from './case.ts';
import { EMPTY_BATCH, lookAtKept, replaceBatch, useSiteBatch } from './site-batch.ts';
import { useView } from './view.ts';

/** Its own worker, so that a file of one site can be read meanwhile. */
const importClient = new ImportClient({ spawn: spawnImportWorker });

const NUMBER_WIDTH = 6;

let start = 0;
let answerReading: Answer<SiteReading> | null = null;
let answerNames: Answer<'named'> | null = null;

/** Reads files, each feature or parcel a site, and screens them with the answers and parameters at hand. */
export async function startBatch(client: ScreeningClient, store: LocalStore, files: readonly File[]): Promise<void> {
  await begin(client, store, files.map(({ name }) => name).join(', '), async (isMine) => {
    const planned: PlannedSite[] = [];
    for (const file of files) {
      const sites = await sitesOf(file, planned.length, isMine);
      if (sites === null) return null;
      planned.push(...sites);
    }
    return planned;
  });
}

/**
 * Screens sites that are already here, one by one.
 * @param siteAt  makes a site when its turn comes; null gives all of them up
 */
export async function startBatchOf(
  client: ScreeningClient,
  store: LocalStore,
  name: string,
  count: number,
  siteAt: (index: number) => Promise<Site | null>,
): Promise<void> {
  useView.getState().go('records', BATCH);
  await begin(client, store, name, async (isMine) => {
    const planned: PlannedSite[] = [];
    for (let index = 0; index < count && isMine(); index++) {
      const site = await siteAt(index);
      if (!site) return null;
      planned.push({ key: count > 1 ? `${name}#${index + 1}` : name, site: success(site) });
      if (isMine()) useSiteBatch.setState({ fileName: name, readCount: planned.length });
    }
    return planned;
  });
}

/** Screens the sites at hand once more, all of them, with the answers and parameters of the case at hand. */
export async function orderAgain(client: ScreeningClient, store: LocalStore): Promise<void> {
  const { batch, rows } = useSiteBatch.getState();
  if (!batch) return;
  const planned = rows.map(({ key, name, site, problem }) => ({ key, name, site, problem: site ? null : problem }));
  await take(client, store, batch.name, planned);
}

async function begin(
  client: ScreeningClient,
  store: LocalStore,
  name: string,
  plan: (isMine: () => boolean) => Promise<readonly PlannedSite[] | null>,
): Promise<void> {
  if (await isRunElsewhere().then((busy) => busy && useSiteBatch.getState().status !== 'running')) {
    useView.getState().toast('sites.elsewhereBusy');
    await lookAtKept(store);
    return;
  }
  const mine = ++start;
  const isMine = () => mine === start;
  stopRun();
  useSiteBatch.setState({ status: 'reading', fileName: name, readCount: 0, problem: null });
  const planned = await plan(isMine);
  if (!isMine()) return;
  if (planned) await take(client, store, name, planned.map(itemOf));
  else await showKept(store);
}

type Item = Pick<BatchRow, 'key' | 'name' | 'site' | 'problem'>;

function itemOf({ key, site }: PlannedSite): Item {
  return site.ok
    ? { key, name: site.value.name, site: site.value, problem: null }
    : { key, name: key, site: null, problem: site.problems[0] };
}

/** Makes a batch of sites in the place of the one before, and screens them. */
async function take(client: ScreeningClient, store: LocalStore, name: string, items: readonly Item[]): Promise<void> {
  const { answers, overrides, parameters } = useCase.getState().present;
  const createdAt = new Date().toISOString();
  const batch: StoredBatch = { id: createdAt, name, createdAt, answers, overrides, parameters };
  const rows = items.map((item, index): BatchRow => {
    const number = index + 1;
    // Of one width, so that the order of ids is the order of sites.
    return { id: `${batch.id}/${String(number).padStart(NUMBER_WIDTH, '0')}`, number, ...item, summary: null };
  });
  const problem = await replaceBatch(store, { batch, rows });
  if (problem) {
    await showKept(store);
    useSiteBatch.setState({ problem });
    return;
  }
  await runBatch(client, store);
}

/** Goes back to the batch before, which is still there, when another one came to nothing. */
async function showKept(store: LocalStore): Promise<void> {
  useSiteBatch.setState(EMPTY_BATCH);
  await lookAtKept(store);
}

/** Sites of a file; asks once where it can be read in several ways. Null when it was given up. */
async function sitesOf(file: File, before: number, isMine: () => boolean): Promise<readonly PlannedSite[] | null> {
  const read = async (how: SitesHow): Promise<readonly PlannedSite[] | null> => {
    useSiteBatch.setState({ status: 'reading', fileName: file.name, readCount: before });
    const onSites = (count: number) => {
      if (isMine()) useSiteBatch.setState({ readCount: before + count });
    };
    const result = await importClient.sitesOfFile(file, how, onSites);
    if (result === 'superseded') return null;
    return result.ok ? result.value : [{ key: file.name, site: result }];
  };
  let how: SitesHow = {};
  let sites = await read(how);
  const readings = sites && readingsOf(sites);
  if (readings && readings.length > 0) {
    useSiteBatch.setState({ status: 'choosing', readings });
    const reading = await asked<SiteReading>((resolve) => {
      answerReading = resolve;
    });
    if (!reading || !isMine()) return null;
    how = { reading };
    sites = await read(how);
  }
  const attributes = sites && attributesOfSites(sites);
  // One site is told from no other by its name.
  if (!sites || !attributes || sites.length < 2 || attributes.length < 2 || !isMine()) return sites;
  const guessed = attributes.find((one) => one.guessed)?.name ?? null;
  useSiteBatch.setState({ status: 'naming', attributes, calledBy: guessed });
  const named = await asked<'named'>((resolve) => {
    answerNames = resolve;
  });
  if (!named || !isMine()) return null;
  const { calledBy } = useSiteBatch.getState();
  return calledBy === guessed || calledBy === null ? sites : read({ ...how, nameAttribute: calledBy });
}

type Answer<T> = (answer: T | null) => void;

/** Waits for a person; null where the file is given up. */
function asked<T>(ask: (resolve: Answer<T>) => void): Promise<T | null> {
  return new Promise(ask);
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
  answerReading?.(reading);
  answerReading = null;
}

/** Goes on with the attribute at hand as the sites' names; null gives the file up. */
export function chooseNames(done: 'named' | null): void {
  answerNames?.(done);
  answerNames = null;
}

/** Stops screening after the site in hand, where what has come so far stays; or gives up a file that is being read. */
export function stopBatch(store: LocalStore): void {
  if (useSiteBatch.getState().status === 'running') {
    stopRun();
    return;
  }
  start++;
  chooseReading(null);
  chooseNames(null);
  importClient.cancel();
  void showKept(store);
}

/** Takes the batch away, with a way to bring it back. */
export async function clearBatch(store: LocalStore): Promise<void> {
  start++;
  stopRun();
  const problem = await replaceBatch(store, null);
  if (problem) useSiteBatch.setState({ problem });
}

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { serveStatic } from '../tests/helpers/static-server.ts';
import { installProbe, installWorkerProbe } from './browser-probe.ts';
import { frameTimes, memoryOfPage } from './page-measures.ts';
import { BROWSER_TITLE, bar, megabytes, ms, type Row, type Table, withTable } from './report.ts';
import { borderSites } from './sites.ts';
import { STANDS_FOR, writeStressDeployment } from './stress-deployment.ts';
import { quantile } from './timing.ts';

const ROOT = process.cwd();
const REPORT = 'docs/performance.md';
/** A step of the browser may take so long on a machine without a graphics card. */
const PATIENCE_MS = 120_000;
const VIEW = { width: 1440, height: 900 };
/** A drag ends after so many moves of the mouse, or after so long where pictures come slowly. */
const DRAG_MOVES = 240;
const DRAG_MS = 45_000;
/** First verdicts of each kind, each in a fresh profile; the middle one counts. */
const VERDICTS = 3;
/** So long after map and panel are there the app has come to rest, and somebody gives a site. */
const REST_MS = 2000;
/** The world at zoom 0, as MapLibre counts. */
const TILE_PX = 512;

interface Probe {
  readonly screenings: { live: boolean; askedMs: number; answeredMs: number; paintedMs: number; pointerMs: number }[];
  readonly longTasks: { startMs: number; durationMs: number }[];
}

function log(text: string): void {
  process.stderr.write(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${text}\n`);
}

const probeOf = (page: Page) => page.evaluate(() => (globalThis as unknown as { probe: Probe }).probe);

async function open(
  browser: Browser,
  url: string,
  hidden: readonly string[] = [],
): Promise<{ page: Page; usableMs: number }> {
  const context = await browser.newContext({ viewport: VIEW, locale: 'zh-CN', serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.addInitScript(installProbe);
  const visibility = Object.fromEntries(hidden.map((role) => [role, false]));
  const preferences = JSON.stringify({ visibility });
  await page.addInitScript((text) => localStorage.setItem('shangjie-site-screening.preferences', text), preferences);
  page.on('worker', (worker) => {
    if (worker.url().includes('screening')) void worker.evaluate(installWorkerProbe).catch(() => {});
  });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(url, { waitUntil: 'domcontentloaded', timeout: PATIENCE_MS });
  return { page, usableMs: await usable(page) };
}

/** Time from the start of the navigation until map and panel can be used, ms. */
async function usable(page: Page): Promise<number> {
  await page.waitForFunction(
    () => document.querySelector('canvas.maplibregl-canvas') && document.querySelector('[data-testid="panel"]'),
  );
  return page.evaluate(() => performance.now());
}

/** Waits until the first full screening is painted. */
async function firstVerdict(page: Page): Promise<Probe['screenings'][number]> {
  await page.getByTestId('verdict').waitFor({ timeout: 120_000 });
  await page.waitForFunction(() =>
    (globalThis as unknown as { probe: Probe }).probe.screenings.some(({ paintedMs }) => paintedMs > 0),
  );
  return (await probeOf(page)).screenings.find(({ live, paintedMs }) => !live && paintedMs > 0)!;
}

/** Drags the first corner of the site to and fro; the address says where the map looks. */
async function drag(page: Page, [lon, lat]: readonly number[]): Promise<void> {
  const camera = new URLSearchParams(new URL(page.url()).hash.split('?')[1]).get('map');
  const box = await page.locator('canvas.maplibregl-canvas').boundingBox();
  if (!box || !camera) throw new Error('the map is not there');
  const [centreLon, centreLat, zoom] = camera.split(',').map(Number) as [number, number, number];
  const pxPerDeg = (TILE_PX * 2 ** zoom) / 360;
  const x = box.x + box.width / 2 + (lon! - centreLon) * pxPerDeg;
  const y = box.y + box.height / 2 - ((lat! - centreLat) * pxPerDeg) / Math.cos((centreLat * Math.PI) / 180);
  await page.getByRole('button', { name: '改点', exact: true }).click();
  // The drawing tool is loaded when it is first wanted.
  await page.waitForTimeout(2000);
  await page.mouse.move(x, y);
  await page.mouse.down();
  const start = performance.now();
  for (let i = 1; i <= DRAG_MOVES && performance.now() - start < DRAG_MS; i++) {
    const angle = (2 * Math.PI * i) / 60;
    await page.mouse.move(x + 40 * Math.sin(angle), y + 40 * (1 - Math.cos(angle)));
    await page.waitForTimeout(12);
  }
  await page.mouse.up();
}

interface Stress {
  readonly server: Awaited<ReturnType<typeof serveStatic>>;
  readonly file: string;
  readonly ring: readonly number[][];
  /** What the table says of it. */
  readonly name: string;
}

async function serveStress(folder: string, features: number): Promise<Stress> {
  const [site] = borderSites(1, 300, 11);
  const ring = site!.coordinates[0]!.filter((_, i, all) => i % 8 === 0 && i < all.length - 1);
  const geometry = { type: 'Polygon', coordinates: [[...ring, ring[0]!]] };
  const feature = { type: 'Feature', properties: { name: 'bench' }, geometry };
  const file = join(folder, 'site.geojson');
  writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features: [feature] }));
  return { server: await serveStatic(folder), file, ring, name: `${features.toLocaleString('en')} features` };
}

interface FirstVerdict {
  readonly usableMs: number;
  /** From giving the file: until it is read and its screening asked for, answered, and painted. */
  readonly askedMs: number;
  readonly answeredMs: number;
  readonly paintedMs: number;
}

async function giveSite(
  browser: Browser,
  stress: Stress,
  hidden: readonly string[],
  restMs: number,
): Promise<FirstVerdict> {
  const { page, usableMs } = await open(browser, stress.server.url, hidden);
  await page.waitForTimeout(restMs);
  const givenMs = await page.evaluate(() => performance.now());
  await page.getByTestId('file-input').setInputFiles(stress.file);
  const { askedMs, answeredMs, paintedMs } = await firstVerdict(page);
  await page.context().close();
  return {
    usableMs,
    askedMs: askedMs - givenMs,
    answeredMs: answeredMs - givenMs,
    paintedMs: paintedMs - givenMs,
  };
}

/** First verdicts on a site given as a file at once, when the layers are still being read, and to an app at rest. */
async function verdictRows(browser: Browser, stress: Stress, hidden: readonly string[]): Promise<Row[]> {
  const [atOnce, rested]: [FirstVerdict[], FirstVerdict[]] = [[], []];
  for (let run = 1; run <= VERDICTS; run++) {
    log(`${stress.name}, first verdicts ${run}`);
    atOnce.push(await giveSite(browser, stress, hidden, 0));
    rested.push(await giveSite(browser, stress, hidden, REST_MS));
  }
  const middle = (all: readonly FirstVerdict[], what: keyof FirstVerdict) =>
    quantile(
      all.map((one) => one[what]),
      0.5,
    );
  const spent = (all: readonly FirstVerdict[]) =>
    (['askedMs', 'answeredMs', 'paintedMs'] as const).map((what) => ms(middle(all, what))).join(' / ');
  const [usableMs, paintedMs] = [middle([...atOnce, ...rested], 'usableMs'), middle(rested, 'paintedMs')];
  const what = 'from the file to its being read / answered / painted';
  return [
    [`${stress.name}: map and panel usable`, ms(usableMs), bar(usableMs <= 2000, '≤ 2 s')],
    [`${stress.name}: first verdict, site given at once, layers read included, ${what}`, spent(atOnce), ''],
    [
      `${stress.name}: first verdict, site given ${ms(REST_MS)} later, ${what}`,
      spent(rested),
      bar(paintedMs <= 1000, '≤ 1 s'),
    ],
  ];
}

/** Opens the stress data with some roles hidden on the map, screens the site and drags a corner of it. */
async function dragRows(browser: Browser, stress: Stress, drawn: string, hidden: readonly string[]): Promise<Row[]> {
  log(`${stress.name}, ${drawn}`);
  const { name, ring } = stress;
  const { page } = await open(browser, stress.server.url, hidden);
  await page.getByTestId('file-input').setInputFiles(stress.file);
  await firstVerdict(page);
  await page.waitForTimeout(5000);
  await drag(page, ring[0]!);
  await page.waitForTimeout(3000);
  const { screenings, longTasks } = await probeOf(page);
  const mapMs = quantile(await frameTimes(page), 0.5);
  const live = screenings.filter(({ live: is, paintedMs }) => is && paintedMs > 0);
  if (live.length === 0) throw new Error('no corner was dragged');
  const [startMs, endMs] = [live[0]!.pointerMs, live.at(-1)!.paintedMs];
  const worker = page.workers().find((one) => one.url().includes('screening'))!;
  const times = await worker.evaluate(
    () => (globalThis as unknown as { workerTimes: { live: boolean; ms: number }[] }).workerTimes,
  );
  const inWorker = times.filter(({ live: is }) => is).map(({ ms: spent }) => spent);
  const toPaint = live.map(({ paintedMs, pointerMs }) => paintedMs - pointerMs);
  const longest = Math.max(
    0,
    ...longTasks.filter((task) => task.startMs >= startMs && task.startMs <= endMs).map(({ durationMs }) => durationMs),
  );
  const bytes = memoryOfPage();
  await page.context().close();
  const p95 = (values: readonly number[]) => quantile(values, 0.95);
  const spread = (values: readonly number[]) => `${ms(quantile(values, 0.5))} / ${ms(p95(values))}`;
  const dragging = `${name}, ${drawn}: dragging`;
  return [
    [
      `${dragging}, ${inWorker.length} answers, worker p50 / p95`,
      spread(inWorker),
      bar(p95(inWorker) <= 20, 'p95 ≤ 20 ms'),
    ],
    [`${dragging}, pointer to painted verdict p50 / p95`, spread(toPaint), bar(p95(toPaint) <= 100, 'p95 ≤ 100 ms')],
    [`${dragging}, for comparison a frame of the map alone, p50`, ms(mapMs), ''],
    [`${dragging}, longest task of the main thread (0: none over 50 ms)`, ms(longest), bar(longest <= 50, '≤ 50 ms')],
    [`${name}, ${drawn}: memory of page and worker after it`, megabytes(bytes), bar(bytes < 1e9, '< 1 GB')],
  ];
}

/** With nothing drawn but the site, which is what measuring and the panel take, and with the plan's own layers. */
async function stressRows(browser: Browser, folder: string, features: number): Promise<Row[]> {
  const stress = await serveStress(folder, features);
  const { layers } = JSON.parse(readFileSync(join(folder, 'data/catalog.json'), 'utf8')) as {
    layers: { role: string }[];
  };
  const every = layers.map(({ role }) => role);
  const rows = [
    ...(await verdictRows(browser, stress, every)),
    ...(await dragRows(browser, stress, 'no layer drawn', every)),
    ...(await dragRows(browser, stress, 'the small layers drawn', Object.values(STANDS_FOR))),
  ];
  await stress.server.close();
  return rows;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'stress-deployment-'));
  // Not bundled: it finds its browser from where it lies.
  const path = pathToFileURL(join(ROOT, 'scripts/chromium.mjs')).href;
  const { launchChromium } = (await import(/* @vite-ignore */ path)) as typeof import('../scripts/chromium.mjs');
  const browser = await launchChromium();
  try {
    log('stress deployment');
    const features = await writeStressDeployment(ROOT, folder);
    const rows = await stressRows(browser, folder, features);
    const table: Table = {
      title: BROWSER_TITLE,
      note: `Written by \`npm run bench:browser\`: the built app in Chromium ${browser.version()} without a graphics card (${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, shared: load average ${loadavg()[0]!.toFixed(0)} at the end), a real mouse, data from a plain server on the same machine. Without a graphics card the map itself is the slowest part; the site in the hand is painted on a canvas of its own above it (docs/decisions/0010), so that a drag waits for no frame of the map, which is given beside it. The bar on the first verdict is one on an app that is there; one on a site given while the layers are still being read is told beside it.`,
      head: ['what', 'time or size', 'bar'],
      rows,
    };
    const report = withTable(readFileSync(REPORT, 'utf8'), table);
    writeFileSync(REPORT, report);
    process.stdout.write(report.slice(report.indexOf(`## ${BROWSER_TITLE}`)));
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { encodeZones } from '../src/catalog/packed-file.ts';
import { packLayer } from '../src/geo/packed/pack-layer.ts';
import { invariant } from '../src/kernel/invariant.ts';
import { layerGrid } from '../src/screening/zone-grid.ts';
import { mainThread, TASK_CATEGORIES } from '../tests/helpers/main-thread.ts';
import { serveStatic } from '../tests/helpers/static-server.ts';
import { type DrawingPage, WAYS, type Way } from './drawing/ways.ts';
import { frameTimes, memoryOfPage } from './page-measures.ts';
import { bar, DRAWING_TITLE, FRAMES_TITLE, megabytes, ms, type Row, type Table, withTable } from './report.ts';
import { makeStressLayer } from './stress-layer.ts';
import { quantile } from './timing.ts';

const ROOT = process.cwd();
const REPORT = 'docs/performance.md';
const PATIENCE_MS = 300_000;
/** In the densest part of the layer: the whole of it, a town, a few parcels. */
const LOOKS = [10.5, 13, 16] as const;
/** Maps on a large screen, and beside the panel of an office's usual one; on that the way that is taken is looked at. */
const SIZES = [
  { width: 1440, height: 900, ways: WAYS },
  { width: 1024, height: 640, ways: ['nothing', 'pictures'] },
] as const satisfies readonly { width: number; height: number; ways: readonly Way[] }[];
/** Thirty frames a second. */
const FRAME_MS = 1000 / 30;
/** A map that is drawn slowly is not moved for ever. */
const MOVE_MS = 10_000;
const [LON, LAT] = [113.28, 34.79];

const NAMES: Readonly<Record<Way, string>> = {
  nothing: 'no layer',
  whole: 'GeoJSON, whole',
  whole_simplified: 'GeoJSON, whole, simplified by zoom in the map',
  viewport: 'GeoJSON of the view, simplified by zoom in the worker',
  pictures: 'pictures painted in the worker',
  tiles: 'vector tiles made in the worker',
};

function log(text: string): void {
  process.stderr.write(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${text}\n`);
}

/** A way that comes to nothing in this time is told as that. */
const LIMIT_MS = 60_000;

/** What comes of work within the limit; null where nothing does. */
async function inTime<T>(work: Promise<T>): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, LIMIT_MS, null);
  });
  const result = await Promise.race([work, limit]);
  clearTimeout(timer);
  // What goes on after the limit ends with its page.
  work.catch(() => {});
  return result;
}

type WithDrawing = typeof globalThis & { readonly drawing: DrawingPage };

const TASKS = { categories: TASK_CATEGORIES };

/** A row on how a way comes to be drawn, and one on the frames of each look. */
interface WayRows {
  readonly way: Row | null;
  readonly frames: readonly Row[];
}

/** Shows the layer in one way on a fresh page. */
async function rowsOf(browser: Browser, url: string, way: Way, size: (typeof SIZES)[number]): Promise<WayRows> {
  log(way);
  const { width, height } = size;
  const page: Page = await browser.newPage({ viewport: { width, height } });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(url);
  await page.waitForFunction(() => 'drawing' in globalThis);
  await browser.startTracing(page, TASKS);
  const start = performance.now();
  const shown = page.evaluate(async (wanted) => {
    await (globalThis as WithDrawing).drawing.show(wanted);
    return true;
  }, way);
  const isShown = await inTime(shown);
  const shownMs = performance.now() - start;
  const showing = mainThread(await browser.stopTracing());
  if (!isShown) {
    await page.close();
    return { way: [NAMES[way], `not within ${ms(LIMIT_MS)}`, '', '', ''], frames: [] };
  }
  const frames: Row[] = [];
  for (const zoom of LOOKS) {
    frames.push([`${width} × ${height}`, NAMES[way], String(zoom), ...(await frameCells(browser, page, zoom))]);
  }
  const bytes = memoryOfPage();
  await page.close();
  const { longestMs, longestClockMs } = showing;
  const told = `${ms(longestMs)}; ${bar(longestMs <= 200, '≤ 200 ms')}`;
  return { way: [NAMES[way], ms(shownMs), told, ms(longestClockMs), megabytes(bytes)], frames };
}

/** What frames of a look ask of the page's main thread and of the graphics, and how they come in software. */
async function frameCells(browser: Browser, page: Page, zoom: number): Promise<Row> {
  const look = page.evaluate(([lon, lat, z]) => (globalThis as WithDrawing).drawing.look(lon!, lat!, z!), [
    LON,
    LAT,
    zoom,
  ] as const);
  if ((await inTime(look.then(() => true))) === null) return ['', '', '', `over ${ms(LIMIT_MS)}`];
  await page.evaluate(() => (globalThis as WithDrawing).drawing.drawn());
  await browser.startTracing(page, TASKS);
  const times = await inTime(frameTimes(page, MOVE_MS));
  const { totalMs } = mainThread(await browser.stopTracing());
  if (times === null) return ['', '', '', `over ${ms(LIMIT_MS)}`];
  const { frames, calls, triangles } = await page.evaluate(() => (globalThis as WithDrawing).drawing.drawn());
  const perFrame = (of: number) => Math.round(of / Math.max(1, frames)).toLocaleString('en');
  const busyMs = totalMs / Math.max(1, times.length);
  return [
    `${ms(busyMs)}; ${bar(busyMs <= FRAME_MS, '≤ 33 ms')}`,
    perFrame(calls),
    perFrame(triangles),
    `${ms(quantile(times, 0.5))} / ${ms(quantile(times, 0.95))}`,
  ];
}

async function writePage(folder: string): Promise<number> {
  await build({
    configFile: false,
    root: join(ROOT, 'bench/drawing'),
    base: './',
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 3000 },
  });
  cpSync(join(ROOT, 'public/data/catalog.json'), join(folder, 'catalog.json'));
  const zones = makeStressLayer().map(({ properties, geometry }) => ({ id: properties.id, properties, geometry }));
  const packed = packLayer(
    zones.map(({ geometry }) => geometry),
    layerGrid(zones),
  );
  invariant(packed.ok, 'the layer is in the window');
  const bytes = encodeZones(zones, packed.value);
  invariant(bytes, 'the layer can be kept');
  writeFileSync(join(folder, 'layer.packed'), bytes);
  return zones.length;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'drawing-'));
  // Not bundled: it finds its browser from where it lies.
  const path = pathToFileURL(join(ROOT, 'scripts/chromium.mjs')).href;
  const { launchChromium } = (await import(/* @vite-ignore */ path)) as typeof import('../scripts/chromium.mjs');
  const browser = await launchChromium();
  try {
    const asked = WAYS.filter((way) => process.argv.length < 3 || process.argv.includes(way));
    log('page and layer');
    const features = await writePage(folder);
    const server = await serveStatic(folder);
    const rows: WayRows[] = [];
    for (const size of SIZES) {
      for (const way of asked.filter((one) => size.ways.some((known) => known === one))) {
        const found = await rowsOf(browser, server.url, way, size);
        // How long the way takes does not hang on the size.
        rows.push(size === SIZES[0] ? found : { ...found, way: null });
        for (const row of [found.way, ...found.frames]) log(row?.join(' | ') ?? '');
      }
    }
    await server.close();
    const machine = `Chromium ${browser.version()} without a graphics card (${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, shared: load average ${loadavg()[0]!.toFixed(0)} at the end)`;
    const drawing: Table = {
      title: DRAWING_TITLE,
      note: `Written by \`npm run bench:drawing\`: ${features.toLocaleString('en')} polygons in the style of the red line (fill, pattern, halo, dashed outline), on a page with nothing but the map, ${machine}. A task's time on the processor is what the page's own code and the map's take of it; by the clock it also waits for software to paint.`,
      head: [
        'way',
        'until drawn',
        'longest task of the main thread until then, on the processor',
        'longest by the clock',
        'memory',
      ],
      rows: rows.flatMap(({ way }) => (way ? [way] : [])),
    };
    const frames: Table = {
      title: FRAMES_TITLE,
      note: `By the same command, while the map is moved to and fro. Thirty frames a second leave 33 ms to the main thread, and to the graphics. There is no graphics card here: software paints every pixel, which for the bare map alone takes what stands in its rows. What a card would be asked to do stands before the last column.`,
      head: [
        'map',
        'way',
        'zoom',
        'main thread a frame, on the processor',
        'draw calls a frame',
        'triangles a frame',
        'painted by software, p50 / p95',
      ],
      rows: rows.flatMap((row) => row.frames),
    };
    const report = withTable(withTable(readFileSync(REPORT, 'utf8'), drawing), frames);
    if (asked.length === WAYS.length) writeFileSync(REPORT, report);
    process.stdout.write(report.slice(report.indexOf(`## ${DRAWING_TITLE}`)));
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();

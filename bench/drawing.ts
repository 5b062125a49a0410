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
import { serveStatic } from '../tests/helpers/static-server.ts';
import { type DrawingPage, WAYS, type Way } from './drawing/ways.ts';
import { frameTimes, memoryOfPage } from './page-measures.ts';
import { bar, DRAWING_TITLE, megabytes, ms, type Row, type Table, withTable } from './report.ts';
import { makeStressLayer } from './stress-layer.ts';
import { quantile } from './timing.ts';

const ROOT = process.cwd();
const REPORT = 'docs/performance.md';
const PATIENCE_MS = 300_000;
/** In the densest part of the layer: the whole of it, a town, a few parcels. */
const LOOKS = [10.5, 13, 16] as const;
/** A map that is drawn slowly is not moved for ever. */
const MOVE_MS = 10_000;
const [LON, LAT] = [113.28, 34.79];

const NAMES: Readonly<Record<Way, string>> = {
  nothing: 'no layer',
  whole: 'GeoJSON, whole',
  whole_simplified: 'GeoJSON, whole, simplified by zoom in the map',
  viewport: 'GeoJSON of the view, simplified by zoom in the worker',
  tiles: 'vector tiles made in the worker',
};

function log(text: string): void {
  process.stderr.write(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${text}\n`);
}

/** A way that comes to nothing in this time is told as that. */
const LIMIT_MS = 100_000;

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

/** Shows the layer in one way on a fresh page. */
async function rowsOf(browser: Browser, url: string, way: Way): Promise<Row> {
  log(way);
  const page: Page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(url);
  await page.waitForFunction(() => 'drawing' in globalThis);
  await page.evaluate(() => (globalThis as WithDrawing).drawing.longestTaskMs());
  const start = performance.now();
  const shown = page.evaluate(async (wanted) => {
    await (globalThis as WithDrawing).drawing.show(wanted);
    return true;
  }, way);
  if (!(await inTime(shown))) {
    await page.close();
    return [NAMES[way], `not within ${ms(LIMIT_MS)}`, ...Array<string>(LOOKS.length + 3).fill('')];
  }
  const shownMs = performance.now() - start;
  const showTaskMs = await page.evaluate(() => (globalThis as WithDrawing).drawing.longestTaskMs());
  const frames: string[] = [];
  for (const zoom of LOOKS) {
    const look = page.evaluate(([lon, lat, z]) => (globalThis as WithDrawing).drawing.look(lon!, lat!, z!), [
      LON,
      LAT,
      zoom,
    ] as const);
    const times = await inTime(look.then(() => frameTimes(page, MOVE_MS)));
    frames.push(times ? `${ms(quantile(times, 0.5))} / ${ms(quantile(times, 0.95))}` : `over ${ms(LIMIT_MS)}`);
  }
  const moveTaskMs = await inTime(page.evaluate(() => (globalThis as WithDrawing).drawing.longestTaskMs()));
  const bytes = memoryOfPage();
  await page.close();
  return [
    NAMES[way],
    ms(shownMs),
    `${ms(showTaskMs)}; ${bar(showTaskMs <= 200, '≤ 200 ms')}`,
    ...frames,
    moveTaskMs === null ? '' : ms(moveTaskMs),
    megabytes(bytes),
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
    log('page and layer');
    const features = await writePage(folder);
    const server = await serveStatic(folder);
    const rows: Row[] = [];
    for (const way of WAYS) {
      rows.push(await rowsOf(browser, server.url, way));
      log(rows.at(-1)!.join(' | '));
    }
    await server.close();
    const table: Table = {
      title: DRAWING_TITLE,
      note: `Written by \`npm run bench:drawing\`: ${features.toLocaleString('en')} polygons in the style of the red line (fill, pattern, halo, dashed outline), on a page with nothing but the map, 1440 × 900, Chromium ${browser.version()} without a graphics card (${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, shared: load average ${loadavg()[0]!.toFixed(0)} at the end). Software draws every pixel here, so that the first row, the same map without the layer, is what the others are held against.`,
      head: [
        'way',
        'until drawn',
        'longest task of the main thread until then',
        ...LOOKS.map((zoom) => `frame at zoom ${zoom}, p50 / p95`),
        'longest task while moving',
        'memory',
      ],
      rows,
    };
    const report = withTable(readFileSync(REPORT, 'utf8'), table);
    writeFileSync(REPORT, report);
    process.stdout.write(report.slice(report.indexOf(`## ${DRAWING_TITLE}`)));
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();

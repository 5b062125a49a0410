import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { stateLayer } from '../tests/e2e/keeper.ts';
import { mainThread, TASK_CATEGORIES } from '../tests/helpers/main-thread.ts';
import { serveStatic } from '../tests/helpers/static-server.ts';
import { bar, INTAKE_TITLE, megabytes, ms, type Row, type Table, withTable } from './report.ts';
import { makeStressLayer } from './stress-layer.ts';

const ROOT = process.cwd();
const REPORT = 'docs/performance.md';
const PATIENCE_MS = 600_000;
/** No task of the page may hold up the keeper's hand longer. */
const BAR_MS = 200;
const ROLE = 'contaminated_site';
/** In the densest part of the layer, a town. */
const LOOK = '113.28,34.79,13';

function log(text: string): void {
  process.stderr.write(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${text}\n`);
}

/** The stress layer as its keeper would hand it over. @returns how many features */
async function writeLayer(file: string): Promise<number> {
  const features = makeStressLayer();
  const lines = function* () {
    yield '{"type":"FeatureCollection","features":[\n';
    for (const [i, { type, properties, geometry }] of features.entries()) {
      const { id, name } = properties;
      yield `${i > 0 ? ',\n' : ''}${JSON.stringify({ type, properties: { id, name }, geometry })}`;
    }
    yield '\n]}\n';
  };
  await pipeline(Readable.from(lines()), createWriteStream(file));
  return features.length;
}

/** A step of the way, with what it asked of the page's main thread. */
async function row(browser: Browser, page: Page, name: string, step: () => Promise<unknown>): Promise<Row> {
  await browser.startTracing(page, { categories: TASK_CATEGORIES });
  const start = performance.now();
  await step();
  const tookMs = performance.now() - start;
  const { longestMs, longestClockMs } = mainThread(await browser.stopTracing());
  const told = `${ms(longestMs)}; ${bar(longestMs <= BAR_MS, `≤ ${BAR_MS} ms`)}`;
  log(`${name}: ${ms(tookMs)}, ${told}, ${ms(longestClockMs)}`);
  return [name, ms(tookMs), told, ms(longestClockMs)];
}

/** The keeper's way with the file in the built app, step by step. */
async function rowsOf(browser: Browser, url: string, file: string): Promise<Row[]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(`${url}#/data?map=${LOOK}`);
  await page.getByTestId(`role-${ROLE}`).click();
  await page.waitForTimeout(3000);
  const given = await row(browser, page, 'file given, read, placed, checked, until its form stands', async () => {
    await page.getByTestId(`layer-input-${ROLE}`).setInputFiles(file);
    await page.getByTestId('layer-statement').waitFor();
  });
  const taken = await row(browser, page, 'stated, accepted, kept', async () => {
    await stateLayer(page, 'bench');
    await page.getByTestId('accept-layer').click();
    await page.getByTestId('layer-detail').waitFor();
  });
  const drawn = await row(browser, page, 'drawn on the map', async () => {
    await page.evaluate((look) => {
      location.hash = `#/layers?map=${look}`;
    }, LOOK);
    const shown = page.getByTestId(`layer-${ROLE}`).getByRole('checkbox');
    await shown.waitFor();
    if (!(await shown.isChecked())) await shown.check();
    await page.waitForTimeout(10_000);
  });
  await page.close();
  return [given, taken, drawn];
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'intake-'));
  const path = pathToFileURL(join(ROOT, 'scripts/chromium.mjs')).href;
  // Not bundled: it finds its browser from where it lies.
  const { launchChromium } = (await import(/* @vite-ignore */ path)) as typeof import('../scripts/chromium.mjs');
  const browser = await launchChromium();
  try {
    const file = join(folder, 'layer.geojson');
    const features = await writeLayer(file);
    const size = megabytes(statSync(file).size);
    log(`${features} features, ${size}`);
    const server = await serveStatic(join(ROOT, 'dist'));
    const rows = await rowsOf(browser, server.url, file);
    await server.close();
    const table: Table = {
      title: INTAKE_TITLE,
      note: `Written by \`npm run bench:intake\`: a GeoJSON file of ${features.toLocaleString('en')} polygons, ${size}, taken in as a layer of the built app, in Chromium ${browser.version()} without a graphics card (${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, shared: load average ${loadavg()[0]!.toFixed(0)} at the end). A task's time on the processor is what our code, React and the map's code take of the main thread; by the clock it also waits for software to paint the map and for other programs.`,
      head: ['step', 'took', 'longest task of the main thread, on the processor', 'longest by the clock'],
      rows,
    };
    writeFileSync(REPORT, withTable(readFileSync(REPORT, 'utf8'), table));
    process.stdout.write(`${rows.map((cells) => cells.join(' | ')).join('\n')}\n`);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();

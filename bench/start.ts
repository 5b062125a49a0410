import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { serveStatic } from '../tests/helpers/static-server.ts';
import { installProbe } from './browser-probe.ts';
import { bar, megabytes, ms, type Row, START_TITLE, type Table, withTable } from './report.ts';
import { quantile } from './timing.ts';

const ROOT = process.cwd();
const REPORT = 'docs/performance.md';
const PATIENCE_MS = 120_000;
const VIEW = { width: 1440, height: 900 };
/** Starts, each in a fresh profile; the middle one counts, since others are at work on the machine. */
const RUNS = 7;

/** One start, milliseconds from the navigation. */
interface Start {
  readonly paintMs: number;
  readonly panelMs: number;
  /** The map has drawn its first picture and answers the hand. */
  readonly mapMs: number;
  readonly longestMs: number;
  /** Asked for by the page until then, as they come from a server that does not compress. */
  readonly bytes: number;
  /** From asking for the first screening, at once after the start, to its painted answer. */
  readonly verdictMs: number;
}

interface Probe {
  readonly screenings: { askedMs: number; paintedMs: number }[];
  readonly longTasks: { startMs: number; durationMs: number }[];
  readonly seen: Readonly<Record<'panel' | 'map', number>>;
}

/** Runs in the page before anything else: notes when panel and map are first there. Handed over as text. */
function installSight(): void {
  const seen: Record<string, number> = {};
  const wanted = { panel: '[data-testid="panel"]', map: '.map-tools' };
  const look = () => {
    for (const [name, selector] of Object.entries(wanted)) {
      if (document.querySelector(selector)) seen[name] ??= performance.now();
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  Object.assign((globalThis as unknown as { probe: object }).probe, { seen });
}

const probeOf = (page: Page) => page.evaluate(() => (globalThis as unknown as { probe: Probe }).probe);

async function start(browser: Browser, url: string): Promise<Start> {
  const context = await browser.newContext({ viewport: VIEW, locale: 'zh-CN', serviceWorkers: 'block' });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.addInitScript(installProbe);
  await page.addInitScript(installSight);
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => {
    const { seen } = (globalThis as unknown as { probe: Probe }).probe;
    return seen.panel && seen.map;
  });
  const { seen, longTasks } = await probeOf(page);
  const { paintMs, bytes } = await page.evaluate((untilMs) => {
    const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const before = resources.filter(({ responseEnd }) => responseEnd <= untilMs);
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    return {
      paintMs: paint?.startTime ?? Number.NaN,
      bytes: before.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    };
  }, seen.map);
  const demo = page.getByTestId('demo-S02');
  if (!(await demo.isVisible())) await page.getByTestId('offer-demo').click();
  await demo.click();
  await page.waitForFunction(() =>
    (globalThis as unknown as { probe: Probe }).probe.screenings.some(({ paintedMs }) => paintedMs > 0),
  );
  const first = (await probeOf(page)).screenings.find(({ paintedMs }) => paintedMs > 0)!;
  await context.close();
  const until = longTasks.filter(({ startMs }) => startMs < seen.map);
  return {
    paintMs,
    panelMs: seen.panel,
    mapMs: seen.map,
    longestMs: Math.max(0, ...until.map(({ durationMs }) => durationMs)),
    bytes,
    verdictMs: first.paintedMs - first.askedMs,
  };
}

function rowsOf(starts: readonly Start[]): Row[] {
  const middle = (what: keyof Start) =>
    quantile(
      starts.map((one) => one[what]),
      0.5,
    );
  const least = (what: keyof Start) => Math.min(...starts.map((one) => one[what]));
  const time = (name: string, what: keyof Start, limitMs?: number): Row => [
    name,
    ms(middle(what)),
    ms(least(what)),
    limitMs === undefined ? '' : bar(middle(what) <= limitMs, `≤ ${ms(limitMs)}`),
  ];
  return [
    time('first words on the screen', 'paintMs', 1000),
    time('panel usable', 'panelMs', 2000),
    time('map usable: its first picture is drawn', 'mapMs', 2000),
    time('longest task until then', 'longestMs'),
    ['bytes asked for by the page until then, not compressed', megabytes(middle('bytes')), '', ''],
    time('first verdict, asked for at once, to its picture', 'verdictMs', 300),
  ];
}

async function main(): Promise<void> {
  // Not bundled: it finds its browser from where it lies.
  const path = pathToFileURL(join(ROOT, 'scripts/chromium.mjs')).href;
  const { launchChromium } = (await import(/* @vite-ignore */ path)) as typeof import('../scripts/chromium.mjs');
  const browser = await launchChromium();
  const server = await serveStatic(join(ROOT, 'dist'));
  try {
    const starts: Start[] = [];
    for (let run = 0; run < RUNS; run++) {
      starts.push(await start(browser, server.url));
      process.stderr.write(`${run + 1}: map ${ms(starts[run]!.mapMs)}, verdict ${ms(starts[run]!.verdictMs)}\n`);
    }
    const table: Table = {
      title: START_TITLE,
      note: `Written by \`npm run bench:start\`: the built app with the bundled data in Chromium ${browser.version()} without a graphics card (${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, shared: load average ${loadavg()[0]!.toFixed(0)} at the end), ${RUNS} starts with nothing kept from before, from a plain server on the same machine.`,
      head: ['what', 'middle', 'best', 'bar'],
      rows: rowsOf(starts),
    };
    const report = withTable(readFileSync(REPORT, 'utf8'), table);
    writeFileSync(REPORT, report);
    process.stdout.write(report.slice(report.indexOf(`## ${START_TITLE}`)));
  } finally {
    await browser.close();
    await server.close();
  }
}

await main();

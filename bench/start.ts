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
/** Starts of each kind, each in a fresh profile; the middle one counts, since others are at work on the machine. */
const RUNS = 7;
/** So long after the map's first picture the app has come to rest, and somebody who knows it gives a site. */
const REST_MS = 2000;

/** One start, milliseconds from the navigation. */
interface Start {
  readonly paintMs: number;
  readonly panelMs: number;
  /** The map has drawn its first picture and answers the hand. */
  readonly mapMs: number;
  readonly longestMs: number;
  /** Asked for by the page until then, as they come from a server that does not compress. */
  readonly bytes: number;
  readonly verdict: Verdict;
}

/** The first verdict, milliseconds from the press that gives the site. */
interface Verdict {
  /** Until the site is read and its screening asked for. */
  readonly askedMs: number;
  readonly answeredMs: number;
  readonly paintedMs: number;
}

interface Probe {
  readonly screenings: { askedMs: number; answeredMs: number; paintedMs: number }[];
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

/** @param restMs  between the map's first picture and the press that gives a site */
async function start(browser: Browser, url: string, restMs: number): Promise<Start> {
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
  await page.waitForTimeout(restMs);
  const demo = page.getByTestId('demo-S02');
  if (!(await demo.isVisible())) await page.getByTestId('offer-demo').click();
  await page.evaluate(() =>
    addEventListener('click', ({ timeStamp }) => Object.assign(globalThis, { givenMs: timeStamp }), { capture: true }),
  );
  await demo.click();
  await page.waitForFunction(() =>
    (globalThis as unknown as { probe: Probe }).probe.screenings.some(({ paintedMs }) => paintedMs > 0),
  );
  const first = (await probeOf(page)).screenings.find(({ paintedMs }) => paintedMs > 0)!;
  const givenMs = await page.evaluate(() => (globalThis as unknown as { givenMs: number }).givenMs);
  await context.close();
  const until = longTasks.filter(({ startMs }) => startMs < seen.map);
  return {
    paintMs,
    panelMs: seen.panel,
    mapMs: seen.map,
    longestMs: Math.max(0, ...until.map(({ durationMs }) => durationMs)),
    bytes,
    verdict: {
      askedMs: first.askedMs - givenMs,
      answeredMs: first.answeredMs - givenMs,
      paintedMs: first.paintedMs - givenMs,
    },
  };
}

function time<T extends object>(starts: readonly T[], name: string, of: (one: T) => number, limitMs?: number): Row {
  const all = starts.map(of);
  const middle = quantile(all, 0.5);
  const wanted = limitMs === undefined ? '' : bar(middle <= limitMs, `≤ ${ms(limitMs)}`);
  return [name, ms(middle), ms(Math.min(...all)), wanted];
}

function startRows(starts: readonly Start[]): Row[] {
  const bytes = quantile(
    starts.map((one) => one.bytes),
    0.5,
  );
  return [
    time(starts, 'first words on the screen', ({ paintMs }) => paintMs, 1000),
    time(starts, 'panel usable', ({ panelMs }) => panelMs, 2000),
    time(starts, 'map usable: its first picture is drawn', ({ mapMs }) => mapMs, 2000),
    time(starts, 'longest task until then', ({ longestMs }) => longestMs),
    ['bytes asked for by the page until then, not compressed', megabytes(bytes), '', ''],
  ];
}

function verdictRows(starts: readonly Start[], when: string, limitMs?: number): Row[] {
  const verdicts = starts.map(({ verdict }) => verdict);
  return [
    time(verdicts, `first verdict, site given ${when}: read`, ({ askedMs }) => askedMs),
    time(verdicts, `… and answered by the worker`, ({ answeredMs }) => answeredMs),
    time(verdicts, `… and painted`, ({ paintedMs }) => paintedMs, limitMs),
  ];
}

async function main(): Promise<void> {
  // Not bundled: it finds its browser from where it lies.
  const path = pathToFileURL(join(ROOT, 'scripts/chromium.mjs')).href;
  const { launchChromium } = (await import(/* @vite-ignore */ path)) as typeof import('../scripts/chromium.mjs');
  const browser = await launchChromium();
  const server = await serveStatic(join(ROOT, 'dist'));
  try {
    const [atOnce, rested]: [Start[], Start[]] = [[], []];
    for (let run = 0; run < RUNS; run++) {
      for (const [starts, restMs] of [
        [atOnce, 0],
        [rested, REST_MS],
      ] as const) {
        const one = await start(browser, server.url, restMs);
        starts.push(one);
        process.stderr.write(`${run + 1}: map ${ms(one.mapMs)}, verdict ${ms(one.verdict.paintedMs)}\n`);
      }
    }
    const table: Table = {
      title: START_TITLE,
      note: `Written by \`npm run bench:start\`: the built app with the bundled data in Chromium ${browser.version()} without a graphics card (${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, shared: load average ${loadavg()[0]!.toFixed(0)} at the end), ${2 * RUNS} starts with nothing kept from before, from a plain server on the same machine. The bar on the first verdict is one on an app that is there: a site given ${ms(REST_MS)} after the map's first picture. One given at once, in the same moment in which that picture is drawn, is told beside it.`,
      head: ['what', 'middle', 'best', 'bar'],
      rows: [
        ...startRows([...atOnce, ...rested]),
        ...verdictRows(atOnce, 'at once'),
        ...verdictRows(rested, `${ms(REST_MS)} later`, 300),
      ],
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

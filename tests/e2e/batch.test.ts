import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bboxPolygon, featureCollection } from '@turf/turf';
import type { Position } from 'geojson';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCli } from '../helpers/run-cli.ts';
import { AppUnderTest } from './app.ts';

vi.setConfig({ testTimeout: 240_000 });

const SITES = 60;
/** Number of a line of no ground, and of a ring that crosses itself, from 1. */
const BAD = [7, 31];

/** Sixty parcels of 60 m by 60 m over the district; two of them are no sites. */
function sitesFile(): string {
  const features = Array.from({ length: SITES }, (_, index) => {
    const [west, south] = [113.22 + (index % 10) * 0.012, 34.75 + Math.floor(index / 10) * 0.012];
    const number = index + 1;
    const name = `地块${String(number).padStart(2, '0')}`;
    const parcel = bboxPolygon([west, south, west + 0.00065, south + 0.00054], { properties: { name } });
    const [ring] = parcel.geometry.coordinates as [Position[]];
    if (number === BAD[0]) ring.splice(1);
    // Two corners changed round: a bow tie.
    if (number === BAD[1]) ring.splice(1, 2, ring[2]!, ring[1]!);
    return parcel;
  });
  return JSON.stringify(featureCollection(features));
}

let app: AppUnderTest;
let folder: string;
let file: string;
beforeAll(async () => {
  app = await AppUnderTest.start();
  folder = mkdtempSync(join(tmpdir(), 'batch-'));
  file = join(folder, 'sites.geojson');
  writeFileSync(file, sitesFile());
});
afterAll(async () => {
  await app?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const summary = (page: Page) => page.getByTestId('batch-summary');
const rows = (page: Page) => page.locator('.batch-table tbody tr[data-outcome]');

async function openPane(page: Page): Promise<void> {
  await page.getByTestId('nav-records').click();
  await page.getByTestId('open-batch').click();
  await page.getByTestId('batch-pane').waitFor();
}

async function finished(page: Page): Promise<void> {
  await expect.poll(() => summary(page).getAttribute('data-status'), { timeout: 120_000 }).toBe('done');
}

async function exported(page: Page, key: string): Promise<string> {
  await page.getByTestId('batch-export').click();
  const [saved] = await Promise.all([page.waitForEvent('download'), page.getByTestId(key).click()]);
  return readFileSync(await saved.path(), 'utf8');
}

describe('many sites in the built app', () => {
  it('stops, goes on after a reload, and agrees with the command line', async () => {
    const { page, errors, foreignRequests } = await app.open({ map: false });
    await openPane(page);
    // Results are written slowly, so that the run can be stopped in the middle on any machine.
    await page.evaluate(() => {
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function slow(this: IDBObjectStore, ...args: Parameters<typeof put>) {
        const until = performance.now() + (this.name === 'batchRecords' ? 30 : 0);
        while (performance.now() < until);
        return put.apply(this, args);
      };
    });
    await page.getByTestId('batch-input').setInputFiles(file);
    await page
      .locator('.batch-table tr[data-outcome]:not([data-outcome="waiting"]):not([data-outcome="failed"])')
      .first()
      .waitFor();
    await page.getByTestId('batch-stop').click();
    await expect.poll(() => summary(page).getAttribute('data-status')).toBe('stopped');

    await page.reload();
    await page.getByTestId('batch-pane').waitFor();
    await expect.poll(() => summary(page).textContent()).toMatch(/停在 \d+\/60/);
    await page.getByTestId('batch-resume').click();
    await finished(page);
    expect(await summary(page).textContent()).toContain(`其中 ${BAD.length} 处未能研判`);

    await page.getByTestId('batch-filter').selectOption('failed');
    await expect.poll(() => rows(page).count()).toBe(BAD.length);
    expect(await rows(page).locator('.batch-number').allTextContents()).toEqual(BAD.map(String));
    await page.getByTestId('batch-filter').selectOption('');

    const ranks = ['waiting', 'failed', 'clear', 'notice', 'condition', 'restrict', 'prohibit'];
    await page.getByTestId('batch-sort-verdict').click();
    const outcomes = () => rows(page).evaluateAll((all) => all.map((row) => row.getAttribute('data-outcome') ?? ''));
    const ranked = async () => (await outcomes()).map((one) => ranks.indexOf(one));
    await expect.poll(async () => (await ranked()).every((rank, i, all) => i === 0 || all[i - 1]! >= rank)).toBe(true);
    await page.getByTestId('batch-sort-number').click();

    const there = runCli(['batch', '--sites', file, '--format', 'csv']).stdout;
    const here = await exported(page, 'sites.exportCsv');
    expect(verdictsOf(here)).toEqual(verdictsOf(there));
    expect(verdictsOf(here)).toHaveLength(SITES);

    const geojson = JSON.parse(await exported(page, 'sites.exportGeojson'));
    expect(geojson.features).toHaveLength(SITES);
    const records = join(folder, 'records.jsonl');
    writeFileSync(records, await exported(page, 'sites.exportRecords'));
    const verified = runCli(['verify', records, '--format', 'json']);
    expect(JSON.parse(verified.stdout).records.map(({ outcome }: { outcome: string }) => outcome)).toEqual(
      Array.from({ length: SITES - BAD.length }, () => 'same'),
    );

    await page.getByTestId('batch-save').click();
    await expect.poll(() => page.locator('.record-row').count()).toBe(SITES - BAD.length);

    await page.getByTestId('batch-search').fill('地块12');
    await expect.poll(() => rows(page).count()).toBe(1);
    await rows(page).getByTestId('batch-open').click();
    await expect.poll(() => page.getByTestId('nav-screen').getAttribute('aria-current')).toBe('page');

    await openPane(page);
    await page.getByTestId('batch-clear').click();
    await expect.poll(() => page.locator('.batch-table').count()).toBe(0);
    await page.locator('.toast').getByRole('button', { name: '撤销' }).last().click();
    await finished(page);
    expect([errors, foreignRequests]).toEqual([[], []]);
    await page.context().close();
  });

  it('sites are called by the attribute that is chosen, as on the command line', async () => {
    const { page, errors } = await app.open({ map: false });
    const numbered = JSON.parse(sitesFile());
    numbered.features = numbered.features.slice(0, 3);
    for (const [at, { properties }] of numbered.features.entries()) properties.BH = `B-${at + 1}`;
    const land = join(folder, 'numbered.geojson');
    writeFileSync(land, JSON.stringify(numbered));
    await openPane(page);
    await page.getByTestId('batch-input').setInputFiles(land);
    const select = page.getByTestId('name-attribute');
    await select.waitFor();
    expect(await select.inputValue()).toBe('name');
    expect(await select.locator('option').allTextContents()).toEqual(['name（如 地块01）', 'BH（如 B-1）']);
    await select.selectOption('BH');
    await page.getByTestId('batch-named').click();
    await finished(page);
    await expect.poll(() => rows(page).locator('.batch-name').allTextContents()).toEqual(['B-1', 'B-2', 'B-3']);
    const here = (await exported(page, 'sites.exportRecords')).trim().split('\n');
    const there = runCli(['batch', '--sites', land, '--name-attribute', 'BH']).stdout.trim().split('\n');
    const prints = (lines: readonly string[]) => lines.map((line) => JSON.parse(line).fingerprint);
    expect(prints(here)).toEqual(prints(there));
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('a full disk stops it, says so, and loses nothing that was kept', async () => {
    const { page } = await app.open({ map: false });
    await openPane(page);
    await page.evaluate(() => {
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function full(this: IDBObjectStore, ...args: Parameters<typeof put>) {
        if (this.name === 'batchRecords') throw new DOMException('full', 'QuotaExceededError');
        return put.apply(this, args);
      };
    });
    await page.getByTestId('batch-input').setInputFiles(file);
    await page.getByTestId('batch-pane').locator('[data-code="storage_full"]').waitFor();
    expect(await summary(page).textContent()).toMatch(new RegExp(`停在 ${BAD.length}/60`));
    await page.reload();
    await page.getByTestId('batch-resume').click();
    await finished(page);
    await page.context().close();
  });
});

/** Key, verdict and trouble of every line, without what differs from run to run. */
function verdictsOf(csv: string): string[] {
  const [head = '', ...lines] = csv.replace('\ufeff', '').trim().split('\r\n');
  const wanted = ['key', 'site', 'at_least', 'at_worst', 'basis', 'open', 'error'].map((name) =>
    head.split(',').indexOf(name),
  );
  return lines.map((line) => wanted.map((at) => line.split(',')[at]).join(' '));
}

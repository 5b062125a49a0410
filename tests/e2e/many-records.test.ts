import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bboxPolygon, featureCollection } from '@turf/turf';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { unzipFiles } from '../../src/files/zip-files.ts';
import { brokenSeals } from '../../src/record/integrity.ts';
import { recordSchema } from '../../src/record/record.ts';
import { AppUnderTest } from './app.ts';

vi.setConfig({ testTimeout: 240_000 });

const SITES = 300;
/** Records that the disk has room for. */
const ROOM = 130;
/** Records are written in lots of so many: what does not fit as a whole is not written. */
const KEPT = 100;

function sitesFile(): string {
  const features = Array.from({ length: SITES }, (_, index) => {
    const [west, south] = [113.22 + (index % 25) * 0.003, 34.73 + Math.floor(index / 25) * 0.004];
    return bboxPolygon([west, south, west + 0.00065, south + 0.00054], { properties: { name: `地块${index + 1}` } });
  });
  return JSON.stringify(featureCollection(features));
}

let app: AppUnderTest;
let folder: string;
let page: Page;
let errors: readonly string[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'many-'));
  const file = join(folder, 'sites.geojson');
  writeFileSync(file, sitesFile());
  app = await AppUnderTest.start();
  ({ page, errors } = await app.open({ map: false }));
  await page.getByTestId('nav-records').click();
  await page.getByTestId('open-batch').click();
  await page.getByTestId('batch-input').setInputFiles(file);
  await page.locator('[data-testid="batch-summary"][data-status="done"]').waitFor({ timeout: 200_000 });
}, 240_000);
afterAll(async () => {
  await app?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const job = () => page.getByTestId('records-job');
const toast = (text: string | RegExp) => page.locator('.toast').filter({ hasText: text });
const listed = () => page.getByTestId('records-view').locator('.view-head').textContent();

/** As in a page that is in the background: a timer that is due comes a second later. */
async function slowTimers(): Promise<void> {
  await page.evaluate(() => {
    const soon = window.setTimeout.bind(window);
    Object.assign(window, { setTimeout: (act: () => void, ms = 0) => soon(act, Math.max(ms, 1000)) });
  });
}

it('many records go into an archive, also in a page in the background; given up, no file comes', async () => {
  const downloads: string[] = [];
  page.on('download', (file) => downloads.push(file.suggestedFilename()));
  // As soon as there is something to be given up: on a quick machine it is over before a test has looked.
  const given = page.evaluate(
    () =>
      new Promise<string | null>((resolve) => {
        const watch = new MutationObserver(() => {
          const job = document.querySelector('[data-testid="records-job"]');
          if (!job) return;
          watch.disconnect();
          const words = job.textContent;
          job.querySelector('button')?.click();
          resolve(words);
        });
        watch.observe(document.body, { subtree: true, childList: true });
      }),
  );
  await page.getByTestId('batch-export').click();
  await page.getByTestId('sites.exportZip').click();
  expect(await given).toMatch(/正在写文件/);
  await expect.poll(() => job().count()).toBe(0);

  await slowTimers();
  await page.getByTestId('batch-export').click();
  const [saved] = await Promise.all([
    page.waitForEvent('download', { timeout: 120_000 }),
    page.getByTestId('sites.exportZip').click(),
  ]);
  expect(downloads).toEqual(['batch-records.zip']);
  const files = await unzipFiles(readFileSync(await saved.path()));
  expect(files?.size).toBe(SITES);
  const records = [...(files ?? [])].map(([, bytes]) =>
    recordSchema.parse(JSON.parse(new TextDecoder().decode(bytes))),
  );
  expect(records.map(({ site }) => site.name)).toEqual(Array.from({ length: SITES }, (_, at) => `地块${at + 1}`));
  expect(records.filter((record) => brokenSeals(record).length > 0)).toEqual([]);
});

it('a disk that fills up while all are saved is told of; those saved stay, the others are still in the batch', async () => {
  await page.evaluate((room) => {
    const put = IDBObjectStore.prototype.put;
    let left = room;
    IDBObjectStore.prototype.put = function full(this: IDBObjectStore, ...args: Parameters<typeof put>) {
      if (this.name === 'records' && left-- <= 0) throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, args);
    };
  }, ROOM);
  await page.getByTestId('batch-save').click();
  await toast(`已存 ${KEPT} 条记录；其余 ${SITES - KEPT} 条没有写进本机`).waitFor();
  expect(await listed()).toContain(`${KEPT} 条`);
  await page.reload();
  await expect.poll(listed).toContain(`${KEPT} 条`);

  // There is room again: what is left goes in, and only that.
  await expect.poll(() => page.getByTestId('batch-save').textContent()).toContain(`${SITES - KEPT}`);
  await page.getByTestId('batch-save').click();
  await toast(`已存 ${SITES - KEPT} 条记录`).waitFor({ timeout: 120_000 });
  await expect.poll(listed).toContain(`${SITES} 条`);
});

it('all are deleted together and come back together', async () => {
  const list = page.getByTestId('records-view');
  await list.locator('.record-actions input[type="checkbox"]').check();
  await page.getByTestId('delete-selected').click();
  await toast(`${SITES}`).getByRole('button', { name: '撤销' }).last().click({ timeout: 120_000 });
  await expect.poll(listed, { timeout: 60_000 }).toContain(`${SITES} 条`);
  await page.reload();
  await expect.poll(listed).toContain(`${SITES} 条`);
  expect(errors).toEqual([]);
});

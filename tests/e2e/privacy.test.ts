import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bboxPolygon, featureCollection } from '@turf/turf';
import type { Request } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { AppUnderTest } from './app.ts';
import { dragCorners, middleOfMap, takeTool } from './drawing.ts';
import { exportedRecord } from './panel.ts';

vi.setConfig({ testTimeout: 400_000 });

let app: AppUnderTest;
beforeAll(async () => {
  app = await AppUnderTest.start({ keepsOffline: true });
});
afterAll(() => app?.stop());

const NAME = '保密地块甲';
/** Digits of the corners below, as they would stand in an address. */
const CORNERS = ['113.2561', '113.2594', '34.7982', '34.8004'];
const [WEST, EAST, SOUTH, NORTH] = CORNERS.map(Number) as [number, number, number, number];

function site(): string {
  const parcel = bboxPolygon([WEST, SOUTH, EAST, NORTH], { properties: { name: NAME } });
  return JSON.stringify(featureCollection([parcel]));
}

it('of a whole job nothing leaves the page: own origin, plain files, no site in any address or store elsewhere', async () => {
  const { page, errors } = await app.open({ path: 'index.html' });
  const context = page.context();
  const requests: Request[] = [];
  const told: string[] = [];
  // Of the page, its workers and its service worker alike.
  context.on('request', (request) => requests.push(request));
  page.on('framenavigated', (frame) => told.push(frame.url()));
  await page.reload();
  await middleOfMap(page);
  const file = { name: `${NAME}.geojson`, mimeType: 'application/geo+json', buffer: Buffer.from(site()) };

  await page.getByTestId('file-input').setInputFiles(file);
  await page.getByTestId('verdict').waitFor();
  expect((await exportedRecord(page)).site.name).toContain(NAME);
  await page.getByTestId('open-report').click();
  const paper = page.getByTestId('report-host').locator('.paper');
  await paper.waitFor();
  expect(await paper.textContent()).toContain(NAME);
  await page.getByTestId('export').last().click();
  const [report] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export-html').click()]);
  expect(readFileSync(await report.path(), 'utf8')).toContain(NAME);
  await page.keyboard.press('Escape');
  await page.getByTestId('save-record').click();
  await expect.poll(() => page.getByTestId('save-record').isDisabled()).toBe(true);
  told.push(page.url());

  await page.getByTestId('undo').click();
  await page.getByTestId('offer-draw').waitFor();
  const [x, y] = await middleOfMap(page);
  await takeTool(page, '矩形');
  await dragCorners(page, [x - 40, y - 40], [x + 40, y + 40]);
  await page.getByTestId('verdict').waitFor();
  told.push(page.url());

  await page.getByTestId('nav-records').click();
  await page.getByTestId('open-batch').click();
  await page.getByTestId('batch-input').setInputFiles(join(import.meta.dirname, '../../data/sites/S17.geojson'));
  await expect.poll(() => page.getByTestId('batch-summary').getAttribute('data-status')).toBe('done');
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active !== null);
  told.push(page.url());

  // What is saved for the user is handed over as a blob, which never meets the network.
  const sent = requests.filter((request) => !/^(blob|data):/.test(request.url()));
  expect(sent.length).toBeGreaterThan(20);
  const published = join(import.meta.dirname, '../../dist');
  for (const request of sent) {
    const url = new URL(request.url());
    expect([request.method(), request.postData()], url.href).toEqual(['GET', null]);
    expect(url.href.startsWith(app.server.url), url.href).toBe(true);
    // A file of the build as it lies on the disk, asked for by its name alone.
    expect(url.search.replace(/^\?__WB_REVISION__=[0-9a-f]+$/, ''), url.href).toBe('');
    const name = decodeURIComponent(url.href.slice(app.server.url.length).split(/[?#]/)[0] ?? '') || 'index.html';
    expect(readFileSync(join(published, name)).length, name).toBeGreaterThan(0);
  }
  for (const address of [...sent.map((request) => request.url()), ...told]) {
    for (const secret of [NAME, ...CORNERS]) expect(decodeURIComponent(address)).not.toContain(secret);
  }
  const { cookies, origins } = await context.storageState({ indexedDB: true });
  expect(cookies).toEqual([]);
  expect(origins.map(({ origin }) => origin)).toEqual([new URL(app.server.url).origin]);
  expect(errors).toEqual([]);
  await context.close();
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bboxOfPaths, pathsOf } from '../../src/geo/shapes.ts';
import { demoSite } from '../helpers/demo-sites.ts';
import { type LayerRecord, squareRing } from '../helpers/layer-file.ts';
import { AppUnderTest } from './app.ts';
import { breaches } from './axe.ts';
import { acceptRedLine } from './keeper.ts';
import { pickDemo } from './panel.ts';

vi.setConfig({ testTimeout: 300_000 });

let app: AppUnderTest;
beforeAll(async () => {
  app = await AppUnderTest.start();
});
afterAll(async () => {
  await app?.stop();
});

const [WEST, SOUTH] = bboxOfPaths(demoSite('S03').parcels.flatMap(({ geometry }) => pathsOf(geometry)));
const FAR: LayerRecord = {
  ring: squareRing(113.25, 34.73, 0.005),
  attributes: { BSM: 'H1', HXMC: '远处的红线', HXLX: '水土保持' },
};
const OVER_SITE: LayerRecord = {
  ring: squareRing(WEST - 0.0005, SOUTH - 0.0005, 0.001),
  attributes: { BSM: 'H2', HXMC: '压着用地的红线', HXLX: '水源涵养' },
};

/** A version of the red line as its keeper puts it in. */
async function putIn(page: Page, records: readonly LayerRecord[]): Promise<void> {
  await page.getByTestId('nav-data').click();
  await page.getByTestId('data-view').waitFor();
  await acceptRedLine(page, records);
}

async function save(page: Page, demo: string): Promise<void> {
  await page.getByTestId('nav-screen').click();
  await pickDemo(page, demo);
  await page.getByTestId('save-record').click();
  await expect.poll(() => page.getByTestId('save-record').isDisabled()).toBe(true);
  await page.getByTestId('nav-settings').click();
  await page.getByTestId('settings-view').getByRole('button', { name: '清空' }).click();
}

/** Records as they stand in the browser's database, by id. */
function kept(page: Page): Promise<Record<string, unknown>> {
  return page.evaluate(
    () =>
      new Promise<Record<string, unknown>>((resolve, reject) => {
        const opening = indexedDB.open('shangjie-site-screening');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction('records').objectStore('records').getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(Object.fromEntries(all.result.map((record: { id: string }) => [record.id, record])));
          };
        };
      }),
  );
}

describe('records after a change of a layer', () => {
  it('are screened again only where it changed; flips are told, the old ones stay', async () => {
    const { page, errors, foreignRequests } = await app.open({ bypassCSP: true });
    await page.getByTestId('offer-demo').waitFor();
    await putIn(page, [FAR]);
    await save(page, 'S02');
    await save(page, 'S03');
    const before = await kept(page);
    expect(Object.keys(before)).toHaveLength(2);
    await putIn(page, [FAR, OVER_SITE]);

    await page.getByTestId('nav-records').click();
    expect(await page.getByTestId('affected-notice').textContent()).toContain('2');
    await page.getByTestId('affected-notice').getByRole('button').click();
    await page.getByTestId('rescreen-affected').click();
    const summary = page.getByTestId('rescreen-summary');
    await expect.poll(() => summary.textContent()).toContain('2 条中 1 条有变');
    const untouched = page.getByTestId('rescreen-untouched');
    expect(await untouched.locator('summary').textContent()).toContain('1 条未受变动影响');
    await untouched.locator('summary').click();
    expect(await untouched.locator('li').allTextContents()).toEqual([demoSite('S02').name]);
    const card = page.getByTestId('flip-card');
    expect(await card.count()).toBe(1);
    expect(await card.textContent()).toContain(demoSite('S03').name);
    expect(await card.locator('.cause-list').textContent()).toContain('生态保护红线');
    expect(await breaches(page)).toEqual([]);

    await page.getByTestId('rescreen-keep').click();
    await expect.poll(() => page.locator('.record-row').count()).toBe(3);
    // Neither is asked about again: one was not touched, the other has a newer record.
    await expect.poll(() => page.getByTestId('affected-notice').count()).toBe(0);
    const after = await kept(page);
    for (const [id, record] of Object.entries(before)) expect(after[id]).toEqual(record);
    await page.reload();
    await expect.poll(() => page.locator('.record-row').count()).toBe(3);
    expect(await page.getByTestId('affected-notice').count()).toBe(0);
    expect([errors, foreignRequests]).toEqual([[], []]);
    await page.context().close();
  });
});

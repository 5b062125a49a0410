import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { mainThread, TASK_CATEGORIES } from '../helpers/main-thread.ts';
import { AppUnderTest } from './app.ts';
import { stateLayer } from './keeper.ts';
import { manyParcels } from './many-parcels.ts';

vi.setConfig({ testTimeout: 400_000 });

const ROLE = 'gw_overdraft';
const COUNT = 18_000;

let app: AppUnderTest;
let folder: string;
beforeAll(async () => {
  app = await AppUnderTest.start();
  folder = mkdtempSync(join(tmpdir(), 'large-layer-'));
});
afterAll(async () => {
  await app?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A click in the middle of the map; the names of what lies there, as the card tells them. */
async function clicked(page: Page): Promise<string | null> {
  const box = await page.locator('canvas.maplibregl-canvas').first().boundingBox();
  if (!box) throw new Error('the map is not there');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  const card = page.getByTestId('place-card');
  await card.waitFor({ timeout: 5000 }).catch(() => undefined);
  return (await card.count()) > 0 ? card.textContent() : null;
}

test('a layer of 18 000 areas is put in, drawn, clicked and saved without holding up the page', async () => {
  // In the middle of the parcels, with other layers out of the way of the click.
  const { page, errors, foreignRequests } = await app.open({ path: '#/data?map=113.26,34.75,15' });
  const file = join(folder, 'parcels.geojson');
  writeFileSync(file, manyParcels(COUNT));
  await page.getByTestId(`role-${ROLE}`).click();
  await app.browser.startTracing(page, { categories: TASK_CATEGORIES });
  await page.getByTestId(`layer-input-${ROLE}`).setInputFiles(file);
  await stateLayer(page, '水利局');
  await page.getByTestId('accept-layer').click();
  await page.getByTestId('layer-detail').waitFor();
  const { longestMs: longest } = mainThread(await app.browser.stopTracing());
  process.stdout.write(`longest task of the page while a layer of 18 000 areas is taken: ${Math.round(longest)} ms\n`);
  expect(longest).toBeLessThan(200);

  await page.evaluate(() => {
    location.hash = '#/layers?map=113.26,34.75,15';
  });
  const row = page.getByTestId(`layer-${ROLE}`);
  await row.waitFor();
  if (!(await row.getByRole('checkbox').isChecked())) await row.getByRole('checkbox').check();
  await expect.poll(() => row.textContent()).toContain(String(COUNT));
  await expect.poll(() => clicked(page), { timeout: 60_000, interval: 2000 }).toContain('地下水超采区');

  // From afar the features in view are too many to be known, but not too many to be clicked.
  await page.evaluate(() => {
    location.hash = '#/layers?map=113.26,34.75,12.3';
  });
  await page.keyboard.press('Escape');
  await expect.poll(() => clicked(page), { timeout: 60_000, interval: 2000 }).toContain('地下水超采区');
  expect([errors, foreignRequests]).toEqual([[], []]);
  await page.context().close();
});

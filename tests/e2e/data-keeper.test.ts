import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bboxOfPaths, pathsOf } from '../../src/geo/shapes.ts';
import { demoSite } from '../helpers/demo-sites.ts';
import { type LayerRecord, squareRing } from '../helpers/layer-file.ts';
import { AppUnderTest } from './app.ts';
import { breaches } from './axe.ts';
import { acceptRedLine, offerRedLine, redLineFile } from './keeper.ts';
import { exportedRecord, pickDemo } from './panel.ts';

// How long a busy machine takes is no matter of these tests.
vi.setConfig({ testTimeout: 400_000 });

let app: AppUnderTest;
beforeAll(async () => {
  app = await AppUnderTest.start();
});
afterAll(async () => {
  await app?.stop();
});

const [WEST, SOUTH] = bboxOfPaths(demoSite('S03').parcels.flatMap(({ geometry }) => pathsOf(geometry)));
/** A red line over the warehouse of S03, which the schematic one leaves alone. */
const OVER_SITE: LayerRecord = {
  ring: squareRing(WEST - 0.01, SOUTH - 0.01, 0.02),
  attributes: { BSM: 'H1', HXMC: '测试红线甲', HXLX: '水源涵养' },
};
const [LON, LAT] = [113.25, 34.73];
const BOW_TIE: LayerRecord = {
  ring: [
    [LON, LAT],
    [LON + 0.01, LAT + 0.01],
    [LON + 0.01, LAT],
    [LON, LAT + 0.01],
    [LON, LAT],
  ],
  attributes: { BSM: 'H2', HXMC: '打结的红线', HXLX: '水土保持' },
};
const MENDED: LayerRecord = { ...BOW_TIE, ring: squareRing(LON, LAT, 0.01) };

const status = (page: Page) => page.getByTestId('role-eco_redline').locator('.status-mark').textContent();
const view = (page: Page) => page.getByTestId('data-view');

async function openData(page: Page): Promise<void> {
  await page.getByTestId('nav-data').click();
  await view(page).waitFor();
}

/** The sound file. */
const SOUND = [OVER_SITE, MENDED];

/** Pixels of the strip in the middle of the map from left to right, one byte in four channels, as they are on screen. */
async function shot(page: Page): Promise<Buffer> {
  const box = await page.getByTestId('map-compare').boundingBox();
  if (!box) throw new Error('nothing is compared');
  await page.waitForTimeout(1500);
  return page.screenshot({ clip: { x: box.x, y: box.y + box.height / 2 + 60, width: box.width / 3, height: 60 } });
}

/** The line between two versions: named, moved by keys and by mouse, and what is left of it is another picture. */
async function comparesOnTheMap(page: Page): Promise<void> {
  const compare = page.getByTestId('map-compare');
  await compare.locator('canvas').waitFor();
  const line = compare.getByRole('slider');
  expect(await line.getAttribute('aria-valuetext')).toMatch(/50%.*2025-06-30/);
  const left = await shot(page);
  await line.focus();
  await page.keyboard.press('Home');
  expect(await line.inputValue()).toBe('0');
  expect((await shot(page)).equals(left)).toBe(false);
  await page.keyboard.press('ArrowRight');
  expect(await line.inputValue()).toBe('1');
  await page.keyboard.press('End');
  await page.waitForTimeout(500);
  const box = (await compare.boundingBox())!;
  // Where the thumb stands at its end, dragged to a quarter of the map.
  await page.mouse.move(box.x + box.width - 14, box.y + 300);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 4, box.y + 300, { steps: 4 });
  await page.mouse.up();
  expect(Number(await line.inputValue())).toBeCloseTo(25, -1);
  await compare.getByRole('button', { name: '结束对比' }).click();
  await expect.poll(() => compare.count()).toBe(0);
  expect(await page.getByTestId('version-difference').count()).toBe(0);
}

describe('a data keeper', () => {
  it('replaces the red line: bow-tie told at its place, mended file taken, records screened again, and back', async () => {
    const { page, errors, foreignRequests } = await app.open();
    await pickDemo(page, 'S03');
    const before = await exportedRecord(page);
    await page.getByTestId('save-record').click();
    await expect.poll(() => page.getByTestId('save-record').isDisabled()).toBe(true);
    await openData(page);
    expect(await status(page)).toBe('示意');

    await page.getByTestId('layer-input').setInputFiles(await redLineFile([OVER_SITE, BOW_TIE]));
    const report = page.getByTestId('layer-report');
    await report.waitFor();
    expect(await page.getByTestId('layer-crs').textContent()).toContain('EPSG:4526');
    expect(await page.getByTestId('layer-role').inputValue()).toBe('eco_redline');
    const trouble = report.locator('[data-code=layer_self_intersection]');
    expect(await trouble.textContent()).toContain('H2');
    // The middle of the square, where its diagonals cross.
    expect(await trouble.textContent()).toContain(`${(LON + 0.005).toFixed(3)}`);
    expect(await trouble.textContent()).toContain(`${(LAT + 0.005).toFixed(3)}`);
    expect(await page.getByTestId('accept-layer').count()).toBe(0);
    await trouble.getByRole('button').click();

    await offerRedLine(page, SOUND);
    expect(await page.getByTestId('layer-difference').textContent()).toContain('去掉 5');
    expect(await page.getByTestId('intake').textContent()).toContain('GB18030');
    await page.getByTestId('accept-layer').click();
    const versions = page.getByTestId('layer-versions');
    await versions.waitFor();
    expect(await page.getByTestId('layer-detail').textContent()).toContain('上街区资源规划局');
    expect(await versions.locator('.in-use').textContent()).toContain('官方');

    await versions.getByRole('button', { name: '对比' }).click();
    const compared = page.getByTestId('version-difference');
    await expect.poll(() => compared.textContent()).toContain('新增 2 · 去掉 5');
    const changes = page.getByTestId('layer-changes').locator('li');
    expect(await changes.count()).toBe(7);
    expect(await page.getByTestId('layer-changes').textContent()).toContain('测试红线甲');

    await comparesOnTheMap(page);

    await page.getByTestId('nav-screen').click();
    await expect.poll(async () => (await exportedRecord(page)).verdict.atWorst).toBe('prohibit');
    const now = await exportedRecord(page);
    const layer = now.inputs.layers.find(({ role }) => role === 'eco_redline');
    expect(layer).toMatchObject({ status: 'official', accuracyM: 2, complete: true, date: '2025-06-30' });
    expect(layer?.sha256).not.toBe(before.inputs.layers.find(({ role }) => role === 'eco_redline')?.sha256);

    await page.getByTestId('nav-records').click();
    await page.getByTestId('affected-notice').getByRole('button').click();
    await page.getByTestId('rescreen-affected').click();
    const summary = page.getByTestId('rescreen-summary');
    await expect.poll(() => summary.textContent()).toMatch(/1 条/);
    expect(await page.getByTestId('rescreen-pane').textContent()).toContain('生态保护红线');

    await page.reload();
    await openData(page);
    await expect.poll(() => status(page)).toBe('官方');
    await page.getByTestId('role-eco_redline').click();
    await versions.getByRole('button', { name: '用这一版' }).click();
    await expect.poll(() => versions.locator('.in-use').textContent()).toContain('示意');
    await page.getByTestId('nav-screen').click();
    await page.getByTestId('verdict').waitFor();
    await expect.poll(async () => (await exportedRecord(page)).inputs.layers).toEqual(before.inputs.layers);
    expect(errors).toEqual([]);
    expect(foreignRequests).toEqual([]);
    await page.context().close();
  });

  it('draws the area a layer covers on the map, and is told of zones that overlap; the site stays as it is', async () => {
    const { page, errors } = await app.open();
    await pickDemo(page, 'S03');
    const before = await exportedRecord(page);
    await openData(page);
    const twin: LayerRecord = { ring: squareRing(LON + 0.005, LAT, 0.01), attributes: { BSM: 'H3', HXMC: '压在甲上' } };
    await page
      .getByTestId('layer-input')
      .setInputFiles(
        await redLineFile([MENDED, { ...twin, attributes: { ...MENDED.attributes, ...twin.attributes } }]),
      );
    const overlap = page.getByTestId('layer-report').locator('[data-code=layer_zones_overlap]');
    await overlap.waitFor();
    expect(await overlap.textContent()).toContain('H3');
    const select = page.getByTestId('layer-statement').getByLabel('覆盖范围');
    expect(await select.inputValue()).toBe('none');
    await page.waitForTimeout(3000);
    await page.getByTestId('draw-coverage').click();
    const box = await page.locator('canvas.maplibregl-canvas').first().boundingBox();
    if (!box) throw new Error('the map is not there');
    const [x, y] = [box.x + box.width * 0.6, box.y + box.height / 2];
    await page.waitForTimeout(2000);
    for (const [dx, dy] of [
      [0, 0],
      [120, 0],
      [120, 100],
      [120, 100],
    ] as const) {
      await page.mouse.move(x + dx, y + dy, { steps: 4 });
      await page.mouse.click(x + dx, y + dy);
      await page.waitForTimeout(500);
    }
    await expect.poll(() => select.inputValue()).toBe('file');
    await page.getByTestId('drop-layer').click();
    await page.getByTestId('nav-screen').click();
    expect((await exportedRecord(page)).site).toEqual(before.site);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('loses nothing when the store is full or the tab is killed while the layer is taken', async () => {
    const { page } = await app.open({ map: false });
    await page.getByTestId('offer-demo').waitFor();
    await openData(page);
    const devtools = await page.context().newCDPSession(page);
    const { origin } = new URL(app.server.url);
    await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1000 });
    await offerRedLine(page, SOUND);
    await page.getByTestId('accept-layer').click();
    await page.getByTestId('intake').locator('[data-code=storage_full]').waitFor();
    await page.getByTestId('drop-layer').click();
    expect(await status(page)).toBe('示意');
    await devtools.send('Storage.overrideQuotaForOrigin', { origin });
    await page.reload();
    await openData(page);
    // A transaction that never ends, and then the tab is gone.
    await page.evaluate(() => {
      const original = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function put(...args) {
        const request = original.apply(this, args);
        if (this.name === 'layerFiles') {
          document.documentElement.dataset.writing = 'yes';
          const busy = () => {
            this.get('none').onsuccess = busy;
          };
          busy();
        }
        return request;
      };
    });
    await offerRedLine(page, SOUND);
    await page.getByTestId('accept-layer').click();
    await page.locator('html[data-writing]').waitFor({ state: 'attached' });
    const context = page.context();
    await page.close({ runBeforeUnload: false });
    const again = await context.newPage();
    again.setDefaultTimeout(90_000);
    await again.goto(app.server.url);
    await openData(again);
    expect(await status(again)).toBe('示意');
    await again.getByTestId('role-eco_redline').click();
    expect(await again.getByTestId('layer-versions').locator('li').count()).toBe(1);
    await again.getByRole('button', { name: '返回' }).click();
    await acceptRedLine(again, SOUND);

    // Another tab of the same browser follows.
    const other = await context.newPage();
    other.setDefaultTimeout(90_000);
    await other.goto(app.server.url);
    await openData(other);
    await expect.poll(() => status(other)).toBe('官方');
    await again.getByTestId('layer-versions').getByText('用这一版').click();
    await expect.poll(() => status(other)).toBe('示意');
    await context.close();
  });

  it('can be read by everybody', async () => {
    const { page } = await app.open({ bypassCSP: true, map: false });
    await openData(page);
    await page.getByTestId('blocked-rules').locator('summary').click();
    expect(await breaches(page)).toEqual([]);
    await page.getByTestId('layer-input').setInputFiles(await redLineFile([OVER_SITE, BOW_TIE]));
    await page.getByTestId('layer-report').waitFor();
    expect(await breaches(page)).toEqual([]);
    await acceptRedLine(page, SOUND);
    expect(await breaches(page)).toEqual([]);
    await page.getByTestId('layer-input-eco_redline').setInputFiles(await redLineFile([OVER_SITE]));
    await page.getByTestId('layer-statement').waitFor();
    expect(await breaches(page)).toEqual([]);
    await page.context().close();
  });
});

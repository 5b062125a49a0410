import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readLayerFile } from '../../src/intake/read-layer-file.ts';
import { AppUnderTest } from './app.ts';
import { pickDemo, savedJson } from './panel.ts';

vi.setConfig({ testTimeout: 240_000 });

let app: AppUnderTest;
beforeAll(async () => {
  app = await AppUnderTest.start();
});
afterAll(() => app?.stop());

test('a layer is saved from its card in each format, and read again with all its features', async () => {
  const { page, foreignRequests, errors } = await app.open({ map: false });
  await page.getByTestId('nav-data').click();
  await page.getByTestId('role-eco_redline').click();
  const form = page.getByTestId('layer-export');
  await form.locator('summary').click();
  for (const [format, name] of [
    ['geojson', 'eco_redline.geojson'],
    ['fgb', 'eco_redline.fgb'],
    ['shp', 'eco_redline.zip'],
  ] as const) {
    await form.getByLabel('文件格式').selectOption(format);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      form.getByTestId('layer-export-save').click(),
    ]);
    expect(download.suggestedFilename()).toBe(name);
    const read = await readLayerFile(name, new Uint8Array(readFileSync(await download.path())));
    expect(read.ok && read.value.layers[0]?.features.length, format).toBe(5);
  }
  expect([foreignRequests, errors]).toEqual([[], []]);
  await page.context().close();
});

test('of a layer only what meets the site, or lies near it, is saved; without a site that is not offered', async () => {
  const { page, errors } = await app.open();
  const open = async () => {
    await page.getByTestId('nav-data').click();
    await page.getByTestId('role-noise_zone').click();
    await page.getByTestId('layer-export').locator('summary').click();
    return page.getByTestId('layer-export');
  };
  const none = await open();
  expect(await none.getByRole('option', { name: /相交/ }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: '返回' }).click();
  await page.getByTestId('nav-screen').click();
  await pickDemo(page, 'S03');
  const form = await open();
  const saved = () => savedJson(page, () => form.getByTestId('layer-export-save').click());
  await form.getByLabel('要素范围').selectOption('near');
  await form.getByLabel('距离（米）').fill('50000');
  const near = (await saved()) as { features: unknown[]; selection: object; complete: boolean };
  expect(near).toMatchObject({ selection: { withinM: 50_000 }, complete: false });
  await form.getByLabel('要素范围').selectOption('meets');
  const met = (await saved()) as { features: unknown[] };
  expect(met.features.length).toBeGreaterThan(0);
  expect(met.features.length).toBeLessThan(near.features.length);
  await form.getByLabel('要素范围').selectOption('near');
  await form.getByLabel('距离（米）').fill('');
  expect(await form.getByTestId('layer-export-save').isDisabled()).toBe(true);
  expect(errors).toEqual([]);
  await page.context().close();
});

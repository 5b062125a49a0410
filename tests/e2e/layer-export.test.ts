import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readLayerFile } from '../../src/intake/read-layer-file.ts';
import { AppUnderTest } from './app.ts';

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

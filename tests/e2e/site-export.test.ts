import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importSite } from '../../src/site/import-site.ts';
import { AppUnderTest } from './app.ts';
import { pickDemo } from './panel.ts';

let app: AppUnderTest;

beforeAll(async () => {
  app = await AppUnderTest.start();
});
afterAll(() => app.stop());

describe('the site as a file', () => {
  test('survey text, shapefile and workbook are saved, and read again as the same land', async () => {
    const { page, foreignRequests, errors } = await app.open({ map: false });
    await pickDemo(page, 'S02');
    await page.getByTestId('edit-site').click();
    const form = page.getByTestId('site-export');
    await form.locator('summary').click();
    const areas: number[] = [];
    for (const [format, system, name] of [
      ['txt', '4526', /\.txt$/],
      ['shp', '4547', /\.zip$/],
      ['xlsx', '4490', /\.xlsx$/],
    ] as const) {
      await form.getByLabel('文件格式').selectOption(format);
      await form.getByLabel('坐标系').selectOption(system);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByTestId('site-export-save').click(),
      ]);
      expect(download.suggestedFilename()).toMatch(name);
      const bytes = new Uint8Array(readFileSync(await download.path()));
      const back = await importSite(download.suggestedFilename(), bytes);
      expect(back.outcome, format).toMatch(/^ok/);
      areas.push(back.parcels.reduce((sum, { areaEllipsoidM2 }) => sum + areaEllipsoidM2, 0));
    }
    expect(Math.max(...areas) - Math.min(...areas)).toBeLessThan(0.01);
    expect([foreignRequests, errors]).toEqual([[], []]);
    await page.context().close();
  });

  test('with the keyboard alone; a format with one encoding asks for none', async () => {
    const { page } = await app.open({ map: false });
    await pickDemo(page, 'S02');
    await page.getByTestId('edit-site').click();
    const form = page.getByTestId('site-export');
    await form.locator('summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('KML');
    expect(await form.getByLabel('文件格式').inputValue()).toBe('kml');
    expect(await form.getByLabel('文字编码').count()).toBe(0);
    await page.getByTestId('site-export-save').focus();
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(download.suggestedFilename()).toMatch(/\.kml$/);
    await page.context().close();
  });
});

import { bboxPolygon } from '@turf/turf';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AppUnderTest } from './app.ts';
import { breaches } from './axe.ts';
import { openFinding, pickDemo } from './panel.ts';
import { VIEWS, visit } from './walk.ts';

// Every view many times; how long that takes on a busy machine is no matter of these tests.
vi.setConfig({ testTimeout: 400_000 });

let app: AppUnderTest;
beforeAll(async () => {
  app = await AppUnderTest.start();
});
afterAll(() => app?.stop());

describe('accessibility', () => {
  it('the empty panel, a verdict with an opened finding beside the map, and its report', async () => {
    const { page } = await app.open({ bypassCSP: true });
    await page.getByTestId('offer-demo').waitFor();
    const found: Record<string, string[]> = { empty: await breaches(page) };
    await pickDemo(page, 'S02');
    await openFinding(page, 'C6-9');
    await page.locator('.map-tools').waitFor();
    found.verdict = await breaches(page);
    await page.getByTestId('open-report').click();
    await page.getByTestId('report-host').locator('.paper').waitFor();
    found.report = await breaches(page);
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])));
    await page.context().close();
  });

  it('every view, in both languages, wide and narrow, light and dark', async () => {
    const { page } = await app.open({ bypassCSP: true, map: false });
    await pickDemo(page, 'S02');
    const found: Record<string, string[]> = {};
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      for (const language of ['zh', 'en'] as const) {
        for (const view of VIEWS) {
          await visit(page, view, language);
          found[`${view[0]} ${language} ${width} px`] = await breaches(page);
        }
      }
    }
    expect(Object.entries(found).filter(([, places]) => places.length > 0)).toEqual([]);
    await page.context().close();
  });
});

describe('a name with markup', () => {
  it('stays text in the page', async () => {
    const { page, errors } = await app.open();
    const name = '<img src=x onerror=alert(1)>=1+1';
    const geojson = bboxPolygon([113.29, 34.8, 113.291, 34.801], { properties: { name } });
    await page
      .getByTestId('file-input')
      .setInputFiles({ name: 'x.geojson', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(geojson)) });
    await page.getByTestId('verdict').waitFor();
    expect(await page.getByTestId('panel').textContent()).toContain(name);
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

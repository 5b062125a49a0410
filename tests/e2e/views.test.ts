import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppUnderTest } from './app.ts';
import { breaches } from './axe.ts';
import { openFinding, pickDemo } from './panel.ts';

let app: AppUnderTest;
beforeAll(async () => {
  app = await AppUnderTest.start();
});
afterAll(() => app?.stop());

const VIEWS = [
  ['layers', 'layers-view'],
  ['clauses', 'clauses-view'],
  ['projects', 'projects-view'],
  ['records', 'records-view'],
  ['data', 'data-view'],
  ['settings', 'settings-view'],
] as const;

describe.each(['light', 'dark'] as const)('accessibility, %s', (colorScheme) => {
  it('the empty panel, a verdict with an opened finding, and every view', async () => {
    // axe is a script of the test's own, which the page's policy would rightly refuse.
    const { page } = await app.open({ colorScheme, bypassCSP: true });
    await page.getByTestId('offer-demo').waitFor();
    const found: Record<string, string[]> = { empty: await breaches(page) };
    await pickDemo(page, 'S02');
    await openFinding(page, 'C6-9');
    found.verdict = await breaches(page);
    await page.getByTestId('open-report').click();
    await page.getByTestId('report-host').locator('.paper').waitFor();
    found.report = await breaches(page);
    await page.getByTestId('report-back').click();
    for (const [view, id] of VIEWS) {
      await page.goto(`${app.server.url}#/${view}`);
      await page.getByTestId(id).waitFor();
      found[view] = await breaches(page);
    }
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])));
    await page.context().close();
  });
});

describe('a name with markup', () => {
  it('stays text in the page', async () => {
    const { page, errors } = await app.open();
    const name = '<img src=x onerror=alert(1)>=1+1';
    const geojson = {
      type: 'Feature',
      properties: { name },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [113.29, 34.8],
            [113.291, 34.8],
            [113.291, 34.801],
            [113.29, 34.801],
            [113.29, 34.8],
          ],
        ],
      },
    };
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

import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppUnderTest } from './app.ts';
import { breaches } from './axe.ts';
import { manyParcels } from './many-parcels.ts';

const SAMPLES = join(import.meta.dirname, '../fixtures/sites');

let app: AppUnderTest;
beforeAll(async () => {
  app = await AppUnderTest.start();
});
afterAll(() => app?.stop());

describe('giving a site is open to everyone', () => {
  it('pasting, choosing a reading, a repair, a long list, and the table with a bad figure', async () => {
    const { page } = await app.open({ bypassCSP: true });
    const found: Record<string, string[]> = {};
    await page.getByTestId('offer-paste').click();
    found.paste = await breaches(page);
    const input = page.getByTestId('file-input');
    await input.setInputFiles(join(SAMPLES, 's04_txt_cm111_declared_zone38.txt'));
    await page.getByTestId('candidate-1').waitFor();
    found.candidates = await breaches(page);
    await input.setInputFiles(join(SAMPLES, 's23_geojson_bowtie.geojson'));
    await page.getByTestId('repair').waitFor();
    found.repair = await breaches(page);
    const buffer = Buffer.from(manyParcels(40));
    await input.setInputFiles({ name: 'survey.geojson', mimeType: 'application/json', buffer });
    await page.locator('.parcel-list').waitFor();
    found.parcels = await breaches(page);
    await input.setInputFiles(join(SAMPLES, 's02_txt_noprefix_utf8bom_two_parcels.txt'));
    await page.getByTestId('verdict').waitFor();
    if ((await page.getByTestId('edit-site').getAttribute('aria-expanded')) === 'false') {
      await page.getByTestId('edit-site').click();
    }
    await page.locator('#site-points summary').click();
    const cell = page.locator('.coordinates .cell').first();
    await cell.fill('38531x');
    await cell.press('Tab');
    await page.locator('.cell-error').waitFor();
    found.table = await breaches(page);
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])));
    await page.context().close();
  });
});

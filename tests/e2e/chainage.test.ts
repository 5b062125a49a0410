import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppUnderTest } from './app.ts';

let app: AppUnderTest;

beforeAll(async () => {
  app = await AppUnderTest.start();
});
afterAll(() => app.stop());

const ROAD = {
  type: 'Feature',
  properties: { name: '示例路', widthM: 25 },
  geometry: {
    type: 'LineString',
    coordinates: [
      [113.256, 34.8],
      [113.262, 34.801],
      [113.27, 34.802],
      [113.285, 34.8],
    ],
  },
};

test('a road has a chainage table, in order, and as CSV; a finding tells its stations', async () => {
  const { page, errors } = await app.open();
  const file = { name: 'road.geojson', mimeType: 'application/geo+json', buffer: Buffer.from(JSON.stringify(ROAD)) };
  await page.getByTestId('offer-demo').waitFor();
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page.getByTestId('verdict').waitFor();
  await page.getByTestId('edit-site').click();
  const table = page.getByTestId('chainage');
  await table.locator('summary').click();
  const starts = await table.locator('tbody td:first-child').allTextContents();
  expect(starts.length).toBeGreaterThan(5);
  expect(starts).toEqual(starts.toSorted());
  expect(starts[0]).toBe('K0+000.0');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('chainage-csv').click()]);
  const csv = readFileSync(await download.path(), 'utf8');
  expect(csv.trimEnd().split('\r\n')).toHaveLength(starts.length + 1);
  await page.getByTestId('findings').locator('[data-finding]').first().click();
  await page
    .getByText(/K\d\+\d{3}\.\d 至 K\d\+\d{3}\.\d/)
    .first()
    .waitFor();
  expect(errors).toEqual([]);
  await page.context().close();
});

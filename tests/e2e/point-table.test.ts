import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toCm114 } from '../../src/geo/project.ts';
import { AppUnderTest } from './app.ts';
import { exportedRecord } from './panel.ts';

const RECTANGLE = 'POLYGON((113.29 34.8,113.292 34.8,113.292 34.801,113.29 34.801,113.29 34.8))';

let app: AppUnderTest;
beforeAll(async () => {
  app = await AppUnderTest.start();
});
afterAll(() => app?.stop());

/** The app with a rectangle typed in and its table of points open; nothing is done with the mouse. */
async function openTable(text: string) {
  const { page } = await app.open();
  await page.getByTestId('offer-paste').focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('paste-text').fill(text);
  await page.keyboard.press('Control+Enter');
  await page.getByTestId('verdict').waitFor();
  if ((await page.getByTestId('edit-site').getAttribute('aria-expanded')) === 'false') {
    await page.getByTestId('edit-site').press('Enter');
  }
  await page.locator('#site-points summary').press('Enter');
  await page.getByLabel('J1 北 N(CM114)', { exact: true }).waitFor();
  return page;
}

const ringOf = async (page: Page) => {
  const { geometry } = (await exportedRecord(page)).site.parcels[0]!;
  return (geometry as { coordinates: number[][][] }).coordinates;
};

describe('the table of points, by keyboard', () => {
  it('a figure typed moves the point, undo brings it back, a bad one says what and where', async () => {
    const page = await openTable(RECTANGLE);
    const north = page.getByLabel('J1 北 N(CM114)', { exact: true });
    const before = await north.inputValue();
    const { northM } = toCm114([113.29, 34.8]);
    expect(Number(before)).toBeCloseTo(northM, 3);
    await north.fill(String(northM - 10));
    await north.press('Enter');
    await expect.poll(async () => (await ringOf(page))[0]![0]![1]).toBeCloseTo(34.8 - 10 / 110_930, 5);
    await page.getByTestId('undo').press('Enter');
    await expect.poll(() => north.inputValue()).toBe(before);

    await north.fill('38531x3');
    await north.press('Tab');
    const trouble = page.locator('.cell-error');
    await trouble.waitFor();
    expect(await trouble.getAttribute('data-code')).toBe('not_a_coordinate');
    expect(await trouble.textContent()).toContain('J1');
    expect((await ringOf(page))[0]![0]).toEqual([113.29, 34.8]);
    await page.context().close();
  });

  it('the form of the figures changes no coordinate', async () => {
    const page = await openTable(RECTANGLE);
    const before = await ringOf(page);
    for (const form of ['dms', 'degrees', 'plane']) {
      await page.getByTestId(`form-${form}`).press('Enter');
      const cell = page.locator('.coordinates .cell').first();
      await cell.focus();
      await cell.press('Tab');
    }
    expect(await ringOf(page)).toEqual(before);
    await page.getByTestId('form-dms').press('Enter');
    expect(await page.getByLabel('J1 经度', { exact: true }).inputValue()).toBe('113°17′24.000000″');
    await page.context().close();
  });

  it('points are put in, moved, pasted, and taken out', async () => {
    const page = await openTable(RECTANGLE);
    const second = page.getByLabel('J2 东 E', { exact: true });
    await second.focus();
    await second.press('Control+Enter');
    await expect.poll(async () => (await ringOf(page))[0]!.length).toBe(6);
    await page.getByLabel('J3 东 E', { exact: true }).press('Control+Delete');
    await expect.poll(async () => (await ringOf(page))[0]!.length).toBe(5);
    await page.getByLabel('J2 东 E', { exact: true }).focus();
    await page.getByTestId('point-paste').press('Enter');
    await page.getByRole('radio', { name: '加为内环' }).press('Space');
    await page
      .getByTestId('point-paste-text')
      .fill('J1\t113.2905\t34.8003\nJ2\t113.291\t34.8003\nJ3\t113.291\t34.8007');
    await page.getByTestId('point-paste-text').press('Control+Enter');
    await expect.poll(async () => (await ringOf(page)).length).toBe(2);
    expect(await page.locator('.coordinates').textContent()).toContain('内环');
    await page.context().close();
  });

  it('ten thousand points: a few rows in the page, the last within reach', async () => {
    const count = 10_000;
    const ring = Array.from({ length: count }, (_, i) => {
      const angle = (2 * Math.PI * i) / count;
      return `${113.29 + 0.002 * Math.cos(angle)} ${34.8 + 0.002 * Math.sin(angle)}`;
    });
    const page = await openTable(`POLYGON((${[...ring, ring[0]].join(',')}))`);
    const box = page.locator('.coordinates');
    expect(await box.locator('tr').count()).toBeLessThan(80);
    await box.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await page.getByLabel(`J${count} 东 E`, { exact: true }).waitFor();
    await page.context().close();
  });

  it('a boundary point clicked on the map is found in the table, which opens for it', async () => {
    const page = await openTable(RECTANGLE);
    await page.locator('#site-points summary').press('Enter');
    await page.getByTestId('edit-site').press('Enter');
    await page.getByLabel('J3 北 N(CM114)', { exact: true }).waitFor({ state: 'detached' });
    await page.locator('.map-tools').waitFor();
    await page.waitForTimeout(1500);
    const box = (await page.locator('.map-view canvas.maplibregl-canvas').first().boundingBox())!;
    const { searchParams } = new URL(page.url().replace('#', ''));
    const [lon = 0, lat = 0, zoom = 0] = (searchParams.get('map') ?? '').split(',').map(Number);
    const pxPerDeg = (512 * 2 ** zoom) / 360;
    await page.mouse.click(
      box.x + box.width / 2 + (113.292 - lon) * pxPerDeg,
      box.y + box.height / 2 - ((34.801 - lat) * pxPerDeg) / Math.cos((lat * Math.PI) / 180),
    );
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toContain('J3');
    expect(await page.getByTestId('place-card').count()).toBe(0);
    await page.context().close();
  });
});

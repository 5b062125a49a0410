import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoSite } from '../helpers/demo-sites.ts';
import { AppUnderTest } from './app.ts';
import { exportedRecord, pickDemo } from './panel.ts';

/** The world at zoom 0, as MapLibre counts. */
const TILE_PX = 512;

let app: AppUnderTest;
beforeAll(async () => {
  app = await AppUnderTest.start();
});
afterAll(() => app?.stop());

/** Runs in the page before anything else: counts what the map draws. Self-contained, since it is handed over as text. */
function countDrawings(): void {
  const drawn = { count: 0 };
  const { drawElements } = WebGL2RenderingContext.prototype;
  WebGL2RenderingContext.prototype.drawElements = function (...args) {
    drawn.count += 1;
    drawElements.apply(this, args);
  };
  Object.assign(globalThis, { drawn });
}

const drawings = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { drawn: { count: number } }).drawn.count);

/** Waits until the map has drawn nothing for a while. */
async function mapAtRest(page: Page): Promise<number> {
  for (let before = -1; ; ) {
    const now = await drawings(page);
    if (now === before) return now;
    before = now;
    await page.waitForTimeout(1000);
  }
}

/** Where a position is on the page, by what the address says of the map. */
async function onPage(page: Page, [lon = 0, lat = 0]: readonly number[]): Promise<{ x: number; y: number }> {
  const box = (await page.locator('canvas.maplibregl-canvas').boundingBox())!;
  const camera = new URLSearchParams(new URL(page.url()).hash.split('?')[1]).get('map')!;
  const [centreLon, centreLat, zoom] = camera.split(',').map(Number) as [number, number, number];
  const pxPerDeg = (TILE_PX * 2 ** zoom) / 360;
  return {
    x: box.x + box.width / 2 + (lon - centreLon) * pxPerDeg,
    y: box.y + box.height / 2 - ((lat - centreLat) * pxPerDeg) / Math.cos((centreLat * Math.PI) / 180),
  };
}

const ringOf = async (page: Page) =>
  ((await exportedRecord(page)).site.parcels[0]!.geometry as { coordinates: number[][][] }).coordinates[0]!;

describe('a boundary point dragged with the mouse', () => {
  it('moves the verdict with the hand without the map being drawn, settles, and is one step back', async () => {
    const { page, errors } = await app.open();
    await page.addInitScript(countDrawings);
    await page.reload();
    await pickDemo(page, 'S02');
    await page.getByRole('button', { name: '改点', exact: true }).click();
    const [before, ...others] = (demoSite('S02').parcels[0].geometry as { coordinates: number[][][] }).coordinates[0]!;
    const { x, y } = await onPage(page, before!);
    const atRest = await mapAtRest(page);
    const area = async () => /([\d.]+)\s*ha/.exec((await page.getByTestId('panel').textContent()) ?? '')?.[1];
    const areaBefore = await area();

    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 12, y + 12, { steps: 3 });
    await expect.poll(area).not.toBe(areaBefore);
    expect(await page.getByTestId('save-record').isDisabled()).toBe(true);
    const areaSoon = await area();
    // Not one picture of the map from the pointer's way to the corner to the first answer, nor after it.
    expect(await drawings(page)).toBe(atRest);
    for (let i = 1; i <= 20; i++) await page.mouse.move(x - 12 - 2 * i, y + 12 + i);
    await expect.poll(area).not.toBe(areaSoon);
    expect(await drawings(page)).toBe(atRest);

    await page.mouse.up();
    await expect.poll(() => page.getByTestId('save-record').isEnabled()).toBe(true);
    expect([areaBefore, areaSoon]).not.toContain(await area());
    const ring = await ringOf(page);
    expect(ring[0]).not.toEqual(before);
    expect(ring.slice(1, -1)).toEqual(others.slice(0, -1));
    await page.getByTestId('undo').click();
    await expect.poll(async () => (await ringOf(page))[0]).toEqual(before);
    expect(errors).toEqual([]);
  });
});

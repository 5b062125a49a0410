import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { geodesicM } from '../../src/geo/distance.ts';
import { demoSite } from '../helpers/demo-sites.ts';
import { AppUnderTest } from './app.ts';
import { exportedRecord, pickDemo } from './panel.ts';

let app: AppUnderTest;
beforeAll(async () => {
  app = await AppUnderTest.start();
});
afterAll(() => app?.stop());

const ringOf = async (page: Page) =>
  ((await exportedRecord(page)).site.parcels[0]!.geometry as { coordinates: number[][][] }).coordinates[0]!;

const said = (page: Page) => page.getByTestId('vertex-keys').textContent();

const camera = (page: Page) => new URLSearchParams(new URL(page.url()).hash.split('?')[1]).get('map');

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

describe('a boundary point moved by keys alone', () => {
  it('is chosen, moved by told steps, given up or kept, and is one step back', async () => {
    const { page, errors } = await app.open();
    await pickDemo(page, 'S02');
    const before = (demoSite('S02').parcels[0].geometry as { coordinates: number[][][] }).coordinates[0]!;
    await page.getByTestId('verdict').waitFor();
    await page.locator('.map-tools button').first().waitFor();
    await expect.poll(() => camera(page)).not.toBeNull();
    await press(page, 'e');
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('maplibregl-canvas');
    const view = camera(page);

    await press(page, 'Enter');
    await expect.poll(() => said(page)).toMatch(/已取 J1，方向键每步 \S+\u202fm，加 Shift/);
    const stepM = Number(/每步 ([\d.]+)/.exec((await said(page)) ?? '')?.[1]);
    await press(page, 'ArrowRight', 'ArrowRight', 'Shift+ArrowUp');
    await expect.poll(() => said(page)).toBe(`J1 已移东 ${2 * stepM}\u202fm、北 ${10 * stepM}\u202fm`);
    await press(page, 'Escape');
    await expect.poll(() => said(page)).toBe('J1 已还原');
    // The tool is still in the hand: Esc gave up the move alone.
    expect(await page.getByRole('button', { name: '改点', exact: true }).getAttribute('aria-pressed')).toBe('true');
    await expect.poll(() => ringOf(page)).toEqual(before);

    await page.locator('canvas.maplibregl-canvas').focus();
    await press(page, 'PageDown', 'PageDown');
    await expect.poll(() => said(page)).toContain('已取 J2');
    await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowLeft', 'Enter');
    await expect.poll(() => said(page)).toBe('J2 已放下');
    await expect.poll(() => page.getByTestId('save-record').isEnabled()).toBe(true);
    const moved = await ringOf(page);
    expect(geodesicM(before[1]!, moved[1]!)).toBeCloseTo(stepM * Math.hypot(3, 1), 2);
    expect(moved[1]![1]!).toBeLessThan(before[1]![1]!);
    expect(moved.filter((_, i) => i !== 1)).toEqual(before.filter((_, i) => i !== 1));
    // While a point was held the arrows panned nothing.
    expect(camera(page)).toBe(view);

    await page.locator('canvas.maplibregl-canvas').focus();
    await press(page, 'Control+z');
    await expect.poll(() => ringOf(page)).toEqual(before);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('is kept when the focus goes elsewhere, and let go of by a step back', async () => {
    const { page } = await app.open();
    await pickDemo(page, 'S02');
    await page.locator('.map-tools button').first().waitFor();
    const before = (demoSite('S02').parcels[0].geometry as { coordinates: number[][][] }).coordinates[0]!;
    await press(page, 'e');
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('maplibregl-canvas');
    await press(page, 'Enter', 'ArrowUp', 'ArrowUp', 'Control+z');
    await expect.poll(() => said(page)).toBe('');
    await expect.poll(() => ringOf(page)).toEqual(before);
    await page.locator('canvas.maplibregl-canvas').focus();
    await press(page, 'Enter', 'ArrowUp', 'ArrowUp');
    await page.locator('#search').focus();
    await expect.poll(() => page.getByTestId('save-record').isEnabled()).toBe(true);
    expect(await ringOf(page)).not.toEqual(before);
    await page.getByTestId('undo').click();
    await expect.poll(() => ringOf(page)).toEqual(before);
    await page.context().close();
  });
});

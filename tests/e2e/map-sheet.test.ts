import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AppUnderTest } from './app.ts';
import { breaches } from './axe.ts';
import { pickDemo } from './panel.ts';

let app: AppUnderTest;
beforeAll(async () => {
  app = await AppUnderTest.start();
});
afterAll(() => app?.stop());

/** Width and height from a PNG's first chunk (PNG specification, 11.2.2). */
function pngSize(bytes: Buffer): [number, number] {
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

/** Until the sheet is drawn anew with so many pixels across. */
async function drawn(page: Page, widthPx: number): Promise<void> {
  await page.waitForFunction((width) => {
    const canvas = document.querySelector<HTMLCanvasElement>('[data-testid="sheet-preview"]');
    return canvas?.dataset.ready === 'true' && canvas.width === width;
  }, widthPx);
}

/** Sizes of a PDF's pages, millimetres. */
function pdfPages(bytes: Buffer): [number, number][] {
  return [...bytes.toString('latin1').matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)].map(
    ([, width, height]) => [Math.round((Number(width) / 72) * 25.4), Math.round((Number(height) / 72) * 25.4)],
  );
}

it('a map with a site goes onto paper and into a picture of the size asked for', async () => {
  const { page, errors } = await app.open({ bypassCSP: true, viewport: { width: 1000, height: 700 } });
  await pickDemo(page, 'S02');
  await page.getByTestId('open-sheet').click();
  const preview = page.getByTestId('sheet-preview');
  await drawn(page, 2339);
  expect(await breaches(page)).toEqual([]);

  await page.getByTestId('sheet-title').fill('送审 <图> 1');
  expect(await preview.getAttribute('aria-label')).toBe('送审 <图> 1');
  await page.getByTestId('sheet-width').fill('1400');
  await page.getByTestId('sheet-width').press('Enter');
  await drawn(page, 1400);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('sheet-png').click()]);
  expect(download.suggestedFilename()).toBe('送审_图_1.png');
  // A4: 210 / 297 of the width.
  expect(pngSize(await readFile(await download.path()))).toEqual([1400, 990]);
  // The map itself is there, not a blank: many colours in the middle of the sheet.
  const colours = await preview.evaluate((canvas: HTMLCanvasElement) => {
    const pixels = canvas.getContext('2d')?.getImageData(200, 250, 600, 400).data ?? [];
    const found = new Set<number>();
    for (let i = 0; i < pixels.length; i += 4) {
      found.add(((pixels[i] ?? 0) << 16) | ((pixels[i + 1] ?? 0) << 8) | (pixels[i + 2] ?? 0));
    }
    return found.size;
  });
  expect(colours).toBeGreaterThan(50);

  const printed = async () => pdfPages(await page.pdf({ preferCSSPageSize: true }));
  expect(await printed()).toEqual([[297, 210]]);
  for (const [paper, widthPx, size] of [
    ['a3.landscape', 3307, [420, 297]],
    ['a3.portrait', 2339, [297, 420]],
  ] as const) {
    await page.getByTestId('sheet-paper').selectOption(paper);
    await drawn(page, widthPx);
    expect(await printed()).toEqual([size]);
  }
  await page.keyboard.press('Escape');
  await page.getByTestId('verdict').waitFor();
  expect(await page.getByTestId('sheet-page').count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('open-sheet');
  expect(errors).toEqual([]);
  await page.context().close();
}, 240_000);

import type { Page } from 'playwright-core';

type Point = readonly [x: number, y: number];

/** The middle of the map on the page, once the map is there. */
export async function middleOfMap(page: Page): Promise<Point> {
  // The frame of the map comes once the map has loaded.
  await page.locator('.map-tools button').first().waitFor();
  const box = await page.locator('canvas.maplibregl-canvas').boundingBox();
  if (!box) throw new Error('the map has no size');
  return [box.x + box.width / 2, box.y + box.height / 2];
}

/** Takes a drawing tool by its name and waits until the hand over the map shows that it is there. */
export async function takeTool(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await toolInHand(page);
}

/** Waits until the hand over the map is that of a drawing tool. */
export async function toolInHand(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector<HTMLElement>('canvas.maplibregl-canvas')?.style.cursor === 'crosshair',
  );
}

/** Clicks one corner and the opposite one, as for a rectangle. */
export async function dragCorners(page: Page, [x0, y0]: Point, [x1, y1]: Point): Promise<void> {
  await page.mouse.click(x0, y0);
  await page.mouse.move((x0 + x1) / 2, (y0 + y1) / 2, { steps: 5 });
  await page.mouse.move(x1, y1, { steps: 5 });
  await page.mouse.click(x1, y1);
}

/** Clicks both ends of a line and ends it. */
export async function drawLine(page: Page, from: Point, to: Point): Promise<void> {
  await dragCorners(page, from, to);
  // A second press at once would be half of a double click.
  await page.waitForTimeout(400);
  await page.mouse.click(...to);
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppUnderTest } from './app.ts';
import { dragCorners, drawLine, middleOfMap, takeTool, toolInHand } from './drawing.ts';
import { exportedRecord } from './panel.ts';

let app: AppUnderTest;
beforeAll(async () => {
  app = await AppUnderTest.start();
});
afterAll(() => app?.stop());

describe('lines with a width', () => {
  it('are drawn, joined by another, and changed in width', async () => {
    const { page } = await app.open();
    await page.getByTestId('offer-draw').waitFor();
    const [x, y] = await middleOfMap(page);
    await takeTool(page, '带宽线');
    await page.getByTestId('line-width').fill('30');
    await drawLine(page, [x - 80, y], [x + 60, y - 40]);
    await page.getByTestId('verdict').waitFor();
    const { site } = await exportedRecord(page);
    expect(site.parcels[0]).toMatchObject({ widthM: 30, geometry: { type: 'LineString' } });
    // A corridor is as wide as it is said to be; its ends are flat.
    expect(site.areaEllipsoidM2 / (site.lengthM * 30)).toBeCloseTo(1, 2);

    await takeTool(page, '带宽线');
    await page.getByTestId('draw-adds').check();
    await drawLine(page, [x - 80, y + 60], [x + 60, y + 80]);
    await expect.poll(async () => (await exportedRecord(page)).site.parcels.length).toBe(2);

    if ((await page.getByTestId('edit-site').getAttribute('aria-expanded')) === 'false') {
      await page.getByTestId('edit-site').click();
    }
    const width = page.getByLabel('1 的宽度（米）');
    await width.fill('45');
    await width.press('Enter');
    await expect
      .poll(async () => (await exportedRecord(page)).site.parcels.map(({ widthM }) => widthM))
      .toEqual([45, 30]);
    await page.context().close();
  });

  it('a circle is drawn round, and Esc gives a drawing up', async () => {
    const { page } = await app.open();
    await page.getByTestId('offer-draw').waitFor();
    const [x, y] = await middleOfMap(page);
    await page.keyboard.press('l');
    await toolInHand(page);
    await page.mouse.click(x - 50, y);
    await page.keyboard.press('Escape');
    expect(await page.getByTestId('verdict').count()).toBe(0);
    await takeTool(page, '圆');
    await dragCorners(page, [x, y], [x + 40, y]);
    await page.getByTestId('verdict').waitFor();
    const { site } = await exportedRecord(page);
    // 4πA/P² of a circle is 1; a square comes to 0.79.
    expect((4 * Math.PI * site.areaEllipsoidM2) / site.perimeterM ** 2).toBeGreaterThan(0.99);
    await page.context().close();
  });
});

describe('parcels of a site', () => {
  const three = [0, 1, 2].map((n) => {
    const west = 113.29 + n * 0.002;
    return `((${west} 34.8,${west + 0.001} 34.8,${west + 0.001} 34.801,${west} 34.801,${west} 34.8))`;
  });

  it('are renamed, screened one by one, and some of them kept', async () => {
    const { page } = await app.open();
    await page.getByTestId('offer-paste').click();
    await page.getByTestId('paste-text').fill(three.map((rings) => `POLYGON${rings}`).join('\n'));
    await page.getByTestId('paste-read').click();
    await page.getByTestId('verdict').waitFor();
    if ((await page.getByTestId('edit-site').getAttribute('aria-expanded')) === 'false') {
      await page.getByTestId('edit-site').click();
    }
    const list = page.locator('.site-parcels');
    await list.getByLabel('地块名称 2').fill('北地块');
    await list.getByLabel('地块名称 2').press('Enter');
    await page.getByTestId('screen-each').click();
    await expect.poll(() => page.getByTestId('batch-summary').getAttribute('data-status')).toBe('done');
    expect(await page.getByTestId('batch-table').locator('tbody tr[data-outcome]').count()).toBe(3);
    expect(await page.getByTestId('batch-table').textContent()).toContain('北地块');
    await page.getByTestId('nav-screen').click();
    await list.getByRole('checkbox').first().uncheck();
    await page.getByTestId('keep-picked').click();
    await expect.poll(async () => (await exportedRecord(page)).site.parcels.length).toBe(2);
    await page.context().close();
  });
});

describe('measuring on the map', () => {
  it('tells length and area of the clicked path, and Esc ends it without a trace', async () => {
    const { page } = await app.open();
    await page.getByTestId('offer-draw').waitFor();
    const [x, y] = await middleOfMap(page);
    await page.keyboard.press('m');
    for (const [dx, dy] of [
      [0, 0],
      [60, 0],
      [60, 60],
    ] as const) {
      await page.mouse.click(x + dx, y + dy);
      await page.waitForTimeout(400);
    }
    const measured = page.getByTestId('measured');
    await expect.poll(() => measured.textContent()).toContain('闭合面积（椭球）');
    expect(await measured.textContent()).toContain('平面');
    await page.keyboard.press('Escape');
    await expect.poll(() => measured.count()).toBe(0);
    expect(await page.getByTestId('verdict').count()).toBe(0);
    await page.context().close();
  });
});

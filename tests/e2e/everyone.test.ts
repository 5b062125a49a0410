import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { recordSchema } from '../../src/record/record.ts';
import { AppUnderTest } from './app.ts';
import { pickDemo, savedJson } from './panel.ts';
import { VIEWS, visit } from './walk.ts';

// Every view many times; how long that takes on a busy machine is no matter of these tests.
vi.setConfig({ testTimeout: 400_000 });

let app: AppUnderTest;
beforeAll(async () => {
  app = await AppUnderTest.start();
});
afterAll(() => app?.stop());

const MOST_STOPS = 150;

/** Goes on with Tab, as somebody without a mouse does, until the focus is where it is wanted and can be seen to be there. */
async function tabTo(page: Page, testId: string): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return { id: element.dataset.testid ?? '', seen: outlineStyle !== 'none' && outlineWidth !== '0px' };
    });
    if (at.id !== testId) continue;
    expect(at, 'the focus can be seen').toMatchObject({ seen: true });
    return;
  }
  throw new Error(`Tab never comes to ${testId}`);
}

describe('without mouse and map', () => {
  it('coordinates are typed, the verdict is read out, a finding opened, the report saved', async () => {
    const { page, foreignRequests } = await app.open({ map: false });
    await page.getByTestId('offer-paste').waitFor();
    const news = page.getByTestId('verdict-news');
    expect(await news.getAttribute('role')).toBe('status');
    expect(await news.textContent()).toBe('');

    await tabTo(page, 'offer-paste');
    await page.keyboard.press('Enter');
    await page.getByTestId('paste-text').waitFor();
    await page.keyboard.type('POLYGON((113.256 34.798,113.259 34.798,113.259 34.8,113.256 34.8,113.256 34.798))');
    await page.keyboard.press('Control+Enter');
    await page.getByTestId('verdict').waitFor();
    await expect.poll(() => news.textContent()).toMatch(/^研判结论：至少 .+，最坏 .+，待查 \d+ 项$/);
    const first = await news.textContent();

    const finding = page.getByTestId('findings').locator('[data-finding]').first();
    const id = await finding.getAttribute('data-testid');
    await tabTo(page, id ?? '');
    await page.keyboard.press('Enter');
    await expect.poll(() => finding.getAttribute('aria-expanded')).toBe('true');

    await tabTo(page, 'export');
    await page.keyboard.press('Enter');
    await tabTo(page, 'export-json');
    const record = recordSchema.parse(await savedJson(page, () => page.keyboard.press('Enter')));
    expect(record.site.origin).toBe('typed');
    await tabTo(page, 'open-report');
    await page.keyboard.press('Enter');
    await page.getByTestId('report-host').locator('.paper').waitFor();
    await tabTo(page, 'export');
    await page.keyboard.press('Enter');
    await tabTo(page, 'export-html');
    const [saved] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(saved.suggestedFilename()).toMatch(/\.html$/);
    await page.keyboard.press('Escape');

    // Another site, another verdict: it is read out in place of the first.
    await page.getByTestId('undo').press('Enter');
    await expect.poll(() => news.textContent()).toBe('');
    await pickDemo(page, 'S02');
    await expect.poll(() => news.textContent()).toMatch(/^研判结论：/);
    expect(await news.textContent()).not.toBe(first);
    expect(foreignRequests).toEqual([]);
    await page.context().close();
  });
});

describe('by keys alone', () => {
  it('F6 goes through the parts of the screen, + and - zoom, 0 shows the district and then the site', async () => {
    const { page } = await app.open();
    await page.locator('.map-tools button').first().waitFor();
    const focused = () =>
      page.evaluate(
        () =>
          ['top-bar', 'rail', 'panel', 'map-region'].find((part) => document.activeElement?.closest(`.${part}`)) ?? '',
      );
    const parts: string[] = [];
    for (const key of ['F6', 'F6', 'F6', 'F6', 'F6', 'Shift+F6']) {
      await page.keyboard.press(key);
      parts.push(await focused());
    }
    expect(parts).toEqual(['top-bar', 'rail', 'panel', 'map-region', 'top-bar', 'map-region']);

    await page.getByTestId('panel').focus();
    const scale = async () =>
      Number((await page.locator('.map-status').textContent())?.match(/1:([\d\s]+)/)?.[1]?.replace(/\s/g, ''));
    await page.keyboard.press('0');
    await expect.poll(scale, { timeout: 20_000 }).toBeGreaterThan(20_000);
    const district = await scale();
    await page.keyboard.press('+');
    await expect.poll(scale).toBeLessThan(district * 0.6);
    await page.keyboard.press('-');
    await expect.poll(scale).toBeGreaterThan(district * 0.9);
    await pickDemo(page, 'S17');
    await page.getByTestId('panel').focus();
    await page.keyboard.press('-');
    await page.keyboard.press('0');
    await expect.poll(scale).toBeLessThan(5000);
    await page.context().close();
  });
});

/** What of a view is wider than the window or cut off in it; what scrolls sideways in a box of its own is not. */
async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const scrolls = (box: Element) =>
      /auto|scroll/.test(getComputedStyle(box).overflowX) && box.scrollWidth > box.clientWidth;
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > innerWidth) found.push(`the page: ${scrollWidth} px`);
    for (const element of document.querySelectorAll<HTMLElement>(
      'button, a, input, select, p, h2, h3, h4, td, dd, li',
    )) {
      const { width, right, left } = element.getBoundingClientRect();
      if (!element.checkVisibility() || width <= 1 || element.closest('.map-region')) continue;
      if (right <= innerWidth + 1 && left >= -1) continue;
      let box = element.parentElement;
      while (box && !scrolls(box)) box = box.parentElement;
      if (!box) found.push(`${element.tagName} ${element.className}: ${element.textContent?.slice(0, 40)}`);
    }
    return found.slice(0, 3);
  });
}

describe('enlarged', () => {
  // A desk screen at 200 %, and the 320 px that WCAG 1.4.10 asks for.
  it('twice the size and 320 px wide, nothing of any view is cut off or makes the page scroll sideways', async () => {
    const { page } = await app.open({ map: false });
    await pickDemo(page, 'S02');
    const found: Record<string, string[]> = {};
    for (const [width, height] of [
      [720, 450],
      [320, 640],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const language of ['zh', 'en'] as const) {
        for (const view of VIEWS) {
          await visit(page, view, language);
          found[`${view[0]} ${language} ${width} px`] = await cutOff(page);
        }
      }
    }
    expect(Object.entries(found).filter(([, places]) => places.length > 0)).toEqual([]);
    await page.context().close();
  });
});

describe('without motion', () => {
  it('nothing slides, fades or pulses for whoever asked for less of it', async () => {
    const { page } = await app.open({ map: false, reducedMotion: 'no-preference' });
    await pickDemo(page, 'S02');
    const moving = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('body *')]
          .filter((element) => {
            const { transitionDuration, animationName, animationDuration } = getComputedStyle(element);
            const lasts = (durations: string) => durations.split(',').some((one) => Number.parseFloat(one) > 0);
            return lasts(transitionDuration) || (animationName !== 'none' && lasts(animationDuration));
          })
          .map(({ tagName, className }) => `${tagName} ${className}`),
      );
    expect((await moving()).length).toBeGreaterThan(0);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const view of VIEWS) {
      await visit(page, view, 'zh');
      expect(await moving(), view[0]).toEqual([]);
    }
    await page.context().close();
  });
});

/** How light an element looks on average, 0 to 255, as it stands on the screen. */
async function lightness(page: Page, element: Locator): Promise<number> {
  const png = (await element.screenshot({ scale: 'css' })).toString('base64');
  return page.evaluate(async (data) => {
    const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const pen = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
    pen?.drawImage(picture, 0, 0);
    const pixels = pen?.getImageData(0, 0, picture.width, picture.height).data ?? [];
    let sum = 0;
    for (let i = 0; i < pixels.length; i += 4)
      sum += ((pixels[i] ?? 0) + (pixels[i + 1] ?? 0) + (pixels[i + 2] ?? 0)) / 3;
    return sum / (pixels.length / 4);
  }, png);
}

describe.each(['light', 'dark'] as const)('high contrast on %s', (colorScheme) => {
  it('what is certain, open and ruled out can be told apart, and where one is', async () => {
    const { page } = await app.open({
      map: false,
      bypassCSP: true,
      forcedColors: 'active',
      colorScheme,
      deviceScaleFactor: 1,
    });
    await pickDemo(page, 'S02');
    const scale = page.getByTestId('verdict').locator('.scale').first();
    const [certain, open, none] = await Promise.all(
      ['i.certain', 'i.open', 'i:not([class*="sev"])'].map((name) => lightness(page, scale.locator(name).first())),
    );
    const apart = [Math.abs(certain! - open!), Math.abs(open! - none!), Math.abs(certain! - none!)];
    for (const distance of apart) expect(distance).toBeGreaterThan(25);
    const background = (testId: string) =>
      page.getByTestId(testId).evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(await background('nav-screen')).not.toBe(await background('nav-records'));
    await tabTo(page, 'nav-records');
    await page.context().close();
  });
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AppUnderTest } from './app.ts';
import { pickDemo } from './panel.ts';
import { VIEWS, visit } from './walk.ts';

// Every view at three widths; how long that takes on a busy machine is no matter of these tests.
vi.setConfig({ testTimeout: 400_000 });

/** English runs a third longer than what the screens were drawn with; so does many a translation. */
const LONGER = 0.35;
const WIDTHS = [1440, 1024, 390] as const;

let app: AppUnderTest;
beforeAll(async () => {
  app = await AppUnderTest.start();
});
afterAll(() => app?.stop());

/**
 * Lengthens every word on screen outside the map and tells what no longer fits: controls whose words run out of them, and
 * a page wider than its window. What is cut with an ellipsis on purpose has its words in a title or label, or is a name.
 */
async function misfits(page: Page): Promise<string[]> {
  return page.evaluate((longer) => {
    const changed: (readonly [Node, string])[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = node.nodeValue ?? '';
      if (!parent || parent.closest('.map-region, script, style') || text.trim().length < 3) continue;
      changed.push([node, text]);
      node.nodeValue = `${text}${'é'.repeat(Math.ceil(text.trim().length * longer))}`;
    }
    const found: string[] = [];
    if (document.documentElement.scrollWidth > window.innerWidth + 1) found.push('page wider than the window');
    const seen = (element: Element) => element.checkVisibility() && element.getBoundingClientRect().width > 1;
    for (const element of document.querySelectorAll<HTMLElement>('button, .tag, .chip, select, h1, h2')) {
      if (!seen(element) || element.closest('.map-region')) continue;
      const style = getComputedStyle(element);
      const clipped = style.overflowX !== 'visible' && style.textOverflow === 'ellipsis';
      if (element.scrollWidth > element.clientWidth + 2 && !clipped && style.display !== 'inline') {
        found.push(`${element.tagName} ${element.className}: ${element.textContent?.slice(0, 40)}`);
      }
    }
    const [brand, box] = ['.brand', '.search'].map((name) => document.querySelector(name)?.getBoundingClientRect());
    if (
      brand &&
      box &&
      brand.width > 0 &&
      brand.right > box.left + 1 &&
      brand.bottom > box.top &&
      brand.top < box.bottom
    ) {
      found.push('the name runs into the search box');
    }
    for (const [node, text] of changed) node.nodeValue = text;
    return found;
  }, LONGER);
}

describe('words a third longer', () => {
  it('still fit in every view at every width', async () => {
    const { page } = await app.open({ map: false });
    await pickDemo(page, 'S02');
    const found: Record<string, string[]> = {};
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 844 });
      for (const view of VIEWS) {
        await visit(page, view, 'en');
        found[`${view[0]} ${width} px`] = await misfits(page);
      }
    }
    expect(Object.entries(found).filter(([, places]) => places.length > 0)).toEqual([]);
    await page.context().close();
  });
});

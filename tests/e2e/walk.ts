import type { Page } from 'playwright-core';

/** Every view there is, as its address, with what is on screen once it has come. */
export const VIEWS = [
  ['screen', '[data-testid="block-verdict"]'],
  ['layers', '[data-testid="layers-view"]'],
  ['clauses', '[data-testid="clause-count"]'],
  ['clauses/C4-6', '[data-testid="clause-detail"]'],
  ['clauses/indicators', '[data-testid^="indicator-"]'],
  ['clauses/pack', '[data-testid="pack-file"]'],
  ['projects', '[data-testid="projects-view"]'],
  ['records', '[data-testid="records-view"]'],
  ['data', '[data-testid="data-view"]'],
  ['data/parameters', '[data-testid^="parameter-"]'],
  ['settings', '[data-testid="settings-view"]'],
] as const;

type View = (typeof VIEWS)[number];
type Language = 'zh' | 'en';

/** Goes to a view in a language by the address, without loading the page anew, and waits until it is there. */
export async function visit(page: Page, [view, sign]: View, language: Language): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/${view}?lang=${language}`);
  await page.locator(`html[lang^="${language}"]`).waitFor();
  await page.locator(sign).first().waitFor({ state: 'attached' });
}

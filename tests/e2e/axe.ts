import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

type Rules = { readonly type: 'tag' | 'rule'; readonly values: string[] };

async function broken(page: Page, runOnly: Rules): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.addScriptTag({ path: AXE });
  return page.evaluate(async (rules) => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document, { runOnly: rules, resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`);
  }, runOnly);
}

/**
 * Breaches of WCAG 2.2 AA in what is on screen, as `rule: first place`. In the light theme all of it; in the dark one what
 * a theme can change, the colours. The page must have been opened with `bypassCSP`: axe is a script of the test's own,
 * which the page's policy would rightly refuse. Leaves the page in the light theme.
 */
export async function breaches(page: Page): Promise<string[]> {
  const light = await broken(page, { type: 'tag', values: WCAG_22_AA });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('html[data-theme="dark"]').waitFor();
  const dark = await broken(page, { type: 'rule', values: ['color-contrast'] });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.locator('html[data-theme="light"]').waitFor();
  return [...light, ...dark.map((breach) => `dark: ${breach}`)];
}

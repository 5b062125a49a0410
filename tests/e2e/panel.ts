import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { recordSchema } from '../../src/record/record.ts';

/** Picks a demonstration site and waits for its verdict. */
export async function pickDemo(page: Page, id: string): Promise<void> {
  const demo = page.getByTestId(`demo-${id}`);
  await page.getByTestId('offer-demo').waitFor();
  if (!(await demo.isVisible())) await page.getByTestId('offer-demo').click();
  await demo.click();
  await page.getByTestId('verdict').waitFor();
}

/** Opens a finding's line, unfolding the lists it may be folded in. */
export async function openFinding(page: Page, ruleId: string): Promise<void> {
  const line = page.getByTestId(`finding-${ruleId}`);
  const folded = page.getByTestId('panel').getByRole('button', { name: /^(还有|全区通用)/ });
  for (let left = await folded.count(); left > 0 && !(await line.isVisible()); left--) await folded.first().click();
  await line.click();
}

/** The JSON file that comes of pressing something. */
export async function savedJson(page: Page, press: () => Promise<void>): Promise<unknown> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return JSON.parse(readFileSync(await download.path(), 'utf8'));
}

/** The record as the app exports it. */
export async function exportedRecord(page: Page) {
  await page.getByTestId('export').click();
  return recordSchema.parse(await savedJson(page, () => page.getByTestId('export-json').click()));
}

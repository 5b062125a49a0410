import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppUnderTest } from './app.ts';

const KEPT = join(import.meta.dirname, '../fixtures/records');
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

let app: AppUnderTest;
beforeAll(async () => {
  app = await AppUnderTest.start();
});
afterAll(() => app?.stop());

describe('on a phone', () => {
  it('the last of the quick layers is above the half-open sheet and can be pressed', async () => {
    const { page } = await app.open(PHONE);
    await page.getByTestId('quick-layers').click();
    const last = page.locator('.popover.quick .quick-layer').last();
    await last.scrollIntoViewIfNeeded();
    const box = (await last.boundingBox())!;
    const sheet = (await page.getByTestId('panel').boundingBox())!;
    expect(box.y + box.height).toBeLessThanOrEqual(sheet.y);
    const before = await last.getByRole('checkbox').isChecked();
    await last.tap();
    expect(await last.getByRole('checkbox').isChecked()).toBe(!before);
    await page.context().close();
  });

  it('the ledger fits the screen in English', async () => {
    const { page } = await app.open({ ...PHONE, map: false, path: '#/records' });
    await page.getByTestId('language').click();
    const files = ['0.1.0-S13.json', '0.1.0-S02-reviewed.json'].map((name) => join(KEPT, name));
    await page.getByTestId('records-input').setInputFiles(files);
    await page.getByTestId('open-ledger').click();
    await expect.poll(() => page.getByTestId('ledger-csv').isEnabled(), { timeout: 60_000 }).toBe(true);
    const table = page.locator('.table-scroll:has([data-testid="ledger-table"])');
    expect(await table.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    await page.context().close();
  });
});

import { join } from 'node:path';
import { expect, it } from 'vitest';
import { AppUnderTest } from './app.ts';
import { exportedRecord } from './panel.ts';

const SITE = join(import.meta.dirname, '../fixtures/sites/s01_txt_zone38_gbk_hole.txt');

it('does the whole job after the server has gone', async () => {
  const app = await AppUnderTest.start();
  try {
    const { page, foreignRequests } = await app.open();
    await page.getByTestId('offer-demo').waitFor();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, { timeout: 60_000 });
    await app.server.close();

    await page.reload();
    await page.getByTestId('demo-S02').click();
    await page.getByTestId('verdict').waitFor();
    expect(await page.getByTestId('verdict').textContent()).toContain('禁止');
    expect(await page.getByTestId('unknowns').textContent()).not.toContain('未读成');

    // A file is read, its record goes out, and every view opens: each comes from the copy on the machine.
    await page.getByTestId('file-input').setInputFiles(SITE);
    await expect.poll(async () => (await exportedRecord(page)).site.source?.file).toBe('s01_txt_zone38_gbk_hole.txt');
    await page.getByTestId('open-report').click();
    await page.getByTestId('report-host').locator('.paper').waitFor();
    await page.keyboard.press('Escape');
    for (const place of ['layers', 'clauses', 'projects', 'records', 'data', 'settings']) {
      await page.getByTestId(`nav-${place}`).click();
      await page.getByTestId('panel').getByRole('heading').first().waitFor();
    }
    expect(foreignRequests).toEqual([]);
  } finally {
    await app.browser.close();
  }
});

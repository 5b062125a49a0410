import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { launchChromium } from '../../scripts/chromium.mjs';
import { serveStatic } from '../helpers/static-server.ts';
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

it('says that a newer version lies ready, and loads it only when asked, with the case as it was', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'shangjie-'));
  cpSync(join(import.meta.dirname, '../../dist'), folder, { recursive: true });
  const server = await serveStatic(folder);
  const browser = await launchChromium();
  try {
    const page = await (
      await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
    ).newPage();
    page.setDefaultTimeout(90_000);
    await page.goto(server.url);
    await page.getByTestId('offer-demo').waitFor();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await page.getByTestId('demo-S02').click();
    await page.getByTestId('verdict').waitFor();
    await page.evaluate(() => Object.assign(globalThis, { stillTheSamePage: true }));

    appendFileSync(join(folder, 'sw.js'), '\n// a newer version\n');
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await page.getByTestId('update-ready').waitFor();
    expect(await page.evaluate(() => 'stillTheSamePage' in globalThis)).toBe(true);

    await page.getByTestId('update-ready').getByRole('button', { name: '重新加载' }).click();
    await page.waitForFunction(() => !('stillTheSamePage' in globalThis));
    await page.getByTestId('verdict').waitFor();
    expect(await page.getByTestId('verdict').textContent()).toContain('禁止');
    expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).waiting)).toBeNull();
  } finally {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { launchChromium } from '../../scripts/chromium.mjs';
import { DESK } from './app.ts';

const PAGE = pathToFileURL(join(import.meta.dirname, '../../dist-portable/index.html')).href;
const SITE = join(import.meta.dirname, '../fixtures/sites/s01_txt_zone38_gbk_hole.txt');

it('does the whole job as one file opened from disk: no request, nothing against its policy', async () => {
  const browser = await launchChromium();
  try {
    const page = await (await browser.newContext(DESK)).newPage();
    page.setDefaultTimeout(90_000);
    const requests: string[] = [];
    const errors: string[] = [];
    page.on('request', (request) => {
      if (!/^(data|blob):/.test(request.url())) requests.push(request.url());
    });
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(error.message));

    await page.goto(PAGE);
    await page.getByTestId('demo-S02').click();
    await page.getByTestId('verdict').waitFor();
    expect(await page.getByTestId('verdict').textContent()).toContain('禁止');
    expect(await page.getByTestId('unknowns').textContent()).not.toContain('未读成');

    await page.getByTestId('file-input').setInputFiles(SITE);
    await page.waitForFunction(() => !document.getElementById('panel')?.textContent.includes('电镀车间新建项目'));

    expect(requests).toEqual([PAGE]);
    expect(errors).toEqual([]);
  } finally {
    await browser.close();
  }
});

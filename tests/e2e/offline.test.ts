import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { launchChromium } from '../../scripts/chromium.mjs';
import { pmtilesArchive } from '../helpers/pmtiles-archive.ts';
import { serveStatic } from '../helpers/static-server.ts';
import { AppUnderTest, DESK } from './app.ts';
import { exportedRecord } from './panel.ts';

const SITE = join(import.meta.dirname, '../fixtures/sites/s01_txt_zone38_gbk_hole.txt');
const EMPTY_TILE = { z: 9, x: 417, y: 203, bytes: new Uint8Array() };
const BASE_MAP = pmtilesArchive('vector', [EMPTY_TILE], { attribution: '© 测绘院', vector_layers: [{ id: 'water' }] });
const DIST = join(import.meta.dirname, '../../dist');

it('does the whole job after the server has gone', async () => {
  const app = await AppUnderTest.start({ keepsOffline: true });
  try {
    const { page, foreignRequests } = await app.open();
    await page.getByTestId('offer-demo').waitFor();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, { timeout: 60_000 });
    // A base map that was picked is kept with the rest.
    await page.getByTestId('nav-layers').click();
    const mine = { name: 'mine.pmtiles', mimeType: 'application/octet-stream', buffer: Buffer.from(BASE_MAP) };
    await page.getByTestId('base-map-input').setInputFiles(mine);
    await expect.poll(() => page.getByTestId('base-map').textContent()).toContain('断网也能用');
    await app.server.close();

    await page.goto(app.server.url);
    await page.getByTestId('base-credit').waitFor();
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

it('says how much is kept, that something is missing, and keeps it when asked again', async () => {
  const app = await AppUnderTest.start({ keepsOffline: true });
  try {
    const LAYER = /eco_redline[^/]*\.fgb$/;
    const layer = readdirSync(join(DIST, 'data/layers')).find((name) => LAYER.test(name));
    if (!layer) throw new Error('the red line is no published layer any more');
    app.server.faults.set(layer, 'held');
    const { page } = await app.open({ path: '#/settings' });
    const copy = page.getByTestId('settings-view').getByTestId('offline-copy');
    await copy.waitFor();
    expect(await copy.getAttribute('data-phase')).toBe('keeping');
    const bar = copy.getByRole('progressbar');
    await expect.poll(async () => Number(await bar.getAttribute('value')), { timeout: 60_000 }).toBeGreaterThan(0);
    const [value, max] = [Number(await bar.getAttribute('value')), Number(await bar.getAttribute('max'))];
    expect(value).toBeLessThan(max);
    expect(await copy.textContent()).toMatch(/正在保存到本机：[\d.]+.[kM]B \/ [\d.]+.MB/);

    app.server.faults.set(layer, 'missing');
    await expect.poll(() => copy.getAttribute('data-phase'), { timeout: 60_000 }).toBe('failed');
    expect(await copy.textContent()).toContain('没有存全');
    // What went wrong once goes wrong again as long as the file is not there.
    await copy.getByRole('button', { name: '重试' }).click();
    await expect.poll(() => copy.getAttribute('data-phase')).toBe('failed');

    app.server.faults.clear();
    await copy.getByRole('button', { name: '重试' }).click();
    await expect.poll(() => copy.getAttribute('data-phase'), { timeout: 60_000 }).toBe('kept');
    const listed = JSON.parse(readFileSync(join(DIST, 'offline-files.json'), 'utf8')) as {
      url: string;
      bytes: number;
    }[];
    for (const { url, bytes } of listed) expect([url, statSync(join(DIST, url)).size]).toEqual([url, bytes]);
    await expect.poll(() => copy.textContent()).toContain(`${listed.length} 个文件`);

    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await app.server.close();
    await page.reload();
    await copy.waitFor();
    await expect.poll(() => copy.textContent()).toContain('断网也能打开');
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
    const page = await (await browser.newContext(DESK)).newPage();
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

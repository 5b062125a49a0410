import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AppUnderTest } from './app.ts';
import { pickDemo } from './panel.ts';

// A busy machine draws the map slowly.
vi.setConfig({ testTimeout: 240_000, expect: { poll: { timeout: 20_000 } } });

let app: AppUnderTest;

beforeAll(async () => {
  app = await AppUnderTest.start();
});
afterAll(() => app.stop());

async function download(page: Page, form: string): Promise<{ name: string; bytes: Buffer }> {
  await page.getByTestId('export').last().click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByTestId(`export-${form}`).click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** Pages of a PDF, counted by their objects. */
function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page(?!s)/g)?.length ?? 0;
}

describe('report', () => {
  it('is looked at, printed and taken away in every form, offline from start to end', async () => {
    const { page, foreignRequests, errors } = await app.open();
    await pickDemo(page, 'S17');
    await page.getByTestId('open-report').click();
    const paper = page.getByTestId('report-host').locator('.paper');
    await paper.waitFor();
    const text = await paper.textContent();
    for (const words of ['选址研判报告', '四、位置与逐层分析', '附表 1 界址点坐标', 'J4'])
      expect(text).toContain(words);

    const html = await download(page, 'html');
    expect(html.name).toMatch(/\.html$/);
    expect(html.bytes.toString('utf8')).toContain('<article class="paper" lang="zh-CN">');
    const docx = await download(page, 'docx');
    expect(strFromU8(unzipSync(new Uint8Array(docx.bytes))['word/document.xml']!)).toContain('选址研判报告');
    const overlaps = JSON.parse((await download(page, 'geojson')).bytes.toString('utf8')) as {
      features: { properties: { kind: string; geometry_state: string }; geometry: unknown }[];
    };
    const cut = overlaps.features.filter(({ properties }) => properties.kind === 'overlap');
    expect(cut.length).toBeGreaterThan(0);
    for (const { properties, geometry } of cut)
      expect([properties.geometry_state, geometry !== null]).toEqual(['cut', true]);
    expect(unzipSync(new Uint8Array((await download(page, 'xlsx')).bytes))['xl/workbook.xml']).toBeDefined();

    expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBeGreaterThan(8);
    await page.getByTestId('report-kind-applicant').click();
    expect(await paper.textContent()).toContain('去问谁');
    expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(1);

    await page.keyboard.press('Escape');
    await page.getByTestId('report-page').waitFor({ state: 'detached' });
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid')))
      .toBe('open-report');
    expect([foreignRequests, errors]).toEqual([[], []]);
    await page.context().close();
  });

  it('printing the screen prints the report with its map, and leaves the screen as it was', async () => {
    const { page, errors } = await app.open();
    await pickDemo(page, 'S17');
    await page.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => name.includes('print-report')),
    );
    expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBeGreaterThan(8);
    const printed = await page.evaluate(() => {
      window.dispatchEvent(new Event('beforeprint'));
      const root = document.querySelector('.print-host')?.shadowRoot;
      const told = { text: root?.textContent ?? '', map: root?.querySelectorAll('figure > svg').length ?? 0 };
      window.dispatchEvent(new Event('afterprint'));
      return {
        ...told,
        left: document.querySelectorAll('.print-host').length,
        sheets: document.adoptedStyleSheets.length,
      };
    });
    expect(printed.text).toContain('五、条款判定');
    expect(printed).toMatchObject({ map: 1, left: 0, sheets: 0 });
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('the guide on reading a verdict is opened from the help and prints on one page', async () => {
    const { page, errors } = await app.open();
    const paper = page.getByTestId('report-host').locator('.paper');
    for (const words of ['不替代用地预审', 'replaces no approval']) {
      await page.getByTestId('help').click();
      await page.getByTestId('open-guide').click();
      await paper.waitFor();
      expect(await paper.textContent()).toContain(words);
      const pdf = await page.pdf({ preferCSSPageSize: true });
      expect(pagesOf(pdf)).toBe(1);
      // A4, in points (ISO 216: 210 by 297 mm).
      expect(pdf.toString('latin1')).toMatch(/\/MediaBox\s*\[\s*0 0 59[45](\.\d+)? 84[12](\.\d+)?\s*\]/);
      await page.keyboard.press('Escape');
      await page.getByTestId('report-page').waitFor({ state: 'detached' });
      await page.getByTestId('language').click();
    }
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('a name with markup stays text in the page', async () => {
    const { page, errors } = await app.open();
    const name = '"><img src=x onerror=document.title=1>';
    const site = JSON.parse(readFileSync(join(import.meta.dirname, '../../data/sites/S17.geojson'), 'utf8'));
    for (const feature of site.features) feature.properties = { name, name_zh: name };
    await page.getByTestId('file-input').setInputFiles({
      name: 'nasty.geojson',
      mimeType: 'application/geo+json',
      buffer: Buffer.from(JSON.stringify(site)),
    });
    await page.getByTestId('verdict').waitFor();
    await page.getByTestId('open-report').click();
    const paper = page.getByTestId('report-host').locator('.paper');
    await paper.waitFor();
    expect(await paper.textContent()).toContain(name);
    expect(await paper.locator('img').count()).toBe(0);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

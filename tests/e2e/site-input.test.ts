import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mainThread, TASK_CATEGORIES } from '../helpers/main-thread.ts';
import { AppUnderTest } from './app.ts';
import { middleOfMap } from './drawing.ts';
import { manyParcels } from './many-parcels.ts';
import { exportedRecord } from './panel.ts';

const SAMPLES = join(import.meta.dirname, '../fixtures/sites');
const JSON_TYPE = 'application/json';

let app: AppUnderTest;
beforeAll(async () => {
  app = await AppUnderTest.start();
});
afterAll(() => app?.stop());

/** Pastes text as Ctrl+V does, onto whatever has the focus. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

describe('a file of thousands of parcels', () => {
  it('12 MB: the page stays quick, the list shows all, some become a site', {
    retry: 2,
    timeout: 240_000,
  }, async () => {
    const { page, errors } = await app.open();
    // What is measured is the reading of the file, not the start of the page.
    await middleOfMap(page);
    await page.waitForTimeout(1000);
    // From the disk: bytes handed over by the driver would be unpacked in the page.
    const file = join(mkdtempSync(join(tmpdir(), 'parcels-')), 'survey.geojson');
    writeFileSync(file, manyParcels(18_000));
    expect(statSync(file).size).toBeGreaterThan(12_000_000);
    await app.browser.startTracing(page, { categories: TASK_CATEGORIES });
    await page.getByTestId('file-input').setInputFiles(file);
    await page.getByTestId('stop-import').waitFor();
    const list = page.locator('.parcel-list');
    await list.waitFor({ timeout: 50_000 });
    expect(await list.getByRole('listitem').count()).toBeLessThan(80);
    await list.evaluate((box) => box.scrollTo(0, box.scrollHeight));
    await list.getByText('宗地 18000', { exact: true }).waitFor();
    // Time for the map to have drawn them all.
    await page.waitForTimeout(4000);
    const longest = mainThread(await app.browser.stopTracing()).longestMs;
    process.stdout.write(`longest task of the page while 18 000 parcels are read: ${Math.round(longest)} ms\n`);
    expect(longest).toBeLessThan(200);

    await page.getByTestId('pick-all').click();
    expect(await page.getByTestId('screen-together').isDisabled()).toBe(true);
    expect(await page.getByTestId('import-card').textContent()).toContain('合并研判最多 100000 点');
    await page.getByRole('button', { name: '全不选' }).click();
    await page.getByRole('searchbox', { name: '按名称筛选' }).fill('宗地 17999');
    await expect.poll(() => list.getByRole('checkbox').count()).toBe(1);
    await list.getByRole('checkbox').check();
    await page.getByTestId('screen-together').click();
    await page.getByTestId('verdict').waitFor();
    const record = await exportedRecord(page);
    expect(record.site.parcels.map(({ name }) => name)).toEqual(['宗地 17999']);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('is given up at once for a second file, and when stopped', async () => {
    const { page } = await app.open();
    const buffer = Buffer.from(manyParcels(6000));
    const input = page.getByTestId('file-input');
    await input.setInputFiles({ name: 'survey.geojson', mimeType: JSON_TYPE, buffer });
    await page.getByTestId('stop-import').waitFor();
    await input.setInputFiles(join(SAMPLES, 's25_wkt_hole.wkt'));
    await page.getByTestId('verdict').waitFor();
    expect((await exportedRecord(page)).site.source?.file).toBe('s25_wkt_hole.wkt');
    await input.setInputFiles({ name: 'survey.geojson', mimeType: JSON_TYPE, buffer });
    await page.getByTestId('stop-import').click();
    await expect.poll(() => page.getByTestId('import-card').count()).toBe(0);
    expect((await exportedRecord(page)).site.source?.file).toBe('s25_wkt_hole.wkt');
    await page.context().close();
  });

  it('screens parcels one by one, each with a record of its own', async () => {
    const { page } = await app.open();
    const buffer = Buffer.from(manyParcels(30));
    await page.getByTestId('file-input').setInputFiles({ name: 'survey.geojson', mimeType: JSON_TYPE, buffer });
    const list = page.locator('.parcel-list');
    for (const number of [0, 1, 2]) await list.getByRole('checkbox').nth(number).check();
    await page.getByTestId('screen-each').click();
    await expect.poll(() => page.getByTestId('batch-summary').getAttribute('data-status')).toBe('done');
    await page.getByTestId('batch-save').click();
    await expect
      .poll(() => page.getByTestId('records-view').locator('.record-row').count(), { timeout: 30_000 })
      .toBe(3);
    await page.context().close();
  });
});

describe('pasting', () => {
  it('anywhere on the page becomes the site, in whatever form it comes', async () => {
    const { page } = await app.open();
    await page.getByTestId('offer-paste').waitFor();
    for (const [file, parcels] of [
      ['s02_txt_noprefix_utf8bom_two_parcels.txt', 2],
      ['s25_wkt_hole.wkt', 1],
      ['s22_geojson_three_polygons.geojson', 3],
      ['s13_kml_hole.kml', 1],
      ['s10_csv_dms_degree_quote.csv', 1],
    ] as const) {
      await paste(page, readFileSync(join(SAMPLES, file), 'utf8').replace(/^\ufeff/, ''));
      await page.getByTestId('verdict').waitFor();
      const { site } = await exportedRecord(page);
      expect(site.origin, file).toBe('typed');
      expect(site.parcels, file).toHaveLength(parcels);
      await page.getByTestId('undo').click();
      await page.getByTestId('offer-paste').waitFor();
    }
    await page.context().close();
  });

  it('typed into the empty panel and screened without a mouse', async () => {
    const { page } = await app.open();
    await page.getByTestId('offer-paste').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('3853103.241,431300.428\n3853108.241,431410.428\n3853223.241,431405.428\n');
    await page.keyboard.press('Control+Enter');
    // The meridian is nowhere said, so it is asked.
    await expect
      .poll(
        async () => (await page.getByTestId('verdict').count()) + (await page.getByTestId('accept-candidate').count()),
      )
      .toBe(1);
    if ((await page.getByTestId('accept-candidate').count()) > 0) {
      await page.getByTestId('accept-candidate').focus();
      await page.keyboard.press('Enter');
    }
    await page.getByTestId('verdict').waitFor();
    const { site } = await exportedRecord(page);
    expect(site.areaPlaneM2).toBeGreaterThan(5000);
    await page.context().close();
  });

  it('is left to a field that has the focus', async () => {
    const { page } = await app.open();
    await page.getByTestId('offer-paste').click();
    await page.getByTestId('paste-text').focus();
    await paste(page, 'POLYGON((113.29 34.8,113.291 34.8,113.291 34.801,113.29 34.8))');
    await page.waitForTimeout(500);
    expect(await page.getByTestId('import-card').count()).toBe(0);
    expect(await page.getByTestId('verdict').count()).toBe(0);
    await page.context().close();
  });
});

describe('a shape that crosses itself', () => {
  const bowtie = join(SAMPLES, 's23_geojson_bowtie.geojson');

  it('is offered repaired, with both areas; refused, nothing is imported', async () => {
    const { page } = await app.open();
    await page.getByTestId('file-input').setInputFiles(bowtie);
    const repair = page.getByTestId('repair');
    await repair.waitFor();
    const words = await repair.textContent();
    expect(words).toContain('修复前');
    expect(words?.match(/m²/g)).toHaveLength(2);
    await page.getByRole('button', { name: '不采用' }).click();
    await page.getByTestId('offer-import').waitFor();
    expect(await page.getByTestId('verdict').count()).toBe(0);
    await page.context().close();
  });

  it('accepted, the record says that it was repaired and why', async () => {
    const { page } = await app.open();
    await page.getByTestId('file-input').setInputFiles(bowtie);
    await page.getByTestId('accept-candidate').click();
    await page.getByTestId('verdict').waitFor();
    const { site } = await exportedRecord(page);
    expect(site.crs).toMatchObject({ how: 'chosen', transform: 'repair' });
    expect(JSON.stringify(site)).toContain('self_intersection');
    await page.context().close();
  });
});

describe('a site that is bent across itself', () => {
  it('says where, offers the repair, and keeps what was known of it', async () => {
    const { page } = await app.open();
    await page.getByTestId('file-input').setInputFiles(join(SAMPLES, 's25_wkt_hole.wkt'));
    await page.getByTestId('verdict').waitFor();
    const before = (await exportedRecord(page)).site;
    if ((await page.getByTestId('edit-site').getAttribute('aria-expanded')) === 'false') {
      await page.getByTestId('edit-site').click();
    }
    await page.locator('#site-points summary').click();
    // Two corners change places.
    await page.locator('.coordinates .cell').nth(2).focus();
    await page.getByTestId('point-down').click();
    const offer = page.getByTestId('offer-repair');
    await offer.waitFor();
    expect(await page.getByTestId('block-verdict').getByRole('alert').first().textContent()).toContain('环 1');
    await offer.click();
    await page.getByTestId('accept-candidate').click();
    await expect.poll(() => page.getByTestId('offer-repair').count()).toBe(0);
    await page.getByTestId('verdict').waitFor();
    await expect.poll(async () => (await exportedRecord(page)).site.crs.transform).toBe('repair');
    const after = (await exportedRecord(page)).site;
    expect(after.source).toEqual(before.source);
    expect(after.areaEllipsoidM2).not.toBeCloseTo(before.areaEllipsoidM2, 0);
    await page.context().close();
  });
});

describe('a file that can be read in several ways', () => {
  it('tells system and place of each, and takes none until one is picked', async () => {
    const { page } = await app.open();
    await page.getByTestId('file-input').setInputFiles(join(SAMPLES, 's04_txt_cm111_declared_zone38.txt'));
    const card = page.getByTestId('import-card');
    await page.getByTestId('candidate-1').waitFor();
    const words = await card.textContent();
    expect(words).toContain('CGCS2000 3° 带 CM111');
    expect(words).toContain('上街区内');
    expect(words).toMatch(/距上街区 \d+(\.\d)?\u202fkm/);
    // Pictured side by side: the one in the district to scale, the other at the end of a long way.
    const pictures = page.locator('.place-picture');
    expect(await pictures.count()).toBe(await page.locator('.candidate').count());
    expect(await pictures.evaluateAll((all) => all.map((one) => one.getAttribute('data-far')))).toContain('true');
    expect(await page.getByTestId('candidate-0').locator('.place-picture').getAttribute('data-far')).toBe('false');
    expect(await page.getByTestId('verdict').count()).toBe(0);
    // A picture is a place to press, as the words beside it are.
    await page.getByTestId('candidate-1').locator('.place-picture').click();
    expect(await page.getByTestId('candidate-1').getByRole('radio').isChecked()).toBe(true);
    await page.getByTestId('candidate-0').getByRole('radio').check();
    await page.getByTestId('accept-candidate').click();
    await page.getByTestId('verdict').waitFor();
    expect((await exportedRecord(page)).site.crs.how).toBe('chosen');
    await page.context().close();
  });
});

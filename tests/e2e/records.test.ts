import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { unzipFiles } from '../../src/files/zip-files.ts';
import { brokenSeals } from '../../src/record/integrity.ts';
import { recordSchema } from '../../src/record/record.ts';
import { runCli } from '../helpers/run-cli.ts';
import { AppUnderTest } from './app.ts';
import { openFinding, pickDemo } from './panel.ts';

vi.setConfig({ testTimeout: 180_000 });

const KEPT = join(import.meta.dirname, '../fixtures/records');

let app: AppUnderTest;
let folder: string;
beforeAll(async () => {
  app = await AppUnderTest.start();
  folder = mkdtempSync(join(tmpdir(), 'records-'));
});
afterAll(async () => {
  await app?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function save(page: Page, demo: string): Promise<void> {
  await page.getByTestId('nav-screen').click();
  await pickDemo(page, demo);
  await page.getByTestId('save-record').click();
  await expect.poll(() => page.getByTestId('save-record').isDisabled()).toBe(true);
}

async function records(page: Page): Promise<void> {
  await page.getByTestId('nav-records').click();
  await page.getByTestId('records-view').waitFor();
}

const rows = (page: Page) => page.locator('.record-row');

/** Tries the next demonstration site: the panel offers them only while it is empty. */
async function emptyCase(page: Page): Promise<void> {
  await page.getByTestId('nav-settings').click();
  await page.getByTestId('settings-view').getByRole('button', { name: '清空' }).click();
}

async function download(page: Page, act: () => Promise<void>): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), act()]);
  return readFileSync(await file.path(), 'utf8');
}

/** The record opened beside the list, as its menu hands it out. */
async function openedAsJson(page: Page): Promise<string> {
  await page.getByTestId('record-pane').getByRole('button', { name: '导出', exact: true }).click();
  return download(page, () => page.getByTestId('export-json').click());
}

describe('records in the built app', () => {
  it('a record made here verifies on the command line, and one from there verifies here', async () => {
    const { page, errors } = await app.open({ map: false });
    await save(page, 'S02');
    await records(page);
    await rows(page).first().getByTestId('open-record').click();
    const text = await openedAsJson(page);
    const record = recordSchema.parse(JSON.parse(text));
    expect(brokenSeals(record)).toEqual([]);
    const file = join(folder, 'here.json');
    writeFileSync(file, text);
    const verified = runCli(['verify', file, '--format', 'json']);
    expect([verified.status, JSON.parse(verified.stdout).records[0].outcome]).toEqual([0, 'same']);

    const there = runCli([
      'run',
      '--site',
      'S17',
      '--project',
      'data/sites/S17.project.json',
      '--format',
      'json',
    ]).stdout;
    const changed = there.replace(/"atWorst": "prohibit"/, '"atWorst": "notice"').replace(/"id": "R-/, '"id": "R-0');
    await page.getByTestId('records-input').setInputFiles([
      { name: 'there.json', mimeType: 'application/json', buffer: Buffer.from(there) },
      { name: 'changed.json', mimeType: 'application/json', buffer: Buffer.from(changed) },
      { name: 'none.json', mimeType: 'application/json', buffer: Buffer.from('{}') },
    ]);
    await expect.poll(() => rows(page).count()).toBe(3);
    await expect.poll(() => page.locator('.toasts').textContent()).toContain('1 条读不成');
    const id = JSON.parse(there).id as string;
    expect(await page.getByTestId(`record-${JSON.parse(changed).id}`).textContent()).toContain('被改过');

    await page.getByTestId(`record-${id}`).getByTestId('open-record').click();
    await page.getByTestId('verify').click();
    await page.locator('[data-outcome="same"]').waitFor();
    await page
      .getByTestId(`record-${JSON.parse(changed).id}`)
      .getByTestId('open-record')
      .click();
    await page.getByTestId('verify').click();
    await page.locator('[data-outcome="differs"]').waitFor();
    expect(await page.getByTestId('verification').textContent()).toContain('内容与指纹不符');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('finds, tags, compares, deletes with undo, and keeps all of it over a reload', async () => {
    const { page } = await app.open({ map: false });
    await save(page, 'S02');
    await emptyCase(page);
    await save(page, 'S03');
    await records(page);
    expect(await rows(page).count()).toBe(2);

    await rows(page).first().getByTestId('open-record').click();
    await page.getByTestId('record-tags').fill('重点 待核');
    await page.getByTestId('record-note').fill('等书面意见');
    await page.getByTestId('close-pane').click();
    await page.getByTestId('record-search').fill('等书面');
    await expect.poll(() => rows(page).count()).toBe(1);
    await page.getByTestId('record-search').fill('C4-6');
    await expect.poll(() => rows(page).count()).toBe(2);
    await page.getByTestId('record-search').fill('没有这样的');
    await expect.poll(() => page.getByText('没有符合条件的记录').isVisible()).toBe(true);
    await page.getByTestId('record-search').fill('');

    await page.getByLabel('全选').check();
    await page.getByTestId('compare-selected').click();
    const pane = page.getByTestId('compare-pane');
    await expect.poll(() => pane.getByTestId('compare-findings').locator('tr.differs').count()).toBeGreaterThan(0);
    await page.getByTestId('export-selected').click();
    const lines = await download(page, () => page.getByTestId('export-selected-jsonl').click());
    const file = join(folder, 'both.jsonl');
    writeFileSync(file, lines);
    expect(runCli(['verify', file]).status).toBe(0);
    await page.getByTestId('export-selected').click();
    const [zip] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export-selected-zip').click()]);
    const archive = join(folder, 'both.zip');
    await zip.saveAs(archive);
    const files = await unzipFiles(new Uint8Array(readFileSync(archive)));
    const inside = [...(files ?? [])].map(([, bytes]) =>
      recordSchema.parse(JSON.parse(new TextDecoder().decode(bytes))),
    );
    expect(inside).toEqual(
      lines
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    );
    await page.getByTestId('records-input').setInputFiles(archive);
    await expect.poll(() => page.locator('.toasts').textContent()).toContain('2 条已有');

    await page.getByTestId('delete-selected').click();
    await expect.poll(() => rows(page).count()).toBe(0);
    await page.locator('.toast').getByRole('button', { name: '撤销' }).last().click();
    await expect.poll(() => rows(page).count()).toBe(2);

    await page.reload();
    await records(page);
    await expect.poll(() => rows(page).count()).toBe(2);
    expect(await rows(page).first().textContent()).toContain('待核');
    await page.context().close();
  });

  it('opens records of earlier versions, and takes none in twice', async () => {
    const { page } = await app.open({ map: false });
    await records(page);
    const files = ['0.1.0-S02.json', '0.1.0-S02-reviewed.json'].map((name) => join(KEPT, name));
    await page.getByTestId('records-input').setInputFiles(files);
    await expect.poll(() => rows(page).count()).toBe(2);
    await page.getByTestId('records-input').setInputFiles(files);
    await expect.poll(() => page.locator('.toasts').textContent()).toContain('2 条已有');
    expect(await rows(page).count()).toBe(2);
    await page.getByText('有人工意见').click();
    expect(await page.getByTestId('record-reviews').textContent()).toContain('区水利部门书面意见');
    await page.getByTestId('open-as-case').click();
    await page.getByTestId('verdict').waitFor();
    await page.context().close();
  });
});

describe('two tabs', () => {
  it('see what the other has saved and deleted', async () => {
    const { page } = await app.open({ map: false });
    const other = await page.context().newPage();
    await other.goto(`${app.server.url}#/records`);
    await other.getByTestId('records-view').waitFor();
    await save(page, 'S02');
    await expect.poll(() => rows(other).count()).toBe(1);
    await rows(other).first().getByTestId('open-record').click();
    await other.getByTestId('delete-record').click();
    await records(page);
    await expect.poll(() => rows(page).count()).toBe(0);
    await page.context().close();
  });

  it('say so when a newer version has taken the data over, and lose nothing', async () => {
    const { page } = await app.open({ map: false });
    await save(page, 'S02');
    const other = await page.context().newPage();
    await other.goto(`${app.server.url}catalog-none.txt`);
    await other.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('shangjie-site-screening', 1000);
          opening.onsuccess = () => {
            opening.result.close();
            resolve();
          };
          opening.onerror = () => reject(opening.error);
        }),
    );
    await expect.poll(() => page.locator('[data-code="storage_outdated"]').count()).toBe(1);
    await page.reload();
    await page.locator('[data-code="storage_newer"]').waitFor();
    const kept = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const opening = indexedDB.open('shangjie-site-screening');
          opening.onsuccess = () => {
            const count = opening.result.transaction('records').objectStore('records').count();
            count.onsuccess = () => resolve(count.result);
          };
        }),
    );
    expect(kept).toBe(1);
    await page.context().close();
  });
});

describe('trouble with storage', () => {
  it('a full disk is told, keeps the old, and leaves the new in hand', async () => {
    const { page } = await app.open({ map: false });
    await save(page, 'S02');
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await emptyCase(page);
    await page.getByTestId('nav-screen').click();
    await pickDemo(page, 'S03');
    await page.getByTestId('save-record').click();
    await page.locator('[data-code="storage_full"]').waitFor();
    await records(page);
    expect(await rows(page).count()).toBe(2);
    expect(await rows(page).first().textContent()).toContain('没有存住');
    await page.reload();
    await records(page);
    await expect.poll(() => rows(page).count()).toBe(1);
    await page.context().close();
  });

  it('a browser that stores nothing says so, and the job goes on', async () => {
    const { page } = await app.open({ map: false });
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, 'indexedDB', { get: () => undefined });
    });
    await page.reload();
    await page.locator('[data-code="storage_denied"]').waitFor();
    await save(page, 'S02');
    await records(page);
    await expect.poll(() => rows(page).count()).toBe(1);
    await page.context().close();
  });

  it('a page killed in the middle of saving loses nothing that was saved', async () => {
    const { page } = await app.open({ map: false });
    await records(page);
    const text = readFileSync(join(KEPT, '0.1.0-S02.json'), 'utf8');
    await page.getByTestId('records-input').setInputFiles(join(KEPT, '0.1.0-S13.json'));
    await expect.poll(() => rows(page).count()).toBe(1);
    // Hundreds of records are on their way when the page is gone.
    const session = await page.context().newCDPSession(page);
    const lines = Array.from({ length: 300 }, (_, n) => {
      const json = JSON.parse(text);
      return JSON.stringify({ ...json, id: `R-${String(n).padStart(12, '0')}-000000000000` });
    });
    const many = join(folder, 'many.jsonl');
    writeFileSync(many, lines.join('\n'));
    await page.getByTestId('records-input').setInputFiles(many);
    await page.waitForTimeout(1500);
    const crashed = page.waitForEvent('crash');
    void session.send('Page.crash').catch(() => {});
    await crashed;
    const again = await page.context().newPage();
    await again.goto(`${app.server.url}#/records`);
    await again.getByTestId('records-view').waitFor();
    const count = await again.evaluate(
      () =>
        new Promise<number[]>((resolve) => {
          const opening = indexedDB.open('shangjie-site-screening');
          opening.onsuccess = () => {
            const transaction = opening.result.transaction(['records', 'summaries']);
            const counts = [transaction.objectStore('records').count(), transaction.objectStore('summaries').count()];
            transaction.oncomplete = () => resolve(counts.map(({ result }) => result));
          };
        }),
    );
    // All of the second file or nothing of it, and the first in any case.
    expect([1, 301]).toContain(count[0]);
    expect(count[1]).toBe(count[0]);
    await again.getByTestId(`record-${JSON.parse(readFileSync(join(KEPT, '0.1.0-S13.json'), 'utf8')).id}`).waitFor();
    await page.context().close();
  });
});

describe('an officer’s review', () => {
  it('stands beside the result, goes into the record, and asks again once its basis changes', async () => {
    const { page, errors } = await app.open({ map: false });
    await pickDemo(page, 'S02');
    await openFinding(page, 'C6-9');
    await page.getByTestId('review-C6-9').click();
    await page.getByTestId('decision-set_aside').check();
    await page.getByTestId('review-keep').click();
    expect(await page.getByText('须写明理由和姓名').isVisible()).toBe(true);
    await page.getByTestId('review-reason').fill('专题报告已处理');
    await page.getByTestId('review-by').fill('王某');
    await page.getByTestId('review-keep').click();
    await page.getByTestId('reviewed-C6-9').waitFor();
    await page.getByTestId('save-record').click();
    await expect.poll(() => page.getByTestId('save-record').isDisabled()).toBe(true);

    await records(page);
    await rows(page).first().getByTestId('open-record').click();
    expect(await page.getByTestId('record-reviews').textContent()).toContain('专题报告已处理');
    const text = await openedAsJson(page);
    const record = recordSchema.parse(JSON.parse(text));
    expect(record.reviews?.entries).toMatchObject([{ ruleId: 'C6-9', decision: 'set_aside', by: '王某' }]);
    const finding = record.findings.find(({ ruleId }) => ruleId === 'C6-9');
    expect(finding?.atWorst).toBe('condition');
    const file = join(folder, 'reviewed.json');
    writeFileSync(file, text);
    expect(runCli(['verify', file]).status).toBe(0);
    writeFileSync(file, text.replace('专题报告已处理', '专题报告未处理'));
    expect(runCli(['verify', file]).stdout).toContain('record_tampered_reviews');

    // The same finding on another shape of the site is another matter.
    await page.getByTestId('open-as-case').click();
    await page.getByTestId('verdict').waitFor();
    await openFinding(page, 'C6-9');
    expect(await page.getByTestId('reviewed-C6-9').textContent()).not.toContain('须重看');
    await page.getByTestId('reviewed-C6-9').getByRole('button', { name: '撤回' }).click();
    await page.getByTestId('review-C6-9').waitFor();
    await page.locator('.toast').getByRole('button', { name: '撤销' }).last().click();
    await page.getByTestId('reviewed-C6-9').waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

describe('records on other data', () => {
  it('are screened again: only the flips are told, with their cause, and kept beside the old', async () => {
    const files = ['fgb', 'packed'].map((end) => `layers/river_kuhe.${end}`);
    for (const file of files) app.server.faults.set(file, 'missing');
    const { page } = await app.open({ map: false });
    await records(page);
    await page.getByTestId('records-input').setInputFiles([join(KEPT, '0.1.0-S02-reviewed.json')]);
    await expect.poll(() => rows(page).count()).toBe(1);
    await page.getByTestId('affected-notice').getByRole('button').click();
    await page.getByTestId('rescreen-affected').click();
    await expect.poll(() => page.getByTestId('rescreen-summary').textContent()).toContain('1 条中 1 条有变');
    for (const file of files) app.server.faults.delete(file);
    const card = await page.getByTestId('flip-card').textContent();
    expect(card).toContain('枯河');
    expect(card).toContain('未读成');
    expect(card).toContain('须重看的人工意见');
    await page.getByTestId('rescreen-keep').click();
    await expect.poll(() => rows(page).count()).toBe(2);
    expect(await page.getByTestId('records-view').textContent()).toContain('由旧记录重算');
    await page.context().close();
  });
});

describe('a backup', () => {
  it('brings everything back into an empty browser, seen before and undone after', async () => {
    const { page } = await app.open({ map: false });
    await save(page, 'S02');
    await page.getByTestId('nav-settings').click();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByTestId('save-backup').click()]);
    const path = join(folder, 'backup.zip');
    await file.saveAs(path);
    await page.context().close();

    const { page: empty, errors } = await app.open({ path: '#/settings', map: false });
    const bytes = readFileSync(path);
    const cut = { name: 'cut.zip', mimeType: 'application/zip', buffer: bytes.subarray(0, bytes.length - 50) };
    await empty.getByTestId('backup-input').setInputFiles(cut);
    await empty.locator('[data-code="not_a_backup"]').waitFor();
    await empty.getByTestId('backup-input').setInputFiles(path);
    await empty.getByTestId('backup-preview').waitFor();
    await empty.getByTestId('restore-backup').click();
    await records(empty);
    await expect.poll(() => rows(empty).count()).toBe(1);
    await empty.locator('.toast').getByRole('button', { name: '撤销' }).click();
    await expect.poll(() => rows(empty).count()).toBe(0);
    expect(errors).toEqual([]);
    await empty.context().close();
  });
});

describe('the ledger', () => {
  it('adds up what records take of each zone, shows it on the card, and goes out as CSV', async () => {
    const { page, errors } = await app.open({ map: false });
    await records(page);
    const files = ['0.1.0-S13.json', '0.1.0-S02.json', '0.1.0-S02-reviewed.json'].map((name) => join(KEPT, name));
    await page.getByTestId('records-input').setInputFiles(files);
    await expect.poll(() => rows(page).count()).toBe(3);
    await page.getByTestId('open-ledger').click();
    await expect.poll(() => page.getByTestId('ledger-csv').isEnabled(), { timeout: 60_000 }).toBe(true);
    const text = await download(page, () => page.getByTestId('ledger-csv').click());
    const lines = text.trim().split('\r\n').slice(1);
    expect(await page.getByTestId('ledger-table').locator('tbody tr').count()).toBe(lines.length);
    // The reviewed record replaces the other one of the same site: that one is not counted.
    const kept = (name: string) => JSON.parse(readFileSync(join(KEPT, name), 'utf8')) as { id: string };
    expect(text).toContain(kept('0.1.0-S02-reviewed.json').id);
    expect(text).not.toContain(kept('0.1.0-S02.json').id);
    await page.getByTestId('ledger-table').locator('tbody button').first().click();
    await page.getByTestId('ledger-line').waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('can be stopped, says how far it came, and goes on from there', async () => {
    const layer = '/eco_unit.packed';
    app.server.faults.set(layer, 'held');
    const { page, errors } = await app.open({ map: false });
    await records(page);
    await page.getByTestId('records-input').setInputFiles(join(KEPT, '0.1.0-S13.json'));
    await expect.poll(() => rows(page).count()).toBe(1);
    await page.getByTestId('open-ledger').click();
    const pane = page.getByTestId('ledger-pane');
    // Those before the layer that does not come are added up.
    await expect.poll(() => pane.textContent()).toMatch(/正在计算：[1-9]\d* \/ \d+/);
    await page.getByTestId('ledger-stop').click();
    await page.getByTestId('ledger-go-on').waitFor();
    expect(await pane.locator('.callout').textContent()).toMatch(/算了 [1-9]\d* \/ \d+/);
    expect(await page.getByTestId('ledger-csv').isEnabled()).toBe(false);

    app.server.faults.delete(layer);
    await page.getByTestId('ledger-go-on').click();
    await expect.poll(() => page.getByTestId('ledger-csv').isEnabled(), { timeout: 60_000 }).toBe(true);
    expect(await page.getByTestId('ledger-table').locator('tbody tr').count()).toBeGreaterThan(0);
    expect(await page.getByTestId('ledger-go-on').count()).toBe(0);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

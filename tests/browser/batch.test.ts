import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BatchRow } from '../../src/storage/database.ts';
import type { LocalStore } from '../../src/storage/local-store.ts';
import { openLocalStore } from '../../src/storage/open-local-store.ts';
import { runBatch } from '../../src/ui/state/batch-run.ts';
import { clearBatch, orderAgain, startBatchOf, stopBatch } from '../../src/ui/state/batch-start.ts';
import { useCase } from '../../src/ui/state/case.ts';
import {
  EMPTY_BATCH,
  followBatch,
  isOrderedOtherwise,
  outdatedRows,
  useSiteBatch,
} from '../../src/ui/state/site-batch.ts';
import { useView } from '../../src/ui/state/view.ts';
import { BAD_SITE, SITE_COUNT, siteAt } from './batch-sites.ts';
import { Workers } from './workers.ts';

let workers: Workers;
let store: LocalStore;
beforeEach(async () => {
  await deleteDB('shangjie-site-screening', { blocked: () => {} });
  useSiteBatch.setState(EMPTY_BATCH);
  useView.setState({ toasts: [] });
  workers = new Workers();
  store = await openLocalStore();
  expect(store.problem).toBeNull();
});
afterEach(() => {
  stopBatch(store);
  workers.stop();
});

const state = () => useSiteBatch.getState();
const screened = () => state().rows.filter(({ summary }) => summary !== null);
const start = (count = SITE_COUNT) => startBatchOf(workers.screening, store, 'sites', count, async (at) => siteAt(at));
const until = (what: () => boolean) => expect.poll(what, { timeout: 50_000, interval: 5 }).toBe(true);

/** What another page of this browser would find. */
async function keptRows() {
  const kept = await (await openLocalStore()).loadBatch();
  return kept?.rows ?? [];
}

describe('many sites, with the real worker and database', () => {
  it('stop after the site in hand and go on; one that fails is told and stops no other', async () => {
    const run = start();
    await until(() => screened().length > 0);
    stopBatch(store);
    expect(state().status).toBe('stopped');
    await run;
    const early = screened();
    expect(early.length).toBeLessThan(SITE_COUNT - 1);
    expect((await keptRows()).filter(({ summary }) => summary)).toEqual(early);

    await runBatch(workers.screening, store);
    expect(state()).toMatchObject({ status: 'done', problem: null });
    expect(screened()).toHaveLength(SITE_COUNT - 1);
    expect(state().rows.find(({ summary }) => !summary)).toMatchObject({
      number: BAD_SITE + 1,
      problem: { code: 'self_intersection' },
    });
    // What was there before was not screened once more.
    expect(screened().filter(({ id }) => early.some((row) => row.id === id))).toEqual(early);
    expect(await keptRows()).toEqual(state().rows);
    const records = await store.loadBatchRecords(state().rows.map(({ id }) => id));
    expect(records.size).toBe(SITE_COUNT - 1);
    for (const { id, name, summary } of screened()) {
      expect(records.get(id)).toMatchObject({ id: summary?.id, fingerprint: summary?.fingerprint, site: { name } });
    }
    const [first] = screened();
    const request = { site: siteAt(0), answers: {}, overrides: {}, parameters: {} };
    const alone = await workers.screening.call((api) => api.record(request));
    expect(alone.ok && alone.value.fingerprint).toBe(first?.summary?.fingerprint);
  });

  it('are only looked at while another page is at them, and gone on with once that one is closed in between', async () => {
    const page = document.createElement('iframe');
    const module = new URL('./batch-page.ts', import.meta.url).href;
    page.srcdoc = `<base href="${location.origin}/"><script type="module" src="${module}"></script>`;
    document.body.append(page);
    const done = async () => (await keptRows()).filter(({ summary }) => summary).length;
    await expect.poll(done, { timeout: 50_000 }).toBeGreaterThan(0);
    const stop = await followBatch(store);
    expect(state()).toMatchObject({ status: 'elsewhere', batch: { name: 'sites' } });
    await runBatch(workers.screening, store);
    expect(state().status).toBe('elsewhere');
    await start(5);
    expect(state().rows).toHaveLength(SITE_COUNT);
    expect(useView.getState().toasts.map(({ key }) => key)).toContain('sites.elsewhereBusy');

    page.remove();
    await until(() => state().status === 'stopped');
    const before = screened();
    expect(before.length).toBeGreaterThan(0);
    expect(before.length).toBeLessThan(SITE_COUNT - 1);
    stop();
    await runBatch(workers.screening, store);
    expect(state().status).toBe('done');
    expect(screened()).toHaveLength(SITE_COUNT - 1);
    expect(screened().filter(({ id }) => before.some((row) => row.id === id))).toEqual(before);
  });

  it('write nothing into another batch that was put in their place', async () => {
    const run = start();
    await until(() => screened().length > 0);
    const other = await openLocalStore();
    const kept = await other.loadBatch();
    if (!kept) throw new Error('no batch');
    const batch = { ...kept.batch, id: 'other' };
    const row = { ...kept.rows[0]!, id: 'other/000001', summary: null };
    await other.saveBatch({ batch, rows: [row] });
    await run;
    expect(state()).toMatchObject({ status: 'stopped', problem: { code: 'batch_replaced' } });
    expect(await keptRows()).toEqual([row]);
    await other.tidyBatches();
    expect((await other.loadBatchRecords(kept.rows.map(({ id }) => id))).size).toBe(0);
    expect(await keptRows()).toEqual([row]);
  });

  it('say when layers or parameters changed since, and are screened again on those', async () => {
    await start(3);
    const inputs = state().rows.map(({ summary }) => summary?.inputs ?? '');
    expect(outdatedRows(state().rows, inputs[0]!)).toEqual([]);
    const content = new Blob([
      JSON.stringify({
        type: 'FeatureCollection',
        features: [{ type: 'Feature', properties: { BSM: 'Q1' }, geometry: siteAt(0).parcels[0].geometry }],
      }),
    ]);
    const layer = await workers.built('gw_overdraft', content, {
      status: 'official',
      source: '水利局',
      date: '2025-01-01',
      version: '1',
      accuracyM: 5,
      coverage: { role: 'district' },
      complete: true,
    });
    await workers.screening.setLayers([layer]);
    const now = await workers.screening.call((api) => api.inputsNow());
    if (!now.ok) throw new Error('no hash');
    expect(outdatedRows(state().rows, now.value)).toHaveLength(3);
    await runBatch(workers.screening, store);
    expect(state().rows.map(({ summary }) => summary?.inputs)).toEqual([now.value, now.value, now.value]);
    expect(outdatedRows(state().rows, now.value)).toEqual([]);

    const { change } = useCase.getState();
    const { batch, rows } = state();
    if (!batch) throw new Error('no batch');
    expect(isOrderedOtherwise(batch, useCase.getState().present)).toBe(false);
    change({ parameters: { river_bank_prohibit_m: { value: 500, reason: '试' } } });
    expect(isOrderedOtherwise(batch, useCase.getState().present)).toBe(true);
    await orderAgain(workers.screening, store);
    expect(state().rows.map(({ summary }) => summary?.fingerprint)).not.toEqual(
      rows.map(({ summary }) => summary?.fingerprint),
    );
    // The ones before come back as they were.
    useView.getState().toasts.at(-1)?.undo?.();
    await until(() => state().batch?.id === batch.id);
    expect(state()).toMatchObject({ status: 'done', rows });
    useCase.getState().change({ parameters: {} });
  });

  it('are taken away and brought back with their records', async () => {
    await start(3);
    const { rows } = state();
    await clearBatch(store);
    expect([state().status, await keptRows()]).toEqual(['empty', []]);
    useView.getState().toasts.at(-1)?.undo?.();
    await until(() => state().status === 'done');
    expect(state().rows).toEqual(rows);
    expect((await store.loadBatchRecords(rows.map(({ id }) => id))).size).toBe(3);
  });

  it('kept by an earlier version, without an id, are still there and go on; a full disk leaves them as they are', async () => {
    await start(3);
    const [first, second, third] = state().rows;
    const [record] = (await store.loadBatchRecords([first!.id])).values();
    // As that version kept them: ids of rows are their numbers, and nothing else carries one.
    const older = (row: BatchRow, id: string, summary = row.summary) => {
      const { number: _, ...rest } = row;
      return { ...rest, id, summary };
    };
    const { id: _, ...unnamed } = state().batch!;
    const database = await openDB('shangjie-site-screening');
    await Promise.all(['batches', 'batchRows', 'batchRecords'].map((name) => database.clear(name)));
    await database.put('batches', unnamed, 'current');
    await database.put('batchRows', older(first!, '000001'));
    await database.put('batchRows', older(second!, '000002', null));
    await database.put('batchRows', older(third!, '000003', null));
    await database.put('batchRecords', record, '000001');

    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function full(this: IDBObjectStore, ...args: Parameters<typeof put>) {
      if (this.name === 'batchRecords') throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, args);
    };
    try {
      expect(await store.loadBatch()).toBeNull();
      await store.tidyBatches();
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    expect(await database.getAllKeys('batchRows')).toEqual(['000001', '000002', '000003']);
    expect(await database.getAllKeys('batchRecords')).toEqual(['000001']);
    database.close();

    useSiteBatch.setState(EMPTY_BATCH);
    const stop = await followBatch(store);
    stop();
    expect(state()).toMatchObject({ status: 'stopped', batch: unnamed });
    expect(state().rows.map(({ number, name }) => [number, name])).toEqual([
      [1, '地块1'],
      [2, '地块2'],
      [3, '地块3'],
    ]);
    expect((await store.loadBatchRecords([state().rows[0]!.id])).get(state().rows[0]!.id)).toEqual(record);
    await store.tidyBatches();
    await runBatch(workers.screening, store);
    expect(state().status).toBe('done');
    expect(screened()).toHaveLength(3);
    expect(screened()[0]!.summary).toEqual(first!.summary);
  });
});

import { bboxPolygon } from '@turf/turf';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LedgerSite } from '../../src/run/ledger.ts';
import { ScreeningClient } from '../../src/worker/client.ts';
import type { WorkerNews } from '../../src/worker/protocol.ts';

const ROLE = 'eco_unit';

let client: ScreeningClient;
let onNews: (news: WorkerNews) => void = () => {};
beforeEach(() => {
  client = new ScreeningClient({
    spawn: () => new Worker(new URL('../../src/worker/screening.worker.ts', import.meta.url), { type: 'module' }),
    baseUrl: new URL('/', location.href).href,
    onReplaced: ({ code }) => {
      throw new Error(code);
    },
    onNews: (news) => onNews(news),
  });
});
afterEach(() => client.stop());

/** Squares of 600 m over the whole district that lie on each other, so that adding them up takes a while. */
function sites(): LedgerSite[] {
  return Array.from({ length: 900 }, (_, index) => {
    const [west, south] = [113.14 + (index % 30) * 0.006, 34.66 + Math.floor(index / 30) * 0.006];
    const { geometry } = bboxPolygon([west, south, west + 0.0071, south + 0.0067]);
    return { id: `record-${index}`, parcels: [{ name: '', geometry }] };
  });
}

it('one list that gives up its ledger takes nothing from another list', async () => {
  const all = sites();
  const alone = await client.call((api) => api.ledger(ROLE, all, 1));
  if (!alone.ok || alone.value === 'cancelled') throw new Error('no ledger');
  expect(alone.value.length).toBeGreaterThan(0);

  let told = 0;
  const underWay = new Promise<void>((resolve) => {
    onNews = ({ news }) => {
      told += news === 'ledger' ? 1 : 0;
      // Both have come to a pause by then.
      if (told === 2) resolve();
    };
  });
  const given = client.call((api) => api.ledger(ROLE, all, 2));
  const wanted = client.call((api) => api.ledger(ROLE, all, 3));
  await underWay;
  await client.call((api) => api.cancelLedger(2));
  expect(await given).toMatchObject({ ok: true, value: 'cancelled' });
  expect(await wanted).toEqual(alone);
});

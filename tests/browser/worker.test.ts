import { afterEach, describe, expect, it } from 'vitest';
import { catalogSchema } from '../../src/catalog/catalog.ts';
import { fgbSource } from '../../src/catalog/fgb-source.ts';
import { rulesetSchema } from '../../src/plan/ruleset.ts';
import { EMPTY_PROJECT } from '../../src/project/project.ts';
import { runScreening } from '../../src/run/run-screening.ts';
import { ScreeningClient } from '../../src/worker/client.ts';
import { httpBytes } from '../../src/worker/http-bytes.ts';
import { DATA } from '../../src/worker/plan-files.ts';

const BASE = new URL('/', location.href).href;

let client: ScreeningClient;
let worker: Worker;
const replaced: string[] = [];

const screeningWorker = () =>
  new Worker(new URL('../../src/worker/screening.worker.ts', import.meta.url), { type: 'module' });

/** @param first  made instead of the worker that is started first */
function open(first: () => Worker = screeningWorker, timeoutMs?: number): ScreeningClient {
  replaced.length = 0;
  const makers = [first];
  client = new ScreeningClient({
    spawn: () => {
      worker = (makers.pop() ?? screeningWorker)();
      return worker;
    },
    baseUrl: BASE,
    onReplaced: ({ code }) => replaced.push(code),
    ...(timeoutMs !== undefined && { timeoutMs }),
  });
  return client;
}

afterEach(() => client.stop());

async function demoOf(id: string) {
  const offer = await client.call((api) => api.demo(id));
  if (!offer.ok) throw new Error(offer.problems[0].code);
  const { site, answers } = offer.value;
  return { site, project: { ...EMPTY_PROJECT, answers } };
}

/** The core called here, without the worker, on the files the worker reads. */
async function screenHere({ site, project }: Awaited<ReturnType<typeof demoOf>>) {
  const read = httpBytes(BASE);
  const json = async (path: string) => JSON.parse(new TextDecoder().decode(await read(DATA + path)));
  const source = fgbSource(catalogSchema.parse(await json('catalog.json')), { read: (path) => read(DATA + path) });
  const run = await runScreening(
    { site, project, ruleset: rulesetSchema.parse(await json('ruleset.json')), source },
    {
      now: () => '2026-01-01T00:00:00.000Z',
      newId: () => 'R-1',
      app: { name: 'shangjie-site-screening', version: __APP_VERSION__ },
    },
  );
  if (!run.ok) throw new Error(run.problems[0].code);
  return run.value;
}

describe('the real worker in Chromium', () => {
  it.each(['S02', 'S07', 'S14'])('%s: the record of the core called directly, byte for byte', async (id) => {
    open();
    const offer = await demoOf(id);
    const reply = await client.screen({ site: offer.site, ...offer.project, parameters: {} });
    if (reply === 'superseded' || !reply.ok) throw new Error('no answer');
    const here = await screenHere(offer);
    expect({ ...reply.value.record, id: here.id, createdAt: here.createdAt }).toEqual(here);
  });

  it('answers only the newest of many requests', async () => {
    open();
    const { site, project } = await demoOf('S02');
    const replies = await Promise.all(
      [1, 2, 3, 4].map((n) => client.screen({ site: { ...site, name: `${n}` }, ...project, parameters: {} })),
    );
    const names = replies.map((reply) => (reply === 'superseded' ? reply : reply.ok && reply.value.record.site.name));
    expect(names).toEqual(['1', 'superseded', 'superseded', '4']);
  });

  it('replaces a worker that fails, and goes on with the same site', async () => {
    open();
    const { site, project } = await demoOf('S02');
    worker.dispatchEvent(new ErrorEvent('error'));
    expect(replaced).toEqual(['worker_failed']);
    const reply = await client.screen({ site, ...project, parameters: {} });
    expect(reply).toMatchObject({ ok: true, value: { record: { verdict: { atWorst: 'prohibit' } } } });
  });

  it('replaces a worker that hangs in a screening, and screens the same site with the next one', async () => {
    open(() => new Worker(new URL('./hanging.worker.ts', import.meta.url), { type: 'module' }), 10_000);
    const { site, project } = await demoOf('S02');
    const request = { site, ...project, parameters: {} };
    expect(await client.screen(request)).toMatchObject({ ok: false, problems: [{ code: 'worker_unresponsive' }] });
    expect(replaced).toEqual(['worker_unresponsive']);
    expect(await client.screen(request)).toMatchObject({ ok: true, value: { record: { site: { name: site.name } } } });
  });

  it('tells how far a long measuring is', async () => {
    const told: { done: number; total: number }[] = [];
    client = new ScreeningClient({
      spawn: screeningWorker,
      baseUrl: BASE,
      onReplaced: ({ code }) => replaced.push(code),
      onNews: (news) => news.news === 'measuring' && told.push(news),
    });
    const { site, project } = await demoOf('S02');
    const [lon, lat] = [113.29, 34.81];
    const ring = Array.from({ length: 30_000 }, (_, i) => {
      const angle = (2 * Math.PI * i) / 30_000;
      const far = 0.01 * (1 + 0.1 * Math.sin(angle * 40));
      return [lon + far * Math.cos(angle), lat + far * Math.sin(angle)];
    });
    const geometry = { type: 'Polygon' as const, coordinates: [[...ring, ring[0]!]] };
    const large = { ...site, parcels: [{ name: 'large', geometry }] as const };
    expect(await client.screen({ site: large, ...project, parameters: {} })).toMatchObject({ ok: true });
    expect(told.length).toBeGreaterThan(1);
    expect(told.every(({ done, total }) => done <= total)).toBe(true);
  });
});

import type { Polygon } from 'geojson';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChangedParameters } from '../../src/plan/parameter.ts';
import { measureSite } from '../../src/screening/measure.ts';
import { FULL_METERS } from '../../src/screening/meters.ts';
import { drawnLayer } from '../../src/worker/drawn-layer.ts';
import { ScreeningSession } from '../../src/worker/screening-session.ts';
import { demoProject, demoSite, sourceOfData } from '../helpers/demo-sites.ts';
import { RULESET } from '../helpers/plan.ts';

vi.setConfig({ testTimeout: 60_000 });
// Wrapped, not replaced: every test here measures for real, and some count how often.
vi.mock('../../src/screening/measure.ts', async (original) => {
  const real = await original<typeof import('../../src/screening/measure.ts')>();
  return { ...real, measureSite: vi.fn(real.measureSite) };
});

const measured = vi.mocked(measureSite);
const PORTS = { now: () => '2026-01-01T00:00:00.000Z', newId: () => 'R-1', app: { name: 'test', version: '1' } };
const SITE = demoSite('S02');
const BANK = 'river_bank_prohibit_m';
const REVIEW = 'river_bank_review_m';
const TOUCH = 'touch_tolerance_m';

const changed = (values: Readonly<Record<string, number>>): ChangedParameters =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value, reason: '市局来函' }]));

function open(): ScreeningSession {
  return new ScreeningSession(RULESET, sourceOfData(), PORTS);
}

async function recordOf(session: ScreeningSession, values: Readonly<Record<string, number>>, nature = 'new') {
  const { answers, overrides } = demoProject('S02');
  const reply = await session.screen({
    site: SITE,
    answers: { ...answers, nature },
    overrides,
    parameters: changed(values),
  });
  if (!reply.ok) throw new Error(JSON.stringify(reply.problems));
  return reply.value.record;
}

beforeEach(() => {
  measured.mockClear();
});

describe('changed parameters in a session', () => {
  it('move the verdict, and stand in the record with their reason', async () => {
    const session = open();
    const before = await recordOf(session, {});
    expect(before.findings.find(({ ruleId }) => ruleId === 'C4-6')?.atWorst).toBe('prohibit');
    const after = await recordOf(session, { [BANK]: 5 });
    expect(after.findings.find(({ ruleId }) => ruleId === 'C4-6')?.atWorst).toBe('condition');
    expect(after.inputs.parameters.find(({ id }) => id === BANK)).toMatchObject({
      value: 5,
      changed: true,
      reason: '市局来函',
    });
    expect(after.inputs.parameters.filter(({ changed: is }) => is)).toHaveLength(1);
  });

  it('are judged without measuring again while what is measured stays the same', async () => {
    const session = open();
    for (const bankM of [30, 5, 12, 400, 1000]) await recordOf(session, { [BANK]: bankM });
    await recordOf(session, {}, 'rebuild');
    expect(measured).toHaveBeenCalledTimes(1);
    await recordOf(session, { [REVIEW]: 1500 });
    await recordOf(session, { [REVIEW]: 1900 });
    expect(measured).toHaveBeenCalledTimes(2);
    await recordOf(session, { [TOUCH]: 0.05 });
    expect(measured).toHaveBeenCalledTimes(3);
  });

  it('give the record of a fresh session, whatever was asked before', async () => {
    const session = open();
    for (const values of [{}, { [BANK]: 5 }, { [REVIEW]: 4000 }, { [REVIEW]: 300, [BANK]: 20 }, { [TOUCH]: 0.2 }, {}]) {
      expect(await recordOf(session, values)).toEqual(await recordOf(open(), values));
    }
  });

  it('see farther when a distance grows: a river far beyond the default distance counts', async () => {
    const { session, ask } = { session: open(), ask: { nature: 'new', two_high: 'yes' } };
    const bankRule = async (values: Readonly<Record<string, number>>) => {
      const site = demoSite('S03');
      const reply = await session.screen({ site, answers: ask, overrides: {}, parameters: changed(values) });
      return reply.ok ? reply.value.record.findings.find(({ ruleId }) => ruleId === 'C4-6') : undefined;
    };
    // The nearer river lies 3219 m off.
    expect((await bankRule({}))?.atWorst).toBe('notice');
    expect((await bankRule({ [REVIEW]: 3000 }))?.atWorst).toBe('notice');
    expect((await bankRule({ [REVIEW]: 5000 }))?.atWorst).toBe('condition');
  });

  it('move the lines on the map: a wider band reaches farther, one of 0 is not drawn', async () => {
    const extent = async (bankM: number) => {
      const values = new Map(RULESET.parameters.map(({ id, value }) => [id, id === BANK ? bankM : value]));
      const drawn = await drawnLayer('river_buffer', sourceOfData(), values);
      if (!drawn.ok || drawn.value.kind !== 'whole') throw new Error('it is not drawn whole');
      const band = drawn.value.features.features.find(({ id }) => id === 'river_buffer-decide');
      return band ? boundsWidth(band.geometry) : null;
    };
    const [narrow, wide] = [await extent(30), await extent(300)];
    expect(Number(wide)).toBeGreaterThan(Number(narrow));
    expect(await extent(0)).toBeNull();
  });
});

describe('a dragged corner', () => {
  it('is answered quickly and provisionally; the full answer is the one of a fresh session', async () => {
    const session = open();
    const ask = async (eastDeg: number, live: boolean) => {
      const { answers, overrides } = demoProject('S02');
      const [parcel] = SITE.parcels;
      const moved = JSON.parse(JSON.stringify(parcel.geometry)) as Polygon;
      moved.coordinates[0]![1]![0]! += eastDeg;
      const site = { ...SITE, parcels: [{ ...parcel, geometry: moved }] as const };
      const reply = await session.screen({ site, answers, overrides, parameters: {}, ...(live && { live }) });
      if (!reply.ok) throw new Error(JSON.stringify(reply.problems));
      return reply.value;
    };
    await ask(0, false);
    const before = measured.mock.calls.length;
    for (let frame = 1; frame <= 5; frame++) {
      const reply = await ask(frame * 1e-5, true);
      expect(reply).toMatchObject({ provisional: true, record: { fingerprint: '', id: '' } });
      const full = await open().screen({ ...(await request(reply.record.site.parcels)) });
      expect(full.ok && full.value.record.verdict).toEqual(reply.record.verdict);
      expect(full.ok && full.value.record.site.areaEllipsoidM2).toBeCloseTo(reply.record.site.areaEllipsoidM2, 3);
    }
    const live = measured.mock.calls
      .slice(before)
      .filter(([, , , meters]) => meters !== undefined && meters.union !== FULL_METERS.union);
    expect(live).toHaveLength(5);
    const settled = await ask(5e-5, false);
    expect(settled).toMatchObject({
      provisional: false,
      record: { fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });

  async function request(parcels: readonly { name: string; geometry: unknown }[]) {
    const { answers, overrides } = demoProject('S02');
    const own = parcels.map(({ name, geometry }) => ({ name, geometry })) as unknown as typeof SITE.parcels;
    return { site: { ...SITE, parcels: own }, answers, overrides, parameters: {} };
  }
});

function boundsWidth(geometry: unknown): number {
  const longitudes = [...JSON.stringify(geometry).matchAll(/\[(-?[\d.]+),-?[\d.]+\]/g)].map(([, lon]) => Number(lon));
  return Math.max(...longitudes) - Math.min(...longitudes);
}

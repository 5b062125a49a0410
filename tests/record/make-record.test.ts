import { beforeAll, describe, expect, it, vi } from 'vitest';
import { brokenSeals, fingerprintOf } from '../../src/record/integrity.ts';
import { recordSchema, type ScreeningRecord } from '../../src/record/record.ts';
import { runScreening } from '../../src/run/run-screening.ts';
import { demoProject, demoSite, sourceOfData } from '../helpers/demo-sites.ts';
import { RULESET } from '../helpers/plan.ts';

// Every field is sealed anew once.
vi.setConfig({ testTimeout: 120_000 });

let record: ScreeningRecord;

async function screen(stamp: string): Promise<ScreeningRecord> {
  const ports = { now: () => '2026-01-01T00:00:00.000Z', newId: () => stamp, app: { name: 'test', version: '1' } };
  const run = await runScreening(
    { site: demoSite('S17'), project: demoProject('S17'), ruleset: RULESET, source: sourceOfData() },
    ports,
  );
  if (!run.ok) throw new Error(JSON.stringify(run.problems));
  return run.value;
}

/** Every scalar of a JSON value as a path. */
function paths(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, member]) =>
    paths(member, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function tampered(path: readonly (string | number)[]): ScreeningRecord {
  const copy = structuredClone(record) as unknown as Record<string | number, unknown>;
  let at = copy;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  const value = at[last];
  at[last] = typeof value === 'number' ? value + 0.5 : typeof value === 'boolean' ? !value : `${String(value)}x`;
  return copy as unknown as ScreeningRecord;
}

beforeAll(async () => {
  record = await screen('R-1');
});

describe('a record', () => {
  it('has the shape its schema says', () => {
    expect(recordSchema.safeParse(record).error?.issues ?? []).toEqual([]);
  });

  it('survives JSON unchanged', () => {
    expect(JSON.parse(JSON.stringify(record))).toEqual(record);
  });

  it('has a fingerprint that time and id do not touch', async () => {
    const again = await screen('R-2');
    expect(again.id).not.toBe(record.id);
    expect(again.fingerprint).toBe(record.fingerprint);
    expect(fingerprintOf({ ...record, createdAt: '2027-01-01T00:00:00.000Z' })).toBe(record.fingerprint);
  });

  it('is as sealed', () => {
    expect(brokenSeals(record)).toEqual([]);
  });

  it('betrays every single field that is changed, and in which part', () => {
    const all = paths(record);
    expect(all.length).toBeGreaterThan(300);
    const part = (path: (typeof all)[number]) => (['id', 'createdAt'].includes(String(path[0])) ? 'stamp' : 'result');
    expect(all.filter((path) => !brokenSeals(tampered(path)).includes(part(path)))).toEqual([]);
  });

  it('rounds lengths and areas to 1e-4, coordinates to 1e-9, shares to 1e-6', () => {
    const steps = (value: number, perUnit: number) => Math.abs(value * perUnit - Math.round(value * perUnit)) < 1e-3;
    expect(steps(record.site.areaEllipsoidM2, 1e4)).toBe(true);
    expect(record.site.centroid.every((degrees) => String(degrees).split('.')[1]!.length <= 9)).toBe(true);
    const shares = record.findings.flatMap(({ facts }) => facts.map(({ share }) => share));
    expect(shares.every((share) => steps(share, 1e6))).toBe(true);
  });

  it('names every layer the rules need, the missing one too', () => {
    const shoreline = record.inputs.layers.find(({ role }) => role === 'shoreline_ctrl');
    expect(shoreline).toMatchObject({ status: 'missing', sha256: null, complete: false });
  });
});

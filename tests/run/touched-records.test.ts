import { bboxPolygon } from '@turf/turf';
import fc from 'fast-check';
import type { Polygon } from 'geojson';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { LoadedLayer } from '../../src/catalog/layer-source.ts';
import type { ScreeningRecord } from '../../src/record/record.ts';
import { loadRequiredLayers } from '../../src/run/required-layers.ts';
import { rescreen } from '../../src/run/rescreen.ts';
import { screenLoaded } from '../../src/run/run-screening.ts';
import { layerChange, touchedSince } from '../../src/run/touched-records.ts';
import { demoProject, demoSite, sourceOfData } from '../helpers/demo-sites.ts';
import { RULESET } from '../helpers/plan.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const PORTS = { now: () => '2026-01-01T00:00:00.000Z', newId: () => 'R-1', app: { name: 'test', version: '1' } };
/** Whether records of this program, made on `before` by the rules, are touched by `now`. */
function touchedBy(before: readonly LoadedLayer[], now: readonly LoadedLayer[], ruleset = RULESET, app = PORTS.app) {
  return touchedSince(
    { layers: now, ruleset, app },
    async ({ role }) => before.find(({ entry }) => entry.role === role) ?? null,
  );
}

const ROLES = ['pbf', 'eco_redline', 'river_mgmt', 'gw_key_zone'];
const records: ScreeningRecord[] = [];
let layers: LoadedLayer[];

beforeAll(async () => {
  layers = await loadRequiredLayers(RULESET, sourceOfData());
  for (const id of ['S02', 'S08', 'S17']) {
    const run = screenLoaded({ site: demoSite(id), project: demoProject(id) }, layers, RULESET, PORTS);
    if (!run.ok) throw new Error(JSON.stringify(run.problems));
    records.push(run.value.record);
  }
});

function square(lon: number, lat: number): Polygon {
  return bboxPolygon([lon, lat, lon + 0.001, lat + 0.001]).geometry;
}

/** What is found, without the nearest feature that is named although it lies beyond what any rule asks about. */
function judged({ findings, unknowns, verdict }: ScreeningRecord) {
  return { verdict, unknowns, findings: findings.map(({ facts: _facts, text: _text, ...finding }) => finding) };
}

function withVersion(from: readonly LoadedLayer[], role: string, version: string): LoadedLayer[] {
  return from.map((layer) => (layer.entry.role === role ? { ...layer, entry: { ...layer.entry, version } } : layer));
}

/** Layers with one square more in a role, as its next version. */
function withSquare(role: string, geometry: Polygon): LoadedLayer[] {
  return withVersion(layers, role, 'next').map((layer) =>
    layer.entry.role === role && layer.state === 'ready'
      ? { ...layer, zones: [...layer.zones, { id: 'NEW', properties: { id: 'NEW' }, geometry }] }
      : layer,
  );
}

describe('a change of layers', () => {
  it('is nowhere between equal layers, in boxes where features differ, everywhere where the card does', () => {
    const redline = layers.find(({ entry }) => entry.role === 'eco_redline');
    if (redline?.state !== 'ready') throw new Error('no redline');
    expect(layerChange(redline, structuredClone(redline))).toEqual([]);
    const [first, ...rest] = redline.zones;
    expect(layerChange(redline, { ...redline, zones: rest })).toHaveLength(1);
    const moved = { ...first!, geometry: square(113.3, 34.8) };
    expect(layerChange(redline, { ...redline, zones: [moved, ...rest] })).toHaveLength(2);
    expect(layerChange(redline, { ...redline, entry: { ...redline.entry, complete: !redline.entry.complete } })).toBe(
      'everywhere',
    );
    expect(layerChange(undefined, redline)).toBe('everywhere');
    expect(layerChange(redline, { state: 'missing', entry: redline.entry })).toBe('everywhere');
  });

  it('never flips a record that it is said not to touch, and touches those it lies on', async () => {
    const place = fc.tuple(
      fc.double({ min: 113.2, max: 113.36, noNaN: true }),
      fc.double({ min: 34.74, max: 34.86, noNaN: true }),
    );
    let passedOver = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...ROLES), place, fc.nat(2), async (role, [lon, lat], index) => {
        const record = records[index];
        if (!record) throw new Error('no record');
        const now = withSquare(role, square(lon, lat));
        if (await touchedBy(layers, now)(record)) return;
        passedOver += 1;
        const again = rescreen(record, now, RULESET, PORTS);
        expect(again.ok && again.value.flips).toEqual([]);
        expect(again.ok && judged(again.value.now)).toEqual(judged(record));
      }),
      { numRuns: 60 },
    );
    expect(passedOver).toBeGreaterThan(5);
    for (const record of records) {
      const [lon, lat] = record.site.centroid;
      expect(await touchedBy(layers, withSquare('eco_redline', square(lon, lat)))(record)).toBe(true);
    }
  });

  it('leaves no record untouched that was made on other layers or rules, or by another program', async () => {
    const [record] = records;
    if (!record) throw new Error('no record');
    expect(await touchedBy(layers, layers)(record)).toBe(false);
    expect(await touchedBy(layers, layers, { ...RULESET, sha256: 'f'.repeat(64) })(record)).toBe(true);
    expect(await touchedBy(layers, layers, RULESET, { ...PORTS.app, version: '2' })(record)).toBe(true);
    const far = withSquare('pbf', square(114.5, 35.5));
    expect(await touchedBy(layers, far)(record)).toBe(false);
    // The state it was made on is not to be had any more, or is said to be another one than it was made on.
    expect(await touchedBy([], far)(record)).toBe(true);
    expect(await touchedBy(withVersion(layers, 'pbf', 'other'), far)(record)).toBe(true);
    expect(await touchedBy(layers, layers.slice(1))(record)).toBe(true);
  });
});

import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { LoadedLayer } from '../../src/catalog/layer-source.ts';
import type { Project } from '../../src/project/project.ts';
import { makeRecord } from '../../src/record/make-record.ts';
import type { ScreeningRecord } from '../../src/record/record.ts';
import { loadRequiredLayers } from '../../src/run/required-layers.ts';
import { screenLoaded } from '../../src/run/run-screening.ts';
import { verifyRecord } from '../../src/run/verify-record.ts';
import type { Site } from '../../src/site/site.ts';
import { DEMO_IDS, demoProject, demoSite, sourceOfData } from '../helpers/demo-sites.ts';
import { RULESET } from '../helpers/plan.ts';

// Many screenings, on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

const PORTS = {
  now: () => '2026-01-01T00:00:00.000Z',
  newId: () => 'R-1',
  app: { name: 'test', version: '1' },
};
const OVERRIDES = { parameters: { river_bank_prohibit_m: { value: 5, reason: '试算' } } };

let layers: LoadedLayer[];
let record: ScreeningRecord;

function screen(site: Site, project: Project, parameterOverrides?: typeof OVERRIDES): ScreeningRecord {
  const run = screenLoaded({ site, project, parameterOverrides }, layers, RULESET, PORTS);
  if (!run.ok) throw new Error(JSON.stringify(run.problems));
  // As it comes back from a file.
  return JSON.parse(JSON.stringify(run.value.record)) as ScreeningRecord;
}

/** Coordinates with all the digits that a projection leaves, as a surveyed site has them. */
function unrounded(site: Site): Site {
  const shift = (value: unknown): unknown =>
    typeof value === 'number' ? value + 3.7e-10 : Array.isArray(value) ? value.map(shift) : value;
  const parcels = site.parcels.map((parcel) => ({
    ...parcel,
    geometry: { ...parcel.geometry, coordinates: shift(parcel.geometry.coordinates) } as typeof parcel.geometry,
  }));
  return { ...site, accuracyM: 0.123456, parcels: parcels as unknown as Site['parcels'] };
}

beforeAll(async () => {
  layers = await loadRequiredLayers(RULESET, sourceOfData());
  record = screen(demoSite('S02'), demoProject('S02'), OVERRIDES);
});

describe('verifying a record', () => {
  it.each(DEMO_IDS)('%s: gives the same from the record alone, also where coordinates had more digits', (id) => {
    for (const site of [demoSite(id), unrounded(demoSite(id))]) {
      const verified = verifyRecord(screen(site, demoProject(id)), layers, RULESET, PORTS);
      expect(verified.ok && verified.value.differences).toEqual([]);
      expect(verified.ok && verified.value.same).toBe(true);
    }
  });

  it('computes with the parameters a person had changed, and on whichever program', () => {
    const elsewhere = { ...PORTS, app: { name: 'other', version: '9' } };
    const verified = verifyRecord(record, layers, RULESET, elsewhere);
    expect(verified.ok && verified.value.same).toBe(true);
  });

  it('names a layer that is gone before the findings it decides', async () => {
    const role = record.findings.flatMap(({ facts }) => facts)[0]?.role ?? '';
    const fewer = await loadRequiredLayers(RULESET, sourceOfData([role]));
    const verified = verifyRecord(record, fewer, RULESET, PORTS);
    if (!verified.ok) throw new Error(JSON.stringify(verified.problems));
    const { same, intact, differences } = verified.value;
    expect([same, intact]).toEqual([false, true]);
    expect(differences[0]).toMatchObject({ part: 'layer', of: role, path: 'status', now: 'missing' });
    expect(differences.some(({ part }) => part === 'finding')).toBe(true);
  });

  it('names a parameter whose value is another today', () => {
    const used = record.inputs.parameters.find(({ id }) => id.startsWith('sliver_'))?.id;
    const parameters = RULESET.parameters.map((parameter) =>
      parameter.id === used ? { ...parameter, value: (parameter.value ?? 0) + 1 } : parameter,
    );
    const verified = verifyRecord(record, layers, { ...RULESET, parameters }, PORTS);
    expect(verified.ok && verified.value.differences[0]).toMatchObject({
      part: 'parameter',
      of: used,
      path: 'value',
    });
  });

  it('tells a changed record, and which member today’s result does not bear out', () => {
    const changed = { ...record, verdict: { ...record.verdict, atWorst: 'clear' } };
    const verified = verifyRecord(changed, layers, RULESET, PORTS);
    expect(verified.ok && [verified.value.intact, verified.value.same]).toEqual([false, false]);
    expect(verified.ok && verified.value.differences).toMatchObject([
      { part: 'verdict', of: 'atWorst', before: 'clear', now: record.verdict.atWorst },
    ]);
  });

  it('is not deceived by a change that is sealed anew', () => {
    const { schema: _schema, id, createdAt, fingerprint: _fingerprint, ...body } = record;
    const forged = makeRecord({ ...body, verdict: { ...body.verdict, atWorst: 'notice' } }, { id, createdAt });
    const verified = verifyRecord(forged, layers, RULESET, PORTS);
    expect(verified.ok && [verified.value.intact, verified.value.same]).toEqual([true, false]);
  });

  it.each([
    ['no record', { schema: 1 }, 'record_unreadable'],
    ['nothing', null, 'record_unreadable'],
    ['a later shape', { schema: 2 }, 'record_newer'],
  ])('cannot compute %s', (_name, json, code) => {
    const verified = verifyRecord(json, layers, RULESET, PORTS);
    expect(verified.ok ? [] : verified.problems).toMatchObject([{ code }]);
  });

  it('cannot compute a record whose parcels are no geometry', () => {
    const parcels = [{ ...record.site.parcels[0], geometry: { type: 'Polygon', coordinates: [1, 2] } }];
    const verified = verifyRecord({ ...record, site: { ...record.site, parcels } }, layers, RULESET, PORTS);
    expect(verified.ok ? [] : verified.problems).toMatchObject([{ code: 'record_unreadable' }]);
  });
});

import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { LoadedLayer } from '../../src/catalog/layer-source.ts';
import type { Project } from '../../src/project/project.ts';
import { brokenSeals } from '../../src/record/integrity.ts';
import { makeRecord } from '../../src/record/make-record.ts';
import { readRecord } from '../../src/record/read-record.ts';
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
      expect(verified.ok && verified.value.outcome).toBe('same');
    }
  });

  it('computes with the parameters a person had changed, and on whichever program', () => {
    const elsewhere = { ...PORTS, app: { name: 'other', version: '9' } };
    const verified = verifyRecord(record, layers, RULESET, elsewhere);
    expect(verified.ok && verified.value.outcome).toBe('same');
  });

  it('names a layer that is gone before the findings it decides', async () => {
    const role = record.findings.flatMap(({ facts }) => facts)[0]?.role ?? '';
    const fewer = await loadRequiredLayers(RULESET, sourceOfData([role]));
    const verified = verifyRecord(record, fewer, RULESET, PORTS);
    if (!verified.ok) throw new Error(JSON.stringify(verified.problems));
    const { outcome, broken, differences } = verified.value;
    expect([outcome, broken]).toEqual(['differs', []]);
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
    expect(verified.ok && [verified.value.broken, verified.value.outcome]).toEqual([['result'], 'differs']);
    expect(verified.ok && verified.value.differences).toMatchObject([
      { part: 'verdict', of: 'atWorst', before: 'clear', now: record.verdict.atWorst },
    ]);
  });

  it('is not deceived by a change that is sealed anew', () => {
    const { schema: _schema, id: _id, createdAt, fingerprint: _fingerprint, ...body } = record;
    const forged = makeRecord({ ...body, verdict: { ...body.verdict, atWorst: 'notice' } }, { name: 'R-2', createdAt });
    const verified = verifyRecord(forged, layers, RULESET, PORTS);
    expect(verified.ok && [verified.value.broken, verified.value.outcome]).toEqual([[], 'differs']);
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

  it('says so where today’s program only says more than the record did', () => {
    const { hashes: _hashes, ...rules } = record.inputs.rules;
    const { schema: _schema, id: _id, createdAt, fingerprint: _fingerprint, ...body } = record;
    const older = makeRecord({ ...body, inputs: { ...body.inputs, rules } }, { name: 'R-2', createdAt });
    const verified = verifyRecord(older, layers, RULESET, PORTS);
    expect(verified.ok && verified.value).toMatchObject({
      outcome: 'extended',
      differences: [{ part: 'rules', of: 'hashes' }],
    });
  });

  it('names the rule that changed', () => {
    const rules = RULESET.rules.map((rule) =>
      rule.id === 'C4-6' ? { ...rule, about: { ...rule.about, zh: `${rule.about.zh}。` } } : rule,
    );
    const verified = verifyRecord(record, layers, { ...RULESET, rules, sha256: '1'.repeat(64) }, PORTS);
    const changed = verified.ok ? verified.value.differences.filter(({ part }) => part === 'rules') : [];
    expect(changed.map(({ of, path }) => [of, path])).toEqual([
      ['sha256', ''],
      ['hashes', 'C4-6'],
    ]);
  });
});

describe('any single value changed in a record', () => {
  /** Paths of all scalars. */
  function leaves(value: unknown, path: readonly string[] = []): string[][] {
    if (typeof value !== 'object' || value === null) return [[...path]];
    return Object.entries(value).flatMap(([key, member]) => leaves(member, [...path, key]));
  }

  function changedAt(path: readonly string[], value: unknown): ScreeningRecord {
    const copy = structuredClone(record) as unknown as Record<string, unknown>;
    let at = copy;
    for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
    at[path.at(-1) ?? ''] = value;
    return copy as unknown as ScreeningRecord;
  }

  /** Paths of all objects and lists. */
  function holders(value: unknown, path: readonly string[] = []): string[][] {
    if (typeof value !== 'object' || value === null) return [];
    return [[...path], ...Object.entries(value).flatMap(([key, member]) => holders(member, [...path, key]))];
  }

  const valueAt = (path: readonly string[]) =>
    path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], record);

  /** The same with no more than two entries in any list but those of positions. */
  function shortened<T>(value: T): T {
    if (Array.isArray(value)) {
      const few = typeof value[0] === 'number' ? value : value.slice(0, 2);
      return few.map(shortened) as T;
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shortened(member)])) as T;
  }

  /** Whether a record file is told as changed after it was sealed, or cannot be read. */
  function isCaught(changed: ScreeningRecord): boolean {
    // Seals first, which are quicker to look at than the whole shape; a record without a name has none.
    return (typeof changed.id === 'string' && brokenSeals(changed).length > 0) || !readRecord(changed).ok;
  }

  it('breaks a seal, whichever of all members it is, and so does one taken out or put in', () => {
    // Of every list the first two, sealed anew: each kind of member is there, and every single one can be tried.
    const { schema: _schema, id: _id, createdAt, fingerprint: _fingerprint, ...body } = shortened(record);
    const sealed = makeRecord(body, { name: 'R-2', createdAt });
    const changed = structuredClone(sealed);
    const at = (path: readonly string[]) =>
      path.reduce<unknown>((holder, key) => (holder as Record<string, unknown>)[key], changed) as Record<
        string,
        unknown
      >;
    const missed: string[] = [];
    /** Does something to one holder of members, sees whether it is told, and takes it back. */
    const meddle = (path: readonly string[], what: string, act: (holder: Record<string, unknown>) => () => void) => {
      const undo = act(at(path));
      if (!isCaught(changed)) missed.push(`${path.join('.')} ${what}`);
      undo();
    };
    const other = (value: unknown) =>
      typeof value === 'number' ? value + 1e-3 : typeof value === 'string' ? `${value} ` : !value;
    let members = 0;
    for (const path of holders(sealed)) {
      meddle(path, 'more', (holder) => {
        const name = Array.isArray(holder) ? String(holder.length) : 'more';
        holder[name] = 'more';
        return () => (Array.isArray(holder) ? holder.pop() : delete holder.more);
      });
      const keys = Object.keys(at(path));
      for (const key of keys) {
        members += 1;
        const value = at(path)[key];
        if (typeof value === 'object' && value !== null) continue;
        meddle(path, key, (holder) => {
          holder[key] = other(value);
          return () => {
            holder[key] = value;
          };
        });
      }
      // One taken out, the first and the last of each.
      for (const key of new Set([keys.at(0), keys.at(-1)])) {
        if (key === undefined) continue;
        const value = at(path)[key];
        meddle(path, `without ${key}`, (holder) => {
          if (Array.isArray(holder)) holder.splice(Number(key), 1);
          else delete holder[key];
          return () => {
            if (Array.isArray(holder)) holder.splice(Number(key), 0, value);
            else holder[key] = value;
          };
        });
      }
    }
    expect(members).toBeGreaterThan(300);
    expect(missed).toEqual([]);
    // All was taken back: what is left is the record, in whatever order of members.
    expect(changed).toEqual(sealed);
  });

  it('is never the same', () => {
    const value = fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null));
    const property = fc.property(fc.constantFrom(...leaves(record)), value, (path, changed) => {
      const before = valueAt(path);
      fc.pre(!Object.is(before, changed) && JSON.stringify(before) !== JSON.stringify(changed));
      const verified = verifyRecord(changedAt(path, changed), layers, RULESET, PORTS);
      return !verified.ok || (verified.value.outcome === 'differs' && verified.value.broken.length > 0);
    });
    fc.assert(property, { numRuns: 120 });
  });
});

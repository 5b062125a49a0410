import fc from 'fast-check';
import type { Position } from 'geojson';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LoadedLayer } from '../../src/catalog/layer-source.ts';
import type { Result } from '../../src/kernel/result.ts';
import type { Database } from '../../src/postgis/database.ts';
import { type PairSearch, pairSearch } from '../../src/postgis/engine.ts';
import { EMPTY_PROJECT, type Project } from '../../src/project/project.ts';
import { screenInBatch } from '../../src/run/batch.ts';
import { loadRequiredLayers } from '../../src/run/required-layers.ts';
import type { SitePairs } from '../../src/screening/zone-finder.ts';
import type { ParcelGeometry, Site } from '../../src/site/site.ts';
import { DEMO_IDS, demoProject, demoSite, sourceOfData } from '../helpers/demo-sites.ts';
import { RULESET } from '../helpers/plan.ts';

const PORTS = { now: () => '2026-01-01T00:00:00.000Z', newId: () => 'R-1', app: { name: 'test', version: '0' } };

/** Zones of so few vertices that measuring them as sites takes no time. */
const SMALL_TEXT = 700;

function unwrapped<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

function siteOf(name: string, geometry: ParcelGeometry, widthM?: number): Site {
  return {
    name,
    origin: 'drawn',
    parcels: [{ name, geometry, ...(widthM !== undefined && { widthM }) }],
    accuracyM: 0.5,
    crs: { epsg: 4490, how: 'assumed' },
    warnings: [],
  };
}

const place = fc.tuple(
  fc.double({ min: 113.2, max: 113.36, noNaN: true }),
  fc.double({ min: 34.73, max: 34.88, noNaN: true }),
);
const farPlace = fc.tuple(fc.double({ min: 112, max: 115, noNaN: true }), fc.double({ min: 34, max: 36, noNaN: true }));
const radiusDeg = fc.constantFrom(0.0004, 0.001, 0.004);
const random = fc.double({ min: 0.4, max: 1, noNaN: true });

/** A star-shaped area, a bent line, or one with a width. */
const randomSite: fc.Arbitrary<Site> = fc
  .record({
    at: fc.oneof({ weight: 5, arbitrary: place }, { weight: 1, arbitrary: farPlace }),
    radius: radiusDeg,
    reach: fc.array(random, { minLength: 4, maxLength: 14 }),
    kind: fc.constantFrom('area', 'area', 'line', 'road'),
  })
  .map(({ at: [lon, lat], radius, reach, kind }) => {
    const corners = reach.map((share, index): Position => {
      const angle = ((kind === 'area' ? 2 : 1) * Math.PI * index) / reach.length;
      return [lon + 1.2 * radius * share * Math.cos(angle), lat + radius * share * Math.sin(angle)];
    });
    if (kind === 'area') return siteOf('area', { type: 'Polygon', coordinates: [[...corners, corners[0]!]] });
    return siteOf(kind, { type: 'LineString', coordinates: corners }, kind === 'road' ? 24 : undefined);
  });

/**
 * What holds of pairs from any PostGIS, as tests: records equal those of memory, areas agree, trouble is told.
 * @param open  an empty one
 * @param randomSites  of how many random sites
 */
export function parityCases(open: () => Promise<Result<Database>>, randomSites: number): void {
  let db: Database;
  let layers: readonly LoadedLayer[];
  let search: PairSearch;
  beforeAll(async () => {
    db = unwrapped(await open());
    layers = await loadRequiredLayers(RULESET, sourceOfData());
    search = unwrapped(await pairSearch(db, layers, RULESET));
  }, 120_000);
  afterAll(() => db.close());

  /** Screens with and without PostGIS; the records, and what PostGIS finds wrong with the areas. */
  async function both(sites: readonly Site[], projectOf: (index: number) => Project = () => EMPTY_PROJECT) {
    const pairs = unwrapped(await search.pairsOf(sites));
    return sites.map((site, index) => {
      const given = {
        key: site.name,
        site: { ok: true, value: site, warnings: [] },
        project: projectOf(index),
      } as const;
      const input = { layers, ruleset: RULESET };
      const memory = screenInBatch(given, input, PORTS);
      const postgis = screenInBatch({ ...given, pairs: pairs[index]! }, input, PORTS);
      const differences = postgis.facts === null ? [] : search.differences(site, postgis.facts, pairs[index]!);
      return { memory, postgis, differences, pairs: pairs[index]! };
    });
  }

  type Screened = Awaited<ReturnType<typeof both>>[number];

  /** How many pairs were not left out, of all there are. */
  function counted(pairs: SitePairs): { found: number; all: number; overlaps: number } {
    const each = [...pairs.values()].flat();
    const all = layers.reduce((sum, layer) => sum + (layer.state === 'ready' ? layer.zones.length : 0), 0);
    return { found: each.length, all, overlaps: each.filter(({ overlapM2 }) => overlapM2 > 1).length };
  }

  describe('pairs found', () => {
    test('17 demonstration sites: the records of memory, to the fingerprint; areas agree', async () => {
      const found = await both(DEMO_IDS.map(demoSite), (index) => demoProject(DEMO_IDS[index]!));
      for (const { memory, postgis, differences } of found) {
        expect(unwrapped(postgis.result).fingerprint).toBe(unwrapped(memory.result).fingerprint);
        expect(postgis).toEqual(memory);
        expect(differences).toEqual([]);
      }
      const counts = found.map(({ pairs }) => counted(pairs));
      const total = (of: (count: (typeof counts)[number]) => number) => counts.reduce((sum, each) => sum + of(each), 0);
      // They were chosen, not all handed over.
      expect(total(({ found }) => found)).toBeLessThan(0.8 * total(({ all }) => all));
      expect(total(({ overlaps }) => overlaps)).toBeGreaterThan(30);
    });

    test('random areas, lines and roads, in the district and far from it', async () => {
      const sites = fc.sample(randomSite, { numRuns: randomSites, seed: 20_261_125 });
      for (const { memory, postgis, differences } of await both(sites)) {
        expect(postgis).toEqual(memory);
        expect(differences).toEqual([]);
      }
    });

    test('zones of the layers as sites: borders in common, and all of a zone', async () => {
      const sites = layers.flatMap((layer) => {
        const zones = layer.state === 'ready' ? layer.zones : [];
        const small = zones.find(({ geometry }) => JSON.stringify(geometry).length < SMALL_TEXT);
        if (small?.geometry.type !== 'Polygon' && small?.geometry.type !== 'LineString') return [];
        return [siteOf(small.id, small.geometry)];
      });
      expect(sites.length).toBeGreaterThan(5);
      for (const { memory, postgis, differences } of await both(sites)) {
        expect(postgis).toEqual(memory);
        expect(differences).toEqual([]);
      }
    });

    test('layers loaded again leave the same pairs; a site of no shape has none and stops no other', async () => {
      const sites = DEMO_IDS.slice(0, 3).map(demoSite);
      const before = unwrapped(await search.pairsOf(sites));
      const again = unwrapped(await pairSearch(db, layers, RULESET));
      const bow: Position[] = [
        [113.27, 34.8],
        [113.28, 34.81],
        [113.28, 34.8],
        [113.27, 34.81],
        [113.27, 34.8],
      ];
      const broken = siteOf('bow', { type: 'Polygon', coordinates: [bow] });
      const after = unwrapped(await again.pairsOf([broken, ...sites]));
      expect(after).toEqual([null, ...before]);
    });

    test('an area that is wrong is told; a database that is gone is a problem, not an empty answer', async () => {
      const site = demoSite('S02');
      const [{ postgis, pairs }] = (await both([site])) as [Screened];
      const wrong = new Map(
        [...pairs].map(([role, each]) => [role, each.map((pair) => ({ ...pair, overlapM2: pair.overlapM2 + 100 }))]),
      );
      expect(search.differences(site, postgis.facts!, pairs)).toEqual([]);
      expect(search.differences(site, postgis.facts!, wrong).length).toBeGreaterThan(0);
      const cut: Database = { ...db, query: () => Promise.reject(new Error('connection lost')) };
      const lost = unwrapped(await pairSearch(cut, [], RULESET));
      const answer = await lost.pairsOf([site]);
      expect(answer.ok ? null : answer.problems[0]).toMatchObject({
        code: 'engine_failed',
        params: { because: 'connection lost' },
      });
    });
  });
}

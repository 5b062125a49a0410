import * as turf from '@turf/turf';
import fc from 'fast-check';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { LoadedLayer } from '../../src/catalog/layer-source.ts';
import { loadLayers } from '../../src/catalog/load-layers.ts';
import { areaM2 } from '../../src/geo/area.ts';
import { type LedgerSite, ledgerLand, ledgerOf } from '../../src/run/ledger.ts';
import { demoSite, sourceOfData } from '../helpers/demo-sites.ts';
import { layerEntry } from '../helpers/layer-entry.ts';

type Shape = Polygon | MultiPolygon;

/** A rectangle in degrees near the district. */
function box(x: number, y: number, w: number, h: number): Polygon {
  const [west, south, east, north] = [
    113.28 + x / 1000,
    34.8 + y / 1000,
    113.28 + (x + w) / 1000,
    34.8 + (y + h) / 1000,
  ];
  return turf.bboxPolygon([west, south, east, north]).geometry;
}

function siteOf(id: string, geometry: Shape): LedgerSite {
  return { id, parcels: [{ name: id, geometry }] };
}

function layerOf(geometry: Shape): LoadedLayer {
  const zones = [{ id: 'Z1', properties: {}, geometry }];
  return { state: 'ready', entry: layerEntry('eco_redline'), zones, coverage: null };
}

/** Turf alone: union of the sites, then what that shares with the zone; the area of it is taken on the ellipsoid. */
function byTurf(zone: Shape, shapes: readonly Shape[]): number {
  const features = shapes.map((shape): Feature<Shape> => turf.feature(shape));
  const all = features.length > 1 ? turf.union(turf.featureCollection(features)) : (features[0] ?? null);
  const common = all && turf.intersect(turf.featureCollection([all, turf.feature(zone)]));
  return common ? areaM2(common.geometry) : 0;
}

const ZONE = box(0, 0, 20, 20);
const rectangle = fc
  .tuple(
    fc.integer({ min: -8, max: 22 }),
    fc.integer({ min: -8, max: 22 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 12 }),
  )
  .map(([x, y, w, h]) => box(x + 0.123, y + 0.217, w, h));

describe('what records together take of a zone', () => {
  it('counts land that several take once, as Turf does it', () => {
    fc.assert(
      fc.property(fc.array(rectangle, { minLength: 1, maxLength: 6 }), (shapes) => {
        const sites = shapes.map((shape, index) => siteOf(`R-${index}`, shape));
        const [row] = ledgerOf(layerOf(ZONE), ledgerLand(sites));
        const expected = byTurf(ZONE, shapes);
        expect(Math.abs((row?.takenM2 ?? 0) - expected)).toBeLessThan(0.01 + expected * 1e-9);
        expect(row?.takenM2 ?? 0).toBeLessThanOrEqual((row?.zoneM2 ?? 0) * (1 + 1e-9));
      }),
      { numRuns: 150 },
    );
  });

  it('is a union, not a sum: the same site twice takes no more, and names both records', () => {
    const site = box(2, 2, 4, 4);
    const once = ledgerOf(layerOf(ZONE), ledgerLand([siteOf('R-1', site)]))[0];
    const twice = ledgerOf(layerOf(ZONE), ledgerLand([siteOf('R-1', site), siteOf('R-2', site)]))[0];
    expect(twice?.takenM2).toBeCloseTo(once?.takenM2 ?? 0, 4);
    expect(twice?.recordIds).toEqual(['R-1', 'R-2']);
  });

  it('leaves out a site that only touches the zone, and a zone that nobody takes of', () => {
    expect(ledgerOf(layerOf(ZONE), ledgerLand([siteOf('R-1', box(20, 0, 3, 3))]))).toEqual([]);
    expect(ledgerOf(layerOf(ZONE), [])).toEqual([]);
  });

  it('takes a corridor at its width and a bare line not at all', () => {
    const line = {
      type: 'LineString' as const,
      coordinates: [
        [113.281, 34.805],
        [113.299, 34.805],
      ],
    };
    const wide: LedgerSite = { id: 'R-1', parcels: [{ name: 'a', geometry: line, widthM: 30 }] };
    const bare: LedgerSite = { id: 'R-2', parcels: [{ name: 'b', geometry: line }] };
    const [row] = ledgerOf(layerOf(ZONE), ledgerLand([wide, bare]));
    expect(row?.recordIds).toEqual(['R-1']);
    // 0.018° of longitude at 34.8° N are 1 647 m; the ends of the corridor add at most a circle.
    expect(row?.takenM2).toBeGreaterThan(1640 * 30);
    expect(row?.takenM2).toBeLessThan(1650 * 30 + Math.PI * 15 ** 2);
  });

  it('finds in the demonstration what the sites’ own records say they take', async () => {
    const layers = await loadLayers(sourceOfData(), ['pbf', 'eco_redline', 'river_mgmt']);
    const sites = ['S08', 'S13', 'S14'].map((id): LedgerSite => ({ id, parcels: demoSite(id).parcels }));
    const rows = layers.flatMap((layer) => ledgerOf(layer, ledgerLand(sites)));
    expect(rows.length).toBeGreaterThan(0);
    for (const { takenM2, zoneM2, recordIds } of rows) {
      expect(takenM2).toBeGreaterThan(0);
      expect(takenM2).toBeLessThanOrEqual(zoneM2);
      expect(recordIds.length).toBeGreaterThan(0);
    }
  });
});

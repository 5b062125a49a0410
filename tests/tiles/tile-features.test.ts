import { VectorTile } from '@mapbox/vector-tile';
import { bboxPolygon, booleanPointInPolygon } from '@turf/turf';
import fc from 'fast-check';
import type { Feature, Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import { PbfReader } from 'pbf';
import { describe, expect, test } from 'vitest';
import { packLayer } from '../../src/geo/packed/pack-layer.ts';
import type { PackedLayer } from '../../src/geo/packed/packed-layer.ts';
import { invariant } from '../../src/kernel/invariant.ts';
import { layerGrid } from '../../src/screening/zone-grid.ts';
import { TILE_LAYER, tileFeatures } from '../../src/tiles/tile-features.ts';
import type { TileAddress } from '../../src/tiles/tile-frame.ts';
import { writeMvt } from '../../src/tiles/write-mvt.ts';

// What comes out is read by another's reader (@mapbox/vector-tile) and asked by another's geometry (Turf).

function packed(geometries: readonly Geometry[]) {
  const layer = packLayer(geometries, layerGrid(geometries.map((geometry) => ({ id: '', properties: {}, geometry }))));
  invariant(layer.ok, 'the shapes are in the window');
  return layer.value;
}

function tileAt(lon: number, lat: number, z: number): TileAddress {
  const north = Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);
  return { z, x: Math.floor(((lon + 180) / 360) * 2 ** z), y: Math.floor((0.5 - north) * 2 ** z) };
}

/** What a tile shows, written and read again, as GeoJSON in degrees. */
function shownIn(layer: PackedLayer, tile: TileAddress): Feature[] {
  const bytes = writeMvt(TILE_LAYER, tileFeatures(layer, tile, ids));
  const { z, x, y } = tile;
  const zones = new VectorTile(new PbfReader(bytes)).layers.zones;
  if (!zones) return [];
  return Array.from({ length: zones.length }, (_, i) => zones.feature(i).toGeoJSON(x, y, z) as Feature);
}

const ids = (feature: number) => ({ id: `Z${feature}`, level: feature % 2 ? 'high' : null });

function star(centre: Position, radiusDeg: number, corners: number): Position[] {
  const ring = Array.from({ length: corners }, (_, i): Position => {
    const radius = radiusDeg * (i % 2 ? 0.6 : 1);
    const angle = (2 * Math.PI * i) / corners;
    return [centre[0]! + radius * Math.cos(angle), centre[1]! + radius * Math.sin(angle)];
  });
  return [...ring, ring[0]!];
}

const CENTRE: Position = [113.28, 34.79];

describe('a tile', () => {
  test('holds what lies in it, with its properties, and nothing where nothing lies', () => {
    const layer = packed([
      { type: 'Polygon', coordinates: [star(CENTRE, 0.01, 8)] },
      { type: 'LineString', coordinates: [CENTRE, [113.4, 34.79]] },
      { type: 'Point', coordinates: CENTRE },
    ]);
    const here = tileAt(CENTRE[0]!, CENTRE[1]!, 12);
    const features = shownIn(layer, here);
    expect(features.map(({ geometry, properties }) => [geometry.type, properties])).toEqual([
      ['Polygon', { id: 'Z0' }],
      ['LineString', { id: 'Z1', level: 'high' }],
      ['Point', { id: 'Z2' }],
    ]);
    expect(tileFeatures(layer, tileAt(110, 30, 12), ids)).toEqual([]);
  });

  test('says of every place what the layer says, but for a strip of a pixel', () => {
    const where = fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }));
    const shape = fc.record({
      corners: fc.integer({ min: 6, max: 4000 }).map((n) => 2 * n),
      radiusDeg: fc.constantFrom(0.002, 0.01, 0.06),
      hole: fc.boolean(),
      z: fc.integer({ min: 11, max: 18 }),
      places: fc.array(where, { minLength: 20, maxLength: 20 }),
    });
    fc.assert(
      fc.property(shape, ({ corners, radiusDeg, hole, z, places }) => {
        const outer = star(CENTRE, radiusDeg, corners);
        const rings = hole ? [outer, star(CENTRE, radiusDeg * 0.4, corners).reverse()] : [outer];
        const polygon: Polygon = { type: 'Polygon', coordinates: rings };
        const layer = packed([polygon]);
        const pixelDeg = 360 / 2 ** z / 512;
        for (const [east, north] of places) {
          const place: Position = [CENTRE[0]! + east * radiusDeg, CENTRE[1]! + north * radiusDeg];
          if (rings.some((ring) => nearRing(place, ring, pixelDeg))) continue;
          const tile = tileAt(place[0]!, place[1]!, z);
          const shown = shownIn(layer, tile).some((feature) =>
            booleanPointInPolygon(place, feature as Feature<Polygon | MultiPolygon>),
          );
          expect(shown).toBe(booleanPointInPolygon(place, polygon));
        }
      }),
      { numRuns: 20 },
    );
  });

  test('gathers what is small to as much area as there is', () => {
    const sideDeg = 0.0004;
    const many = Array.from({ length: 10_000 }, (_, i): Polygon => {
      const [lon, lat] = [113.2 + (i % 100) * 0.001, 34.7 + Math.floor(i / 100) * 0.001];
      return bboxPolygon([lon, lat, lon + sideDeg, lat + sideDeg]).geometry;
    });
    const tile = tileAt(113.25, 34.75, 8);
    const features = tileFeatures(packed(many), tile, ids);
    expect(features.length).toBeLessThan(100);
    expect(features.every(({ size }) => size === 'speck')).toBe(true);
    const pixelDeg = (4 * 360) / 2 ** 8 / 512;
    // On the ground of the tile: a degree north is 1 / cos φ of a degree east in Mercator.
    const shownDeg2 = features.length * pixelDeg * pixelDeg * Math.cos((34.75 * Math.PI) / 180);
    expect(shownDeg2 / (10_000 * sideDeg * sideDeg)).toBeCloseTo(1, 1);
  });
});

/** Whether a place is within a distance of a ring; degrees, east and north alike. */
function nearRing([x = 0, y = 0]: Position, ring: readonly Position[], limit: number): boolean {
  return ring.slice(1).some(([bx = 0, by = 0], i) => {
    const [ax = 0, ay = 0] = ring[i]!;
    const [dx, dy] = [bx - ax, by - ay];
    const share = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
    return Math.hypot(x - ax - share * dx, y - ay - share * dy) <= limit;
  });
}

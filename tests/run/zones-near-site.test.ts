import { bboxPolygon, destination } from '@turf/turf';
import type { Geometry, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { Zone } from '../../src/catalog/zone.ts';
import { zonesNearSite } from '../../src/run/zones-near-site.ts';
import type { Site } from '../../src/site/site.ts';
import { layerEntry } from '../helpers/layer-entry.ts';

// Distances are Turf's, on a sphere: good to half a percent, so that none asked about is nearer to a limit than that.

const CORNER: Position = [113.28, 34.79];

function eastOf([lon = 0, lat = 0]: Position, metres: number): number {
  return destination([lon, lat], metres / 1000, 90).geometry.coordinates[0]!;
}

function square(west: number, side = 0.001): Geometry {
  const south = CORNER[1]!;
  return bboxPolygon([west, south, west + side, south + side]).geometry;
}

const SITE = { parcels: [{ name: '1', geometry: square(CORNER[0]! - 0.001) }], accuracyM: 0 } as unknown as Site;
const zone = (id: string, geometry: Geometry, properties: Zone['properties'] = {}): Zone => ({
  id,
  properties,
  geometry,
});
const AREAS: Zone[] = [
  zone('in', square(CORNER[0]! - 0.0005)),
  zone('beside', square(CORNER[0]!)),
  zone('at 10 m', square(eastOf(CORNER, 10))),
  zone('at 60 m', square(eastOf(CORNER, 60))),
  zone('at 900 m', square(eastOf(CORNER, 900))),
];
const ENTRY = layerEntry('eco_redline');

function near(zones: readonly Zone[], distanceM: number, entry = ENTRY): string[] {
  const found = zonesNearSite(SITE, entry, zones, distanceM);
  if (!found.ok) throw new Error(found.problems[0].code);
  return [...found.value].sort();
}

describe('features near a site', () => {
  it('meet it inside or in a border, or lie within the distance', () => {
    expect(near(AREAS, 0)).toEqual(['beside', 'in']);
    expect(near(AREAS, 50)).toEqual(['at 10 m', 'beside', 'in']);
    expect(near(AREAS, 65)).toEqual(['at 10 m', 'at 60 m', 'beside', 'in']);
    expect(near(AREAS, 5000)).toHaveLength(AREAS.length);
    expect(near([], 5000)).toEqual([]);
  });

  it('are measured to from the edge of a road whose width is stated', () => {
    const entry = layerEntry('traffic_trunk', { measuredFrom: { halfWidthOf: 'row_width_m' } });
    const east = eastOf(CORNER, 70);
    const line: Geometry = {
      type: 'LineString',
      coordinates: [
        [east, 34.7],
        [east, 34.9],
      ],
    };
    const roads = [zone('wide', line, { row_width_m: 60 }), zone('unsaid', line)];
    expect(near(roads, 35, entry)).toEqual([]);
    expect(near(roads, 45, entry)).toEqual(['wide']);
    expect(near(roads, 75, entry)).toEqual(['unsaid', 'wide']);
  });

  it('are not looked for from a shape that is not sound', () => {
    const [a, b, c, d] = (square(113.2) as { coordinates: Position[][] }).coordinates[0]!;
    const knot = { type: 'Polygon', coordinates: [[a!, c!, b!, d!, a!]] };
    const site = { ...SITE, parcels: [{ name: '1', geometry: knot }] } as unknown as Site;
    expect(zonesNearSite(site, ENTRY, AREAS, 10)).toMatchObject({ ok: false });
  });
});

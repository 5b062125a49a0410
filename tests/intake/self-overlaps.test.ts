import { area, bboxPolygon, featureCollection, intersect, polygon } from '@turf/turf';
import fc from 'fast-check';
import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { Zone } from '../../src/catalog/zone.ts';
import { packLayer } from '../../src/geo/packed/pack-layer.ts';
import { selfOverlaps } from '../../src/intake/self-overlaps.ts';
import { invariant } from '../../src/kernel/invariant.ts';
import { layerGrid } from '../../src/screening/zone-grid.ts';

// Turf says which pairs share ground; its sphere is one half of a per cent off in area.

const TOLERANCE_M = 0.01;

function square(id: string, lon: number, lat: number, sizeDeg = 0.01): Zone {
  const { geometry } = bboxPolygon([lon, lat, lon + sizeDeg, lat + sizeDeg]);
  return { id, properties: { id }, geometry };
}

function overlaps(zones: readonly Zone[], mostTold = 1000) {
  const packed = packLayer(
    zones.map(({ geometry }) => geometry),
    layerGrid(zones),
  );
  invariant(packed.ok, 'the squares are in the window');
  return selfOverlaps(zones, packed.value, TOLERANCE_M, mostTold);
}

describe('features that cover the same ground', () => {
  it('are told with the area and a place in it', () => {
    const { problems, count } = overlaps([
      square('a', 113.2, 34.7),
      square('b', 113.209, 34.7),
      square('c', 113.3, 34.7),
    ]);
    expect(count).toBe(1);
    const [problem] = problems;
    expect(problem).toMatchObject({ code: 'layer_zones_overlap', severity: 'warning', params: { other: 'b' } });
    expect(problem?.where).toMatchObject({ feature: 'a' });
    expect([problem?.where?.lon?.toFixed(4), problem?.where?.lat?.toFixed(4)]).toEqual(['113.2095', '34.7050']);
  });

  it('are no neighbours that share a border, even one drawn twice a hair apart, nor the same shape twice', () => {
    const hair = 0.005 / 91_000;
    const zones = [
      square('a', 113.2, 34.7),
      square('b', 113.21 - hair, 34.7),
      square('c', 113.21, 34.71),
      square('a2', 113.2, 34.7),
    ];
    expect(overlaps(zones)).toEqual({ problems: [], count: 0 });
  });

  it('are all pairs that have area in common, largest first, and counted where not told', () => {
    const layer = fc
      .array(fc.record({ x: fc.nat(30), y: fc.nat(30), size: fc.constantFrom(0.002, 0.005, 0.02) }), { maxLength: 25 })
      .map((cells) => cells.map(({ x, y, size }, i) => square(`Z${i}`, 113.2 + 0.003 * x, 34.7 + 0.003 * y, size)));
    fc.assert(
      fc.property(layer, (zones) => {
        const expected = zones.flatMap((one, i) =>
          zones.slice(i + 1).flatMap((other) => {
            const shapes = [one, other].map(({ geometry }) => polygon((geometry as Polygon).coordinates));
            const common = intersect(featureCollection(shapes));
            const same = JSON.stringify(one.geometry) === JSON.stringify(other.geometry);
            return common && area(common) > 5 && !same ? [`${one.id} ${other.id}`] : [];
          }),
        );
        const { problems, count } = overlaps(zones);
        expect(problems.map(({ where, params }) => `${where?.feature} ${params?.other}`).sort()).toEqual(
          expected.sort(),
        );
        const areas = problems.map(({ params }) => Number(params?.areaM2));
        expect(areas).toEqual(areas.toSorted((a, b) => b - a));
        expect(overlaps(zones, 3)).toEqual({ problems: problems.slice(0, 3), count });
      }),
      { numRuns: 60 },
    );
  });
});

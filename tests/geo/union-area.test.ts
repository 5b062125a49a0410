import { bboxPolygon, circle, featureCollection, polygon, union } from '@turf/turf';
import fc from 'fast-check';
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { areaM2 } from '../../src/geo/area.ts';
import { areLong, unionOf } from '../../src/geo/overlay.ts';
import { planeAreaM2 } from '../../src/geo/plane.ts';
import { areaOf, partsOf, type Rings } from '../../src/geo/shapes.ts';
import { unionAreas } from '../../src/geo/union-area.ts';

/** Round polygons of 90 vertices each about the middle of the district; a second ring is a hole. */
const disc = fc
  .record({ east: fc.integer({ min: 0, max: 20 }), north: fc.integer({ min: 0, max: 20 }), holed: fc.boolean() })
  .map(({ east, north, holed }): Rings => {
    const at: Position = [113.28 + east * 4e-4, 34.78 + north * 4e-4];
    const ring = (km: number) => circle(at, km, { steps: 90 }).geometry.coordinates[0]!;
    return holed ? [ring(0.12), ring(0.05)] : [ring(0.12)];
  });

const byTurf = (polygons: readonly Rings[]) =>
  union(featureCollection(polygons.map((rings) => polygon(rings))))!.geometry;

describe('union of many polygons', () => {
  it('takes each place once, as Turf finds it, whichever way the rings turn', () => {
    fc.assert(
      fc.property(fc.array(disc, { minLength: 12, maxLength: 30 }), fc.boolean(), (discs, turned) => {
        expect(areLong(discs)).toBe(true);
        const given = turned ? discs.map((rings) => rings.map((ring) => [...ring].reverse())) : discs;
        const expected = byTurf(discs);
        const areas = unionAreas(given);
        expect(areas.ellipsoidM2).toBeCloseTo(areaM2(expected), 2);
        expect(areas.planeM2).toBeCloseTo(planeAreaM2(expected), 2);
        const shape = unionOf(given)!;
        expect(areaM2(shape)).toBeCloseTo(areas.ellipsoidM2, 3);
        expect(partsOf(shape)).toHaveLength(partsOf(expected).length);
      }),
      { numRuns: 25 },
    );
  });

  it('of few polygons is that of their shape; of none it is nothing', () => {
    const two: Rings[] = [
      bboxPolygon([113.28, 34.78, 113.282, 34.782]).geometry.coordinates,
      bboxPolygon([113.281, 34.781, 113.283, 34.783]).geometry.coordinates,
    ];
    const shape = areaOf(partsOf(byTurf(two)))!;
    expect(unionAreas(two)).toEqual({ ellipsoidM2: areaM2(shape), planeM2: planeAreaM2(shape) });
    expect(unionAreas([])).toEqual({ ellipsoidM2: 0, planeM2: 0 });
  });
});

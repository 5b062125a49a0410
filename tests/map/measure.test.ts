import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { geodesicM } from '../../src/geo/distance.ts';
import { measurePath } from '../../src/map/measure.ts';
import { place } from '../geo/shapes-for-tests.ts';

describe('a measured path', () => {
  test('of two points is the geodesic between them, and has no area', () => {
    const [a, b] = [place(0, 0), place(300, 400)];
    const { lengthM, area } = measurePath([a, b]);
    expect(lengthM).toBeCloseTo(geodesicM(a, b), 6);
    expect(area).toBeNull();
  });

  test('round a square of 100 m: four sides less the last, a hectare', () => {
    const square = [place(0, 0), place(100, 0), place(100, 100), place(0, 100)] as const;
    const { lengthM, area } = measurePath(square);
    const sides = geodesicM(square[0], square[1]) + geodesicM(square[1], square[2]) + geodesicM(square[2], square[3]);
    expect(lengthM).toBeCloseTo(sides, 5);
    // The helper's metres are good to a thousandth.
    expect((area?.areaM2 ?? 0) / 10_000).toBeCloseTo(1, 2);
    expect((area?.planeAreaM2 ?? 0) / 10_000).toBeCloseTo(1, 2);
  });

  test('that crosses itself encloses no one area; one point is nothing', () => {
    expect(measurePath([place(0, 0), place(100, 100), place(100, 0), place(0, 100)]).area).toBeNull();
    expect(measurePath([place(0, 0)])).toEqual({ lengthM: 0, planeLengthM: 0, area: null });
  });

  test('is never shorter than the way straight from its first point to its last', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 900 }));
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 12 }), (steps) => {
        const path = steps.map(([east, north]) => place(east, north));
        expect(measurePath(path).lengthM).toBeGreaterThanOrEqual(geodesicM(path[0]!, path.at(-1)!) - 1e-6);
      }),
    );
  });
});

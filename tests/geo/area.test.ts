import fc from 'fast-check';
import geographiclib from 'geographiclib-geodesic';
import type { Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { areaM2, polygonAreaM2, signedRingAreaM2 } from '../../src/geo/area.ts';
import { planeAreaM2 } from '../../src/geo/plane.ts';
import { place, polygon, randomFrom, rectangle, star } from './shapes-for-tests.ts';

const cgcs2000 = new geographiclib.Geodesic.Geodesic(6378137, 1 / 298.257222101);

/** Area by GeographicLib with every edge cut into `steps` straight in lon/lat, so that geodesics do not bow away. */
function geographicLibM2(ring: readonly Position[], steps: number): number {
  const sum = cgcs2000.Polygon(false);
  for (let i = 1; i < ring.length; i++) {
    const [from, to] = [ring[i - 1]!, ring[i]!];
    for (let k = 0; k < steps; k++) {
      sum.AddPoint(from[1]! + ((to[1]! - from[1]!) * k) / steps, from[0]! + ((to[0]! - from[0]!) * k) / steps);
    }
  }
  return sum.Compute(false, true).area!;
}

describe('signedRingAreaM2', () => {
  test('equals GeographicLib on short edges within 0.002 m² or 1e-9', () => {
    const random = randomFrom(1);
    for (let i = 0; i < 60; i++) {
      const ring = star(
        random,
        9000 * random() - 4500,
        9000 * random() - 4500,
        10 + 300 * random(),
        5 + Math.floor(40 * random()),
      );
      const oracle = geographicLibM2(ring, 64);
      expect(Math.abs(signedRingAreaM2(ring) - oracle)).toBeLessThan(0.002 + 1e-9 * oracle);
    }
  });

  test('a square of one degree: within 2e-8 of GeographicLib along 4000 pieces of each edge', () => {
    const ring = [
      [113, 34],
      [114, 34],
      [114, 35],
      [113, 35],
      [113, 34],
    ];
    const oracle = geographicLibM2(ring, 4000);
    expect(Math.abs(signedRingAreaM2(ring) / oracle - 1)).toBeLessThan(2e-8);
  });

  test('is positive counter-clockwise and changes sign with the winding', () => {
    const ring = rectangle(0, 0, 100, 50);
    expect(signedRingAreaM2(ring)).toBeGreaterThan(4990);
    expect(signedRingAreaM2([...ring].reverse())).toBeCloseTo(-signedRingAreaM2(ring), 8);
  });
});

describe('polygonAreaM2', () => {
  test('takes holes out whatever their winding', () => {
    const outer = rectangle(0, 0, 100, 100);
    const hole = rectangle(10, 10, 20, 20);
    const expected = Math.abs(signedRingAreaM2(outer)) - Math.abs(signedRingAreaM2(hole));
    expect(polygonAreaM2([outer, hole])).toBeCloseTo(expected, 8);
    expect(polygonAreaM2([outer, [...hole].reverse()])).toBeCloseTo(expected, 8);
  });

  test('start vertex and winding change nothing beyond 1e-9', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 4, max: 40 }),
        fc.nat(39),
        fc.boolean(),
        (seed, n, shift, reverse) => {
          const ring = star(randomFrom(seed), 0, 0, 300, n).slice(0, -1);
          const turned = [...ring.slice(shift % n), ...ring.slice(0, shift % n)];
          if (reverse) turned.reverse();
          const one = areaM2(polygon([...ring, ring[0]!]));
          const other = areaM2(polygon([...turned, turned[0]!]));
          expect(Math.abs(one - other)).toBeLessThanOrEqual(1e-9 * one);
        },
      ),
    );
  });

  test('cutting an edge in two changes nothing beyond 1e-9', () => {
    const ring = star(randomFrom(5), 0, 0, 2000, 7);
    const cut = ring.flatMap((at, i): Position[] =>
      i === 0 ? [at] : [[(ring[i - 1]![0]! + at[0]!) / 2, (ring[i - 1]![1]! + at[1]!) / 2], at],
    );
    expect(Math.abs(polygonAreaM2([cut]) / polygonAreaM2([ring]) - 1)).toBeLessThan(1e-9);
  });
});

describe('planeAreaM2', () => {
  test('is 1.0e-4 to 1.2e-4 above the ellipsoid here, 66 km from the central meridian', () => {
    const area = polygon(rectangle(0, 0, 300, 200));
    const excess = planeAreaM2(area) / areaM2(area) - 1;
    expect(excess).toBeGreaterThan(1.0e-4);
    expect(excess).toBeLessThan(1.2e-4);
  });

  test('does not depend on where a ring starts, to 1e-6 m²', () => {
    const ring = [place(0, 0), place(500, 20), place(480, 400), place(-10, 390)];
    const areas = ring.map((_, i) => {
      const turned = [...ring.slice(i), ...ring.slice(0, i)];
      return planeAreaM2(polygon([...turned, turned[0]!]));
    });
    for (const area of areas) expect(Math.abs(area - areas[0]!)).toBeLessThan(1e-6);
  });
});

import { describe, expect, test } from 'vitest';
import { corridorOf } from '../../src/geo/corridor.ts';
import { planeAreaM2, planeLengthM } from '../../src/geo/plane.ts';
import { partsOf } from '../../src/geo/shapes.ts';
import { checkGeometry } from '../../src/geo/validity.ts';
import { place } from './shapes-for-tests.ts';

const line = (...points: [number, number][]) => ({
  type: 'LineString' as const,
  coordinates: points.map(([e, n]) => place(e, n)),
});

describe('corridorOf', () => {
  test('a straight axis: length × width, flat ends', () => {
    const axis = line([0, 0], [300, 40]);
    expect(planeAreaM2(corridorOf(axis, 25)!)).toBeCloseTo(planeLengthM(axis) * 25, 1);
  });

  test('a right-angled bend is mitred: 100 + 100 m at 10 m width is 2000 m²', () => {
    const corridor = corridorOf(line([0, 0], [100, 0], [100, 100]), 10)!;
    expect(planeAreaM2(corridor)).toBeGreaterThan(1998);
    expect(planeAreaM2(corridor)).toBeLessThan(2002);
  });

  test('an axis that turns back on itself gives a sound area, not more than length × width', () => {
    const axis = line([0, 0], [80, 0], [80, 6], [0, 6], [0, -40]);
    const corridor = corridorOf(axis, 12)!;
    expect(checkGeometry(corridor)).toEqual([]);
    expect(planeAreaM2(corridor)).toBeLessThan(planeLengthM(axis) * 12);
    expect(planeAreaM2(corridor)).toBeGreaterThan(80 * 18);
  });

  test('a hairpin throws no spike', () => {
    const corridor = corridorOf(line([0, 0], [200, 0], [0, 4]), 10)!;
    expect(checkGeometry(corridor)).toEqual([]);
    const east = Math.max(
      ...partsOf(corridor)
        .flat(2)
        .map(([lon]) => lon!),
    );
    expect(east).toBeLessThan(place(215, 0)[0]!);
  });

  test('lines apart make an area in parts; a line without length makes none', () => {
    const lines = {
      type: 'MultiLineString' as const,
      coordinates: [line([0, 0], [50, 0]).coordinates, line([0, 200], [50, 200]).coordinates],
    };
    expect(partsOf(corridorOf(lines, 8)!)).toHaveLength(2);
    expect(corridorOf(line([0, 0], [0, 0]), 8)).toBeNull();
  });
});

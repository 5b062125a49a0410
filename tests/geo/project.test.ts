import { describe, expect, test } from 'vitest';
import { cgcs2000Epsg, findCrs } from '../../src/geo/crs.ts';
import { fromCm114, toCm114, toLonLatFrom } from '../../src/geo/project.ts';

describe('toCm114', () => {
  test('agrees with the corner of a survey sheet: 113.249236°E 34.803977°N is N 3 853 103.24, E 431 300.43', () => {
    const { northM, eastM } = toCm114([113.2492362, 34.8039767]);
    expect(northM).toBeCloseTo(3853103.24, 0);
    expect(eastM).toBeCloseTo(431300.43, 0);
  });

  test('goes there and back within 1e-11 degrees', () => {
    for (const position of [
      [113.28, 34.8],
      [112.95, 34.55],
      [114, 34.9],
      [116.9, 30],
    ]) {
      const back = fromCm114(toCm114(position));
      expect(Math.abs(back[0]! - position[0]!)).toBeLessThan(1e-11);
      expect(Math.abs(back[1]! - position[1]!)).toBeLessThan(1e-11);
    }
  });

  test('puts the central meridian at 500 000 m and west of it below', () => {
    expect(toCm114([114, 34.8]).eastM).toBeCloseTo(500000, 6);
    expect(toCm114([113, 34.8]).eastM).toBeLessThan(500000);
  });
});

describe('findCrs', () => {
  test.each([
    [4547, 114, 500_000, 3],
    [4526, 114, 38_500_000, 3],
    [4546, 111, 500_000, 3],
    [4525, 111, 37_500_000, 3],
    [4548, 117, 500_000, 3],
    [4508, 111, 500_000, 6],
    [4497, 111, 19_500_000, 6],
    [2362, 114, 38_500_000, 3],
    [2383, 114, 500_000, 3],
    [2414, 114, 38_500_000, 3],
    [2435, 114, 500_000, 3],
  ])('EPSG:%i has its meridian at %i°, false easting %i m, zones of %i°', (epsg, meridian, falseEast, width) => {
    expect(findCrs(epsg)).toMatchObject({
      kind: 'gauss_kruger',
      centralMeridianDeg: meridian,
      falseEastM: falseEast,
      zoneWidthDeg: width,
    });
  });

  test('takes WGS 84 as CGCS2000, keeps the older datums apart, knows no web mercator', () => {
    expect(findCrs(4326)).toMatchObject({ kind: 'geographic', datum: 'cgcs2000' });
    expect(findCrs(4610)).toMatchObject({ datum: 'xian1980' });
    expect(findCrs(3857)).toBeNull();
    expect(cgcs2000Epsg(3, 114, false)).toBe(4547);
    expect(cgcs2000Epsg(6, 111, true)).toBe(4497);
    expect(cgcs2000Epsg(3, 113, false)).toBeNull();
  });
});

describe('toLonLatFrom', () => {
  test('reads the same place in four systems', () => {
    const { northM, eastM } = toCm114([113.28, 34.8]);
    const inZone38 = toLonLatFrom(4526)!(eastM + 38_000_000, northM);
    expect(inZone38[0]).toBeCloseTo(113.28, 10);
    expect(toLonLatFrom(4490)!(113.28, 34.8)).toEqual([113.28, 34.8]);
    expect(toLonLatFrom(3857)).toBeNull();
  });
});

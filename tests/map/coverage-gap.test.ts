import { describe, expect, test } from 'vitest';
import { isInside } from '../../src/geo/inside.ts';
import { coverageGap } from '../../src/map/coverage-gap.ts';
import { place, polygon, rectangle } from '../geo/shapes-for-tests.ts';

const nothing = () => undefined;
const covers = (gap: ReturnType<typeof coverageGap>, at: number[]) =>
  gap?.geometry.coordinates.some((rings) => isInside(at, rings)) ?? false;

describe('ground without coverage', () => {
  test('is all but the box', () => {
    const gap = coverageGap({ bbox: [113, 34, 114, 35] }, nothing);
    expect(covers(gap, [113.5, 34.5])).toBe(false);
    expect(covers(gap, [112.9, 34.5])).toBe(true);
  });

  test('is all but the areas of the role that tells the coverage, whose holes are not covered', () => {
    const features = [
      polygon(rectangle(0, 0, 100, 100), rectangle(40, 40, 20, 20)),
      polygon(rectangle(200, 0, 50, 50)),
    ];
    const gap = coverageGap({ role: 'district' }, (role) =>
      role === 'district'
        ? {
            type: 'FeatureCollection',
            features: features.map((geometry) => ({ type: 'Feature', properties: {}, geometry })),
          }
        : undefined,
    );
    expect([place(10, 10), place(210, 10)].map((at) => covers(gap, at))).toEqual([false, false]);
    expect([place(50, 50), place(150, 10)].map((at) => covers(gap, at))).toEqual([true, true]);
  });

  test('is not drawn where the coverage is not stated, or its role is not there', () => {
    expect(coverageGap(null, nothing)).toBeNull();
    expect(coverageGap({ role: 'district' }, nothing)).toBeNull();
  });
});

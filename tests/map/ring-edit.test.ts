import { describe, expect, it } from 'vitest';
import type { SiteFeatures } from '../../src/map/map-props.ts';
import { putBack, sameChains, takeApart } from '../../src/map/ring-edit.ts';

const OUTER = [
  [113.1, 34.1],
  [113.2, 34.1],
  [113.2, 34.2],
  [113.12345678901234, 34.19876543210987],
  [113.1, 34.1],
];
const HOLE = [
  [113.14, 34.14],
  [113.14, 34.16],
  [113.16, 34.15],
  [113.14, 34.14],
];
const ROAD = [
  [113.3, 34.1],
  [113.4, 34.2],
];

const SITE: SiteFeatures = {
  type: 'FeatureCollection',
  features: [
    { type: 'Feature', properties: { name: 'A' }, geometry: { type: 'Polygon', coordinates: [OUTER, HOLE] } },
    { type: 'Feature', properties: { name: 'B' }, geometry: { type: 'MultiPolygon', coordinates: [[OUTER], [HOLE]] } },
    { type: 'Feature', properties: { name: 'C' }, geometry: { type: 'LineString', coordinates: ROAD } },
  ],
};

describe('takeApart', () => {
  it('hands over every ring and line alone, to nine decimals', () => {
    const chains = takeApart(SITE);
    expect(chains.map(({ place, geometry }) => [place.parcel, place.part, place.ring, geometry.type])).toEqual([
      [0, 0, 0, 'Polygon'],
      [0, 0, 1, 'Polygon'],
      [1, 0, 0, 'Polygon'],
      [1, 1, 0, 'Polygon'],
      [2, 0, 0, 'LineString'],
    ]);
    expect(chains[0]?.geometry.coordinates[0]?.[3]).toEqual([113.123456789, 34.198765432]);
  });
});

describe('putBack', () => {
  it('moves one vertex and keeps every digit of the others', () => {
    const moved = takeApart(SITE)[0]?.geometry;
    if (moved?.type !== 'Polygon') throw new Error('a ring');
    const ring = moved.coordinates[0] ?? [];
    ring[1] = [113.25, 34.05];
    const edited = putBack(SITE, { parcel: 0, part: 0, ring: 0 }, moved).features[0]?.geometry;
    expect(edited?.coordinates).toEqual([[OUTER[0], [113.25, 34.05], OUTER[2], OUTER[3], OUTER[4]], HOLE]);
  });

  it.each(takeApart(SITE).map(({ place, geometry }) => ({ place, geometry })))(
    'gives the site back unchanged from $place',
    ({ place, geometry }) => {
      expect(putBack(SITE, place, geometry)).toEqual(SITE);
    },
  );
});

describe('sameChains', () => {
  it('takes the echo of an edit for the same and a typed coordinate for another', () => {
    expect(sameChains(takeApart(SITE), takeApart(structuredClone(SITE)))).toBe(true);
    const other = structuredClone(SITE);
    other.features[2]!.geometry.coordinates[0] = [113.3, 34.100000002] as never;
    expect(sameChains(takeApart(SITE), takeApart(other))).toBe(false);
  });
});

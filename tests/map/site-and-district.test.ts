import type { MultiPolygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { dimensionFeatures } from '../../src/map/dimension-spec.ts';
import { joinSpecs, STOREYS } from '../../src/map/map-spec.ts';
import { mainBounds, offScreenParts } from '../../src/map/off-screen.ts';
import { outsideOf } from '../../src/map/outside-spec.ts';
import { siteSpec } from '../../src/map/site-spec.ts';
import { siteVertices } from '../../src/map/site-vertices.ts';
import { styleFromCard } from '../../src/map/style-from-card.ts';
import { geometryOf, layerOf } from './cards.ts';

const RING = [
  [113.1, 34.1],
  [113.2, 34.1],
  [113.2, 34.2],
  [113.1, 34.1],
];
const HOLE = [
  [113.15, 34.12],
  [113.16, 34.13],
  [113.17, 34.12],
  [113.15, 34.12],
];

describe('siteVertices', () => {
  it('numbers through the rings of a parcel, without the closing point, and anew in the next', () => {
    const feature = (coordinates: number[][][]) =>
      ({ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates } }) as const;
    const { features } = siteVertices({
      type: 'FeatureCollection',
      features: [feature([RING, HOLE]), feature([RING])],
    });
    expect(features.map(({ properties }) => properties.text)).toEqual([
      'J1',
      'J2',
      'J3',
      'J4',
      'J5',
      'J6',
      'J1',
      'J2',
      'J3',
    ]);
  });
});

describe('joinSpecs', () => {
  it('puts the site over every zone and every name under the numbers', () => {
    const spec = joinSpecs([
      siteSpec(null, 'light'),
      styleFromCard(layerOf('pbf'), 'light'),
      styleFromCard(layerOf('roads'), 'light'),
    ]);
    const storeys = spec.layers.map(({ storey }) => STOREYS.indexOf(storey));
    expect(storeys).toEqual([...storeys].sort((a, b) => a - b));
    expect(spec.layers[0]?.layer.id).toBe('roads/all/casing');
  });
});

describe('outsideOf', () => {
  it('is the world with a hole per part, and an enclave is outside again', () => {
    const district: MultiPolygon = { type: 'MultiPolygon', coordinates: [[RING, HOLE], [HOLE]] };
    expect(outsideOf(district).geometry.coordinates.map((rings) => rings.length)).toEqual([3, 1]);
  });
});

describe('offScreenParts', () => {
  const geometry = geometryOf('district').features[0]?.geometry as MultiPolygon;
  const district = { geometry };

  it('takes the larger part for the district', () => {
    const [west, , east] = mainBounds(district);
    expect(west).toBeGreaterThan(113.2);
    expect(east).toBeLessThan(113.4);
  });

  it('announces the exclave to the south-west of a view of the town', () => {
    const [part] = offScreenParts(district, [113.25, 34.77, 113.32, 34.83], [113.285, 34.8]);
    expect(part?.distanceM).toBeGreaterThan(10_000);
    expect(part?.distanceM).toBeLessThan(25_000);
    expect(part && part.screenAngleDeg > 90 && part.screenAngleDeg < 180).toBe(true);
  });

  it('is silent where it is in view, and far from the district', () => {
    expect(offScreenParts(district, [113, 34.6, 113.4, 34.9], [113.2, 34.75])).toEqual([]);
    expect(offScreenParts(district, [110, 30, 110.1, 30.1], [110, 30])).toEqual([]);
  });
});

describe('dimensionFeatures', () => {
  const from = [113.25, 34.8];
  const count = (to: number[], zoom: number) =>
    dimensionFeatures([{ from, to, label: 'd', tone: 'notice' }], null, zoom).features.filter(
      ({ properties }) => properties?.ring,
    ).length;

  // 0.001° of latitude is 111 m: 86 px at zoom 15.6, 1 px at zoom 9.
  it('draws 111 m as a line close up and as a ring from afar', () => {
    expect([count([113.25, 34.801], 15.6), count([113.25, 34.801], 9)]).toEqual([0, 1]);
  });

  it('keeps the leader of a gap too small to draw off the site', () => {
    const { features } = dimensionFeatures(
      [{ from, to: from, label: '1.2 m', tone: 'notice' }],
      [113.251, 34.8005],
      16,
    );
    const plate = features.find(({ properties }) => properties?.label)?.geometry;
    expect(plate?.type === 'Point' && (plate.coordinates[0] ?? 0) < 113.25).toBe(true);
  });
});

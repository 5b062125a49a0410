import type { FeatureCollection, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { type SnapView, snapPosition, verticesExcept } from '../../src/map/snap.ts';
import { layerOf } from './cards.ts';

/** A screen on which 0.001° is 100 px, north up, its corner at 113° E 35° N. */
const VIEW: SnapView = {
  project: ([lon = 0, lat = 0]: Position) => ({ x: (lon - 113) * 1e5, y: (35 - lat) * 1e5 }),
  unproject: ({ x, y }) => [113 + x / 1e5, 35 - y / 1e5],
};

const SQUARE: FeatureCollection = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      id: 'Z1',
      properties: { id: 'Z1' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [113.001, 34.999],
            [113.003, 34.999],
            [113.003, 34.997],
            [113.001, 34.997],
            [113.001, 34.999],
          ],
        ],
      },
    },
  ],
};

const LAYERS = [layerOf('pbf', {}, SQUARE)];

describe('snapPosition', () => {
  it('takes a vertex 5 px away, with the digits it has in the layer', () => {
    expect(snapPosition({ x: 104, y: 103 }, VIEW, LAYERS, [])).toEqual([113.001, 34.999]);
  });

  it('takes the foot on an edge 6 px away where no vertex is in reach', () => {
    const [lon = 0, lat = 0] = snapPosition({ x: 200, y: 94 }, VIEW, LAYERS, []) ?? [];
    expect(lon).toBeCloseTo(113.002, 9);
    expect(lat).toBeCloseTo(34.999, 9);
  });

  it('prefers a vertex to a nearer edge', () => {
    expect(snapPosition({ x: 108, y: 100 }, VIEW, LAYERS, [])).toEqual([113.001, 34.999]);
  });

  it('leaves a point alone that is 12 px off, and one near a hidden layer', () => {
    expect(snapPosition({ x: 200, y: 88 }, VIEW, LAYERS, [])).toBeNull();
    expect(snapPosition({ x: 100, y: 100 }, VIEW, [{ ...LAYERS[0]!, visible: false }], [])).toBeNull();
  });

  it('catches on vertices of the site itself, but not on the one being moved', () => {
    const site = {
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: {},
          geometry: {
            type: 'LineString',
            coordinates: [
              [113.005, 34.995],
              [113.006, 34.994],
            ],
          },
        },
      ],
    } as const;
    const own = (moving: Position | null) => verticesExcept(structuredClone(site) as never, moving);
    expect(snapPosition({ x: 502, y: 500 }, VIEW, [], own(null))).toEqual([113.005, 34.995]);
    expect(snapPosition({ x: 502, y: 500 }, VIEW, [], own([113.005, 34.995]))).toBeNull();
  });
});

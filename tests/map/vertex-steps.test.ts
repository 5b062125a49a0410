import fc from 'fast-check';
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { geodesicM } from '../../src/geo/distance.ts';
import { metresPerPixel } from '../../src/map/ground-scale.ts';
import type { SiteFeatures } from '../../src/map/map-props.ts';
import { siteVertices } from '../../src/map/site-vertices.ts';
import { keyStepM, keyVertices, steppedFrom, withVertexAt } from '../../src/map/vertex-steps.ts';

const ring = ([lon = 0, lat = 0]: Position, sizeDeg: number): Position[] => [
  [lon, lat],
  [lon + sizeDeg, lat],
  [lon + sizeDeg, lat + sizeDeg],
  [lon + 0.12345678901234, lat + 0.98765432109876 * sizeDeg],
  [lon, lat],
];
const SITE: SiteFeatures = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { name: '东块' },
      geometry: { type: 'Polygon', coordinates: [ring([113.2, 34.8], 0.2), ring([113.22, 34.82], 0.05)] },
    },
    {
      type: 'Feature',
      properties: { name: '路' },
      geometry: {
        type: 'LineString',
        coordinates: [
          [113.3, 34.7],
          [113.31, 34.71],
        ],
      },
    },
  ],
};

describe('boundary points by keys', () => {
  it('are called and ordered as they are numbered on the map', () => {
    const [shown, reached] = [siteVertices(SITE).features, keyVertices(SITE)];
    expect(reached.map(({ name }) => name.split(' ')[1])).toEqual(shown.map(({ properties }) => properties.text));
    expect(reached[0]!.name).toBe('东块 J1');
    expect(keyVertices({ ...SITE, features: SITE.features.slice(1) })[0]!.name).toBe('J1');
    for (const [i, { position }] of reached.entries()) {
      expect(position[0]).toBeCloseTo(shown[i]!.geometry.coordinates[0]!, 8);
      expect(position[1]).toBeCloseTo(shown[i]!.geometry.coordinates[1]!, 8);
    }
  });

  it('move alone: a ring stays closed and every other point keeps all its digits', () => {
    const all = keyVertices(SITE);
    fc.assert(
      fc.property(
        fc.nat(all.length - 1),
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: 1, max: 50 }),
        (at, e, n) => {
          const to = steppedFrom(all[at]!.position, e, n);
          const moved = withVertexAt(SITE, all[at]!, to);
          for (const [i, { position }] of keyVertices(moved).entries()) {
            if (i === at) expect(Math.hypot(position[0]! - to[0]!, position[1]! - to[1]!)).toBeLessThan(1.1e-9);
            else expect(position).toEqual(all[i]!.position);
          }
          const before = SITE.features.flatMap(({ geometry }) => geometry.coordinates.flat(2)) as number[];
          const after = moved.features.flatMap(({ geometry }) => geometry.coordinates.flat(2)) as number[];
          // One point, which a ring holds twice when it is its first: so many numbers are new and no more.
          expect(after.filter((value, i) => value !== before[i]).length).toBeLessThanOrEqual(4);
        },
      ),
    );
  });

  it('go as far as they are told to, by the geodesic', () => {
    const from = [113.28, 34.8];
    expect(geodesicM(from, steppedFrom(from, 10, 0))).toBeCloseTo(10, 4);
    expect(geodesicM(from, steppedFrom(from, 0, -10))).toBeCloseTo(10, 4);
    expect(geodesicM(from, steppedFrom(from, 3, 4))).toBeCloseTo(5, 4);
  });

  it('go about a pixel at every zoom, by a round length', () => {
    for (let zoom = 8; zoom <= 21; zoom += 0.25) {
      const stepM = keyStepM(zoom, 34.8);
      const pixels = stepM / metresPerPixel(zoom, 34.8);
      expect(pixels).toBeGreaterThan(0.59);
      expect(pixels).toBeLessThanOrEqual(1.5);
      expect(['1', '2', '5']).toContain(stepM.toExponential()[0]);
    }
  });
});

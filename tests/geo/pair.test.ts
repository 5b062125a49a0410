import fc from 'fast-check';
import type { Geometry, LineString } from 'geojson';
import { describe, expect, test, vi } from 'vitest';
import { areaM2, polygonAreaM2 } from '../../src/geo/area.ts';
import { subtract } from '../../src/geo/overlay.ts';
import { measurePair } from '../../src/geo/pair.ts';
import { planeAreaM2 } from '../../src/geo/plane.ts';
import { multiPolygon, place, polygon, randomFrom, rectangle, ringOf, star } from './shapes-for-tests.ts';

vi.setConfig({ testTimeout: 30_000 });

const measure = (site: Geometry, zone: Geometry) => measurePair(site, zone, { touchToleranceM: 0.01 });
const line = (...points: [number, number][]): LineString => ({
  type: 'LineString',
  coordinates: points.map(([e, n]) => place(e, n)),
});
const zone = polygon(rectangle(0, 0, 200, 100));

const pairOfStars = fc
  .tuple(fc.integer(), fc.integer({ min: -200, max: 200 }), fc.integer({ min: -200, max: 200 }))
  .map(([seed, east, north]) => {
    const random = randomFrom(seed);
    return [polygon(star(random, 0, 0, 150, 11)), polygon(star(random, east, north, 120, 8))] as const;
  });

describe('measurePair of areas', () => {
  test('is symmetric: areas to 1e-5 m², distance to 1e-6 m, relation turned round', () => {
    const turned = { within: 'contains', contains: 'within' } as Record<string, string>;
    fc.assert(
      fc.property(pairOfStars, ([a, b]) => {
        const [one, other] = [measure(a, b), measure(b, a)];
        expect(Math.abs(one.overlapEllipsoidM2 - other.overlapEllipsoidM2)).toBeLessThan(1e-5);
        expect(Math.abs(one.distanceM - other.distanceM)).toBeLessThan(1e-6);
        expect(turned[one.relation] ?? one.relation).toBe(other.relation);
      }),
    );
  });

  test('plane area of a site that lies in the zone and shares its border is that of the site, corners on straight edges too', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 599 }), { maxLength: 8 }), (corners) => {
        // Along a parallel: straight in degrees, bowed in the plane.
        const south = corners.sort((a, b) => a - b).map((east): [number, number] => [east, 0]);
        const site = polygon(ringOf([[0, 0], ...south, [600, 0], [600, 80], [0, 80]]));
        const around = polygon(rectangle(0, 0, 900, 80));
        expect(Math.abs(measure(site, around).overlapPlaneM2 - planeAreaM2(site))).toBeLessThan(1e-3);
        expect(Math.abs(measure(around, site).overlapPlaneM2 - planeAreaM2(site))).toBeLessThan(1e-3);
      }),
    );
  });

  test('overlap and rest add up to the site within 1e-5 m²', () => {
    fc.assert(
      fc.property(pairOfStars, ([a, b]) => {
        const rest = subtract(a, b).reduce((sum, rings) => sum + polygonAreaM2(rings), 0);
        expect(Math.abs(measure(a, b).overlapEllipsoidM2 + rest - areaM2(a))).toBeLessThan(1e-5);
      }),
    );
  });

  test('start vertex, winding and order of parts change nothing beyond 1e-5 m²', () => {
    fc.assert(
      fc.property(pairOfStars, fc.nat(10), ([a, b], shift) => {
        const open = a.coordinates[0]!.slice(0, -1);
        const turned = [...open.slice(shift), ...open.slice(0, shift)].reverse();
        const site = polygon([...turned, turned[0]!]);
        expect(Math.abs(measure(site, b).overlapEllipsoidM2 - measure(a, b).overlapEllipsoidM2)).toBeLessThan(1e-5);
        const far = polygon(rectangle(900, 900, 50, 50));
        const [ab, ba] = [measure(multiPolygon(a, far), b), measure(multiPolygon(far, a), b)];
        expect(ab.overlapEllipsoidM2).toBeCloseTo(ba.overlapEllipsoidM2, 5);
        expect(ab.distanceM).toBeCloseTo(ba.distanceM, 6);
      }),
    );
  });

  test('distance 0 if and only if they meet', () => {
    fc.assert(
      fc.property(pairOfStars, ([a, b]) => {
        const { relation, distanceM } = measure(a, b);
        expect(distanceM === 0).toBe(relation !== 'disjoint' && !(relation === 'touches' && distanceM > 0));
      }),
    );
  });

  test('a site with itself: equals, its own area, as deep as its inscribed circle', () => {
    const facts = measure(zone, zone);
    expect(facts.relation).toBe('equals');
    expect(facts.overlapEllipsoidM2).toBeCloseTo(areaM2(zone), 6);
    expect(facts.penetrationM).toBeCloseTo(50, 0);
  });

  test('a hole is not part of the zone: in it 8 m from its border, filling it, and around it', () => {
    const holed = polygon(rectangle(-100, -100, 400, 300), rectangle(0, 0, 100, 100));
    const inHole = measure(polygon(rectangle(8, 8, 20, 20)), holed);
    expect(inHole.relation).toBe('disjoint');
    expect(inHole.distanceM).toBeCloseTo(8, 1);
    expect(measure(polygon(rectangle(0, 0, 100, 100)), holed).relation).toBe('touches');
    expect(measure(polygon(rectangle(-20, -20, 140, 140)), holed).relation).toBe('overlaps');
  });

  test('a thin tail does not hide a deep place: 3 mm along 400 m with a corner 2 m deep', () => {
    const site = polygon(
      ringOf([
        [0, -50],
        [400, -50],
        [400, 0.003],
        [3, 0.003],
        [3, 2],
        [0, 2],
      ]),
    );
    const facts = measure(site, polygon(rectangle(-100, 0, 600, 300)));
    expect(facts.relation).toBe('overlaps');
    expect(facts.penetrationM).toBeCloseTo(2, 1);
  });

  test('tells feet where they are apart, first on the site', () => {
    const { feet, distanceM } = measure(polygon(rectangle(230, 20, 10, 10)), zone);
    expect(distanceM).toBeCloseTo(30, 1);
    expect(feet![0][0]).toBeGreaterThan(feet![1][0]!);
    expect(measure(polygon(rectangle(150, 20, 100, 10)), zone).feet).toBeNull();
  });

  test('crops long rings without changing the overlap', () => {
    const random = randomFrom(77);
    const giant = polygon(star(random, 3000, 0, 3000, 20_000, 0.02), star(random, 200, 0, 60, 50, 0.2));
    const small = polygon(star(random, 80, 10, 150, 12));
    const cropped = measure(small, giant).overlapEllipsoidM2;
    const rest = subtract(small, giant).reduce((sum, rings) => sum + polygonAreaM2(rings), 0);
    expect(Math.abs(cropped + rest - areaM2(small))).toBeLessThan(1e-4);
  }, 20_000);
});

describe('severing', () => {
  const holed = polygon(rectangle(0, 0, 300, 100), rectangle(120, 30, 40, 40));
  test.each([
    ['a strip across', polygon(rectangle(50, -10, 10, 120)), true],
    ['a strip that ends inside', polygon(rectangle(50, -10, 10, 60)), false],
    ['a corner cut off the end', polygon(rectangle(250, -10, 100, 120)), false],
    ['from the outer border to the hole', polygon(rectangle(135, -10, 10, 60)), false],
    ['through the hole', polygon(rectangle(135, -10, 10, 120)), true],
    ['a ring that leaves an island', polygon(rectangle(20, 20, 60, 60), rectangle(30, 30, 40, 40)), true],
    ['a line across', line([50, -10], [50, 110]), true],
    ['a line that ends inside', line([50, -10], [50, 50]), false],
    ['a line from the border to the hole', line([140, -10], [140, 50]), false],
    ['a line through the hole', line([140, -10], [140, 110]), true],
  ])('%s: %s', (_name, site, severs) => {
    expect(measure(site, holed).severs).toBe(severs);
  });

  test('counts each part of a zone for itself', () => {
    const parts = multiPolygon(polygon(rectangle(0, 0, 40, 100)), polygon(rectangle(60, 0, 40, 100)));
    expect(measure(polygon(rectangle(30, 20, 40, 10)), parts).severs).toBe(false);
    expect(measure(polygon(rectangle(-10, 20, 120, 10)), parts).severs).toBe(true);
  });
});

describe('measurePair of lines and points', () => {
  test('a line through a zone: the length inside, and how deep it goes', () => {
    const facts = measure(line([-50, 50], [250, 50]), zone);
    expect(facts.relation).toBe('overlaps');
    expect(facts.overlapLengthM).toBeCloseTo(200, 0);
    expect(facts.penetrationM).toBeCloseTo(50, 0);
  });

  test('inside: within; along the border: touches with the length of the border it shares; beside: disjoint', () => {
    expect(measure(line([10, 10], [90, 90]), zone).relation).toBe('within');
    const along = measure(line([20, 0], [150, 0]), zone);
    expect([along.relation, along.distanceM]).toEqual(['touches', 0]);
    expect(along.overlapLengthM).toBeCloseTo(130, 0);
    const beside = measure(line([20, -15], [150, -15]), zone);
    expect(beside.relation).toBe('disjoint');
    expect(beside.distanceM).toBeCloseTo(15, 1);
  });

  test('a line zone in a site: contains, or overlaps with its length inside', () => {
    expect(measure(zone, line([10, 10], [90, 90])).relation).toBe('contains');
    const crossing = measure(zone, line([-50, 50], [250, 50]));
    expect(crossing.relation).toBe('overlaps');
    expect(crossing.overlapLengthM).toBeCloseTo(200, 0);
    expect(crossing.penetrationM).toBe(0);
  });

  test('lines: crossing, sharing a stretch, meeting at an end, apart', () => {
    const road = line([0, 0], [100, 0]);
    expect(measure(road, line([50, -10], [50, 10])).relation).toBe('overlaps');
    const shared = measure(road, line([40, 0], [160, 0]));
    expect(shared.relation).toBe('overlaps');
    expect(shared.overlapLengthM).toBeCloseTo(60, 0);
    expect(measure(line([20, 0], [60, 0]), road).relation).toBe('within');
    expect(measure(road, road).relation).toBe('equals');
    expect(measure(road, line([100, 0], [150, 40])).relation).toBe('touches');
    expect(measure(road, line([50, 7], [60, 30])).distanceM).toBeCloseTo(7, 1);
  });

  test('points: in the site, on its border, outside; the nearest of several counts', () => {
    const point = (e: number, n: number): Geometry => ({ type: 'Point', coordinates: place(e, n) });
    expect(measure(zone, point(50, 50)).relation).toBe('contains');
    expect(measure(zone, point(200, 50)).relation).toBe('touches');
    expect(measure(zone, point(230, 50)).distanceM).toBeCloseTo(30, 1);
    const some: Geometry = { type: 'MultiPoint', coordinates: [place(260, 50), place(215, 50)] };
    expect(measure(zone, some).distanceM).toBeCloseTo(15, 1);
  });

  test('a collection is measured member by member', () => {
    const both: Geometry = {
      type: 'GeometryCollection',
      geometries: [polygon(rectangle(300, 0, 10, 10)), line([-50, 50], [20, 50])],
    };
    const facts = measure(both, zone);
    expect(facts.relation).toBe('overlaps');
    expect(facts.distanceM).toBe(0);
    expect(facts.overlapLengthM).toBeCloseTo(20, 0);
  });
});

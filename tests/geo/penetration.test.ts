import type { Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { distanceToEdges, packEdges, toMetres } from '../../src/geo/edges.ts';
import { scaleAt } from '../../src/geo/ellipsoid.ts';
import { isInside } from '../../src/geo/inside.ts';
import { overlapOf } from '../../src/geo/overlay.ts';
import { deepestPoint, isDeeperThan } from '../../src/geo/penetration.ts';
import { CENTRE, place, polygon, randomFrom, rectangle, ringOf, star } from './shapes-for-tests.ts';

/** Greatest distance to a border over a grid of places inside some polygons: a lower bound. */
function sampledDepthM(areas: readonly Position[][][], border: ReturnType<typeof packEdges>, gridM: number): number {
  const scale = scaleAt(CENTRE[1]!);
  const local = toMetres(border, CENTRE, scale);
  let deepest = 0;
  for (let x = -400; x <= 400; x += gridM) {
    for (let y = -400; y <= 400; y += gridM) {
      const depth = distanceToEdges(local, x, y);
      if (depth <= deepest) continue;
      const at = [CENTRE[0]! + x / scale.eastM, CENTRE[1]! + y / scale.northM];
      if (areas.some((rings) => isInside(at, rings))) deepest = depth;
    }
  }
  return deepest;
}

describe('deepestPoint', () => {
  test('is never below a grid search and above it by no more than the grid allows', () => {
    const random = randomFrom(3);
    for (let i = 0; i < 8; i++) {
      const zone = polygon(star(random, 0, 0, 300, 14), star(random, 20, -30, 40, 6));
      const site = polygon(star(random, 100, 50, 200, 9));
      const overlap = overlapOf(site, zone);
      const border = packEdges(zone.coordinates);
      const depthM = deepestPoint({ areas: overlap }, border)!.depthM;
      const sampled = sampledDepthM(overlap, border, 4);
      expect(depthM).toBeGreaterThan(sampled - 0.002);
      expect(depthM).toBeLessThan(sampled + 4 * Math.SQRT1_2 + 0.02);
    }
  });

  test('a strip 300 m long and 20 m wide: 10 m, on the ridge all along', () => {
    const strip = polygon(rectangle(0, 0, 300, 20));
    expect(deepestPoint({ areas: [strip.coordinates] }, packEdges(strip.coordinates))!.depthM).toBeCloseTo(10, 1);
  });

  test('a corner 12 m into a large zone counts from the nearer border', () => {
    const zone = polygon(rectangle(0, 0, 500, 500));
    const site = polygon(rectangle(-100, 100, 112, 50));
    const depthM = deepestPoint({ areas: overlapOf(site, zone) }, packEdges(zone.coordinates))!.depthM;
    expect(depthM).toBeGreaterThan(11.95);
    expect(depthM).toBeLessThan(12.05);
  });

  test('a line is as deep as its deepest place, not its ends', () => {
    const zone = polygon(rectangle(0, 0, 200, 200));
    const line = [place(0.1, 100), place(199.9, 100)];
    expect(deepestPoint({ lines: [line] }, packEdges(zone.coordinates))!.depthM).toBeCloseTo(100, 0);
  });

  test('a border of 30 000 vertices is searched as exactly as a short one', () => {
    const smooth = Array.from({ length: 30_000 }, (_, i): [number, number] => {
      const angle = (2 * Math.PI * i) / 30_000;
      return [500 * Math.cos(angle), 300 * Math.sin(angle)];
    });
    const long = polygon(ringOf(smooth));
    // An ellipse is deepest in the middle, by its short half-axis; a place off the middle by that of the nearest border.
    expect(deepestPoint({ areas: [long.coordinates] }, packEdges(long.coordinates))!.depthM).toBeCloseTo(300, 0);
    const corner = overlapOf(polygon(rectangle(-600, -40, 150, 80)), long);
    const found = deepestPoint({ areas: corner }, packEdges(long.coordinates))!;
    const sampled = sampledDepthM(corner, packEdges(long.coordinates), 5);
    expect(found.depthM).toBeGreaterThan(sampled - 0.01);
  }, 20_000);

  test('whether anything is deeper than a limit: yes just below the depth, no just above', () => {
    const zone = polygon(rectangle(0, 0, 200, 60), rectangle(90, 20, 20, 20));
    const random = randomFrom(12);
    for (let i = 0; i < 20; i++) {
      const site = polygon(star(random, 200 * random(), 60 * random(), 30, 7));
      const areas = overlapOf(site, zone);
      const border = packEdges(zone.coordinates);
      const depth = deepestPoint({ areas }, border);
      if (depth === null) continue;
      expect(isDeeperThan({ areas }, border, depth.depthM - 0.01)).toBe(true);
      expect(isDeeperThan({ areas }, border, depth.depthM + 0.01)).toBe(false);
    }
  });

  test('says nothing where there is no overlap', () => {
    expect(deepestPoint({ areas: [] }, packEdges([rectangle(0, 0, 1, 1)]))).toBeNull();
  });
});

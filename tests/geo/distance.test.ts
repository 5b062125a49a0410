import fc from 'fast-check';
import type { Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { geodesicM, nearestEdges } from '../../src/geo/distance.ts';
import { packEdges } from '../../src/geo/edges.ts';
import { place, randomFrom, rectangle, star } from './shapes-for-tests.ts';

/** Shortest geodesic between two paths by dense sampling and then finer sampling round the best pair. */
function sampledM(a: readonly Position[], b: readonly Position[]): number {
  const edges = (path: readonly Position[]) => path.slice(1).map((to, i) => [path[i]!, to] as const);
  const at = ([from, to]: readonly [Position, Position], t: number): Position => [
    from[0]! + t * (to[0]! - from[0]!),
    from[1]! + t * (to[1]! - from[1]!),
  ];
  let best = Infinity;
  for (const p of edges(a)) {
    for (const q of edges(b)) {
      let [s, t, step] = [0.5, 0.5, 0.25];
      let local = geodesicM(at(p, s), at(q, t));
      while (step > 1e-9) {
        let moved = false;
        for (const [ds, dt] of [
          [step, 0],
          [-step, 0],
          [0, step],
          [0, -step],
          [step, step],
          [-step, -step],
          [step, -step],
          [-step, step],
        ]) {
          const [u, v] = [Math.min(1, Math.max(0, s + ds!)), Math.min(1, Math.max(0, t + dt!))];
          const d = geodesicM(at(p, u), at(q, v));
          if (d < local - 1e-12) [s, t, local, moved] = [u, v, d, true];
        }
        if (!moved) step /= 2;
      }
      best = Math.min(best, local);
    }
  }
  return best;
}

describe('nearestEdges', () => {
  test.each([30, 800, 5000])('is within 1e-4 m of a direct search at about %i m', (apartM) => {
    const random = randomFrom(apartM);
    for (let i = 0; i < 6; i++) {
      const angle = 2 * Math.PI * random();
      const a = star(random, 0, 0, 100, 7);
      const b = star(random, (apartM + 250) * Math.cos(angle), (apartM + 250) * Math.sin(angle), 120, 6);
      const connection = nearestEdges(packEdges([a]), packEdges([b]))!;
      expect(Math.abs(connection.distanceM - sampledM(a, b))).toBeLessThan(1e-4);
      expect(geodesicM(...connection.feet)).toBeCloseTo(connection.distanceM, 9);
    }
  });

  test('finds the foot in the middle of an edge of 45 km', () => {
    const rail = [
      [112.95, 34.79],
      [113.45, 34.81],
    ];
    const site = rectangle(0, 300, 50, 50);
    const connection = nearestEdges(packEdges([site]), packEdges([rail]))!;
    expect(Math.abs(connection.distanceM - sampledM(site, rail))).toBeLessThan(1e-4);
  });

  test('is 0 where borders meet, and the same both ways', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -400, max: 400 }), (seed, shift) => {
        const random = randomFrom(seed);
        const a = packEdges([star(random, 0, 0, 100, 9)]);
        const b = packEdges([star(random, shift, 60, 90, 8)]);
        const [one, other] = [nearestEdges(a, b)!, nearestEdges(b, a)!];
        expect(Math.abs(one.distanceM - other.distanceM)).toBeLessThan(1e-6);
        if (one.distanceM === 0) expect(one.feet[0]).toEqual(one.feet[1]);
      }),
    );
    const corner = place(100, 100);
    expect(nearestEdges(packEdges([[corner]]), packEdges([rectangle(100, 100, 5, 5)]))!.distanceM).toBe(0);
  });

  test('has nothing to say about a geometry without edges', () => {
    expect(nearestEdges(packEdges([]), packEdges([rectangle(0, 0, 1, 1)]))).toBeNull();
  });

  test('copes with two rings of 100 000 vertices', () => {
    const random = randomFrom(9);
    const a = packEdges([star(random, 0, 0, 3000, 100_000, 0.01)]);
    const b = packEdges([star(random, 7000, 0, 3000, 100_000, 0.01)]);
    expect(nearestEdges(a, b)!.distanceM).toBeGreaterThan(990);
  });
});

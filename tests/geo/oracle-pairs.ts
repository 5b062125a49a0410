import type { Geometry } from 'geojson';
import { multiPolygon, place, polygon, randomFrom, rectangle, ringOf, star } from './shapes-for-tests.ts';

export interface OraclePair {
  readonly id: string;
  readonly site: Geometry;
  readonly zone: Geometry;
}

/** Pairs of areas as they fall: stars, some with a hole, some of two parts, at all distances. */
export function randomAreaPairs(count: number): OraclePair[] {
  const random = randomFrom(410106);
  const between = (low: number, high: number) => low + (high - low) * random();
  const shape = (spreadM: number) => {
    const [east, north, radius] = [between(-spreadM, spreadM), between(-spreadM, spreadM), between(20, 220)];
    const outer = star(random, east, north, radius, Math.round(between(4, 40)));
    const kind = random();
    if (kind < 0.25) return polygon(outer, star(random, east, north, radius * 0.35, Math.round(between(3, 12)), 0.3));
    if (kind < 0.45) return multiPolygon(polygon(outer), polygon(star(random, east + 3 * radius, north, radius, 9)));
    return polygon(outer);
  };
  return Array.from({ length: count }, (_, i) => ({
    id: `random ${i}`,
    site: shape(120),
    zone: shape(i % 4 === 0 ? 900 : 160),
  }));
}

/** Pairs that break overlay code: shared and part-shared borders, corners that touch, holes filled exactly, slivers. */
export function nastyAreaPairs(): OraclePair[] {
  const random = randomFrom(7);
  const pairs: OraclePair[] = [];
  const add = (name: string, site: Geometry, zone: Geometry) => {
    pairs.push({ id: `${name} ${pairs.length}`, site, zone });
  };
  for (let i = 0; i < 12; i++) {
    const [e, n, w, h] = [200 * random(), 200 * random(), 40 + 60 * random(), 40 + 60 * random()];
    const base = polygon(rectangle(e, n, w, h));
    add('same', base, base);
    add('shared edge', base, polygon(rectangle(e + w, n, w, h)));
    add('part-shared edge', base, polygon(rectangle(e + w, n + h / 3, w, h)));
    add('shared corner', base, polygon(rectangle(e + w, n + h, w, h)));
    add(
      'corner on edge',
      base,
      polygon(
        ringOf([
          [e + w, n + h / 2],
          [e + w + 50, n],
          [e + w + 50, n + h],
        ]),
      ),
    );
    add('inside along an edge', polygon(rectangle(e, n, w / 2, h / 2)), base);
    add('around', base, polygon(rectangle(e + 5, n + 5, w - 10, h - 10)));
    const holed = polygon(rectangle(e - 50, n - 50, w + 100, h + 100), rectangle(e, n, w, h));
    add('fills the hole', base, holed);
    add('in the hole', polygon(rectangle(e + 5, n + 5, w - 10, h - 10)), holed);
    add('out of the hole', polygon(rectangle(e + 5, n + 5, w + 10, h - 10)), holed);
    add('across the holed', polygon(rectangle(e - 80, n + 10, w + 160, 15)), holed);
    add('sliver 12 mm', polygon(rectangle(e + w - 0.012, n, w, h)), base);
    add('sliver 3 mm', polygon(rectangle(e + w - 0.003, n, w, h)), base);
    add('gap 4 mm', polygon(rectangle(e + w + 0.004, n, w, h)), base);
    add('gap 40 mm', polygon(rectangle(e + w + 0.04, n, w, h)), base);
    const comb = ringOf([
      [e, n],
      [e + 90, n],
      [e + 90, n + 60],
      [e + 70, n + 60],
      [e + 70, n + 15],
      [e + 50, n + 15],
      [e + 50, n + 60],
      [e + 30, n + 60],
      [e + 30, n + 15],
      [e + 15, n + 15],
      [e + 15, n + 60],
      [e, n + 60],
    ]);
    add('across a comb', polygon(rectangle(e - 10, n + 30, 120, 10 + i)), polygon(comb));
    add('on the teeth', polygon(rectangle(e - 10, n + 60, 120, 20)), polygon(comb));
    const needle = polygon(
      ringOf([
        [e, n],
        [e + 300, n + 0.4],
        [e, n + 0.8],
      ]),
    );
    add('needle', needle, base);
    add('turned', polygon(star(random, e, n, 80, 4, 0)), polygon(star(random, e, n, 80, 8, 0)));
    add('far', base, polygon(rectangle(e + 3000 + 200 * i, n - 2000, 500, 30)));
  }
  return pairs;
}

export function linePairs(count: number): OraclePair[] {
  const random = randomFrom(31);
  return Array.from({ length: count }, (_, i) => {
    const path = Array.from({ length: 2 + Math.floor(5 * random()) }, () =>
      place(600 * random() - 300, 600 * random() - 300),
    );
    const outer = star(random, 0, 0, 250, 24);
    const zone = i % 2 === 0 ? polygon(outer, star(random, 0, 0, 60, 8, 0.2)) : polygon(outer);
    return { id: `line ${i}`, site: { type: 'LineString', coordinates: path }, zone };
  });
}

import type { MultiPolygon, Polygon, Position } from 'geojson';

/** A small seeded generator (mulberry32), so that every run sees the same shapes. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const CENTRE: Position = [113.28, 34.8];
const DEG_PER_M_EAST = 1 / 91_560;
const DEG_PER_M_NORTH = 1 / 110_930;

/** Roughly metres east and north of the centre as degrees, to nine decimals like a real file. */
export function place(eastM: number, northM: number): Position {
  const round = (value: number) => Math.round(value * 1e9) / 1e9;
  return [round(CENTRE[0]! + eastM * DEG_PER_M_EAST), round(CENTRE[1]! + northM * DEG_PER_M_NORTH)];
}

export function ringOf(points: readonly (readonly [number, number])[]): Position[] {
  const ring = points.map(([eastM, northM]) => place(eastM, northM));
  return [...ring, ring[0]!];
}

export function rectangle(eastM: number, northM: number, widthM: number, heightM: number): Position[] {
  return ringOf([
    [eastM, northM],
    [eastM + widthM, northM],
    [eastM + widthM, northM + heightM],
    [eastM, northM + heightM],
  ]);
}

/** A star-shaped ring, counter-clockwise; `shake` 0 is a regular polygon. */
export function star(
  random: () => number,
  eastM: number,
  northM: number,
  radiusM: number,
  n: number,
  shake = 0.5,
): Position[] {
  return ringOf(
    Array.from({ length: n }, (_, i) => {
      const r = radiusM * (1 - shake * random());
      const angle = (2 * Math.PI * i) / n;
      return [eastM + r * Math.cos(angle), northM + r * Math.sin(angle)] as const;
    }),
  );
}

export function polygon(...rings: Position[][]): Polygon {
  return { type: 'Polygon', coordinates: rings.map((ring, i) => (i === 0 ? ring : [...ring].reverse())) };
}

export function multiPolygon(...parts: Polygon[]): MultiPolygon {
  return { type: 'MultiPolygon', coordinates: parts.map(({ coordinates }) => coordinates) };
}

import type { Position } from 'geojson';
import type { Bbox } from '../shapes.ts';

/**
 * An integer lattice over lon/lat on which layers and sites are kept: a coordinate is `origin + steps · stepDeg`.
 * Two geometries on one grid have bit-equal coordinates wherever they share a vertex, whatever file they came from,
 * and a coordinate takes four bytes instead of the eight of a double and the forty of a GeoJSON position.
 */
export interface Grid {
  readonly lonDeg: number;
  readonly latDeg: number;
  readonly stepDeg: number;
}

/** Finest step: 2.5e-10° is 0.028 mm north, so rounding moves a vertex by at most 0.02 mm; reaches ±0.53°. */
export const FINEST_STEP_DEG = 2.5e-10;

/** Largest step count that may occur; leaves room below 2³¹ for boxes that are grown before a search. */
const REACH = 2 ** 31 - 2 ** 24;

/**
 * Grid that covers a box, about its centre, with the finest step (doubled as often as the box needs).
 * @param bbox [west, south, east, north], degrees
 * @returns step ≥ 2.5e-10°; a box of 1.06° still has the finest one, a province of 5° has 1.25e-9° … 2e-9° (0.2 mm)
 */
export function gridOver([west, south, east, north]: Bbox): Grid {
  const halfDeg = Math.max(east - west, north - south) / 2;
  let stepDeg = FINEST_STEP_DEG;
  while (halfDeg / stepDeg > REACH) stepDeg *= 2;
  return { lonDeg: (west + east) / 2, latDeg: (south + north) / 2, stepDeg };
}

/** Steps east of the origin, rounded to the grid; outside ±2³¹ the place is not on the grid (`isOnGrid`). */
export function stepsEast(grid: Grid, lonDeg: number): number {
  return Math.round((lonDeg - grid.lonDeg) / grid.stepDeg);
}

/** Steps north of the origin, rounded to the grid. */
export function stepsNorth(grid: Grid, latDeg: number): number {
  return Math.round((latDeg - grid.latDeg) / grid.stepDeg);
}

/** Whether a number of steps can be kept; NaN is not. */
export function isOnGrid(steps: number): boolean {
  return steps >= -REACH && steps <= REACH;
}

/** [lon, lat] degrees of a place given in steps, whole or not. */
export function positionOf(grid: Grid, x: number, y: number): Position {
  return [grid.lonDeg + x * grid.stepDeg, grid.latDeg + y * grid.stepDeg];
}

export function sameGrid(a: Grid, b: Grid): boolean {
  return a === b || (a.lonDeg === b.lonDeg && a.latDeg === b.latDeg && a.stepDeg === b.stepDeg);
}

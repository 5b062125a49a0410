import { SEMI_MAJOR_M, scaleAt } from '../ellipsoid.ts';
import { type ArealFrame, eastFactor } from './areal-frame.ts';
import type { Grid } from './grid.ts';
import type { StepBox } from './packed-layer.ts';

/** A box grown by a distance, metres; the east scale is least at the end farthest from the equator. */
export function grownBox(grid: Grid, frame: ArealFrame, [minX, minY, maxX, maxY]: StepBox, limitM: number): StepBox {
  const north = (limitM * 1.01) / frame.stepNorthM + 1;
  const farLatDeg = Math.max(
    Math.abs(grid.latDeg + (minY - north) * grid.stepDeg),
    Math.abs(grid.latDeg + (maxY + north) * grid.stepDeg),
  );
  const east = farLatDeg < 89 ? (limitM * 1.01) / (scaleAt(farLatDeg).eastM * grid.stepDeg) + 1 : Infinity;
  return [minX - east, minY - north, maxX + east, maxY + north];
}

/**
 * A distance that no two places of two boxes are below, metres on the ground.
 * @param a boxes of four grid coordinates each, of which the `i`-th counts; `b` and `j` likewise
 */
export function leastBetweenM(frame: ArealFrame, a: Int32Array, i: number, b: Int32Array, j: number): number {
  const p = i * 4;
  const q = j * 4;
  const dx = Math.max(0, a[p]! - b[q + 2]!, b[q]! - a[p + 2]!) * frame.stepEastM;
  const dy = Math.max(0, a[p + 1]! - b[q + 3]!, b[q + 1]! - a[p + 3]!) * frame.stepNorthM;
  const south = (Math.min(a[p + 1]!, b[q + 1]!) - frame.originY) * frame.stepNorthM;
  const north = (Math.max(a[p + 3]!, b[q + 3]!) - frame.originY) * frame.stepNorthM;
  const factor = Math.min(eastFactor(frame, south), eastFactor(frame, north));
  const flatM = Math.hypot(dx * Math.max(0, factor), dy * (1 - 1e-5));
  // A chord through the frame is longer than the arc only by what curvature does to 1/8 (d/R)².
  return flatM * (1 - 1e-6 - (flatM / SEMI_MAJOR_M) ** 2);
}

import { scaleAt } from './ellipsoid.ts';
import type { Bbox } from './shapes.ts';

/** A box grown on all sides by a distance, metres, and a little more: no place so near to it is left out. */
export function grownBbox([west, south, east, north]: Bbox, byM: number): Bbox {
  const { eastM, northM } = scaleAt(Math.max(Math.abs(south), Math.abs(north)));
  // A box over a stretch of the ellipsoid: one per cent more than the scale at its edge.
  const [x, y] = [(byM * 1.01) / eastM, (byM * 1.01) / northM];
  return [west - x, south - y, east + x, north + y];
}

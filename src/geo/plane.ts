import type { Position } from 'geojson';
import { keptWhenLong } from './long-paths.ts';
import { toCm114 } from './project.ts';
import { type AreaGeometry, type LineGeometry, linesOf, partsOf, type Rings } from './shapes.ts';

/** Positions as metres east and north of an origin, the first of them unless said, in the plane of EPSG:4547. */
export function toPlane(path: readonly Position[], origin = path[0]): [number, number][] {
  if (!origin) return [];
  const { eastM, northM } = toCm114(origin);
  return path.map(toCm114).map((p) => [p.eastM - eastM, p.northM - northM]);
}

/** Shoelace formula from a local origin: full northings would cost a few hundredths of a square metre. */
const ringAreaM2 = keptWhenLong((ring): number => {
  const points = toPlane(ring);
  let twice = 0;
  for (let i = 0, j = points.length - 1; i < points.length; j = i++) {
    twice += points[j]![0] * points[i]![1] - points[i]![0] * points[j]![1];
  }
  return Math.abs(twice) / 2;
});

function polygonPlaneAreaM2(rings: Rings): number {
  const [outer, ...holes] = rings.map(ringAreaM2);
  return holes.reduce((area, hole) => area - hole, outer ?? 0);
}

/** Area in the EPSG:4547 plane, vertices joined by straight lines of the plane; what a Chinese survey sheet states. */
export function planeAreaM2(geometry: AreaGeometry): number {
  return partsOf(geometry).reduce((sum, rings) => sum + polygonPlaneAreaM2(rings), 0);
}

/** Length in the EPSG:4547 plane, metres. */
export function planeLengthM(geometry: LineGeometry): number {
  let sum = 0;
  for (const line of linesOf(geometry)) {
    const points = toPlane(line);
    for (let i = 1; i < points.length; i++) {
      sum += Math.hypot(points[i]![0] - points[i - 1]![0], points[i]![1] - points[i - 1]![1]);
    }
  }
  return sum;
}

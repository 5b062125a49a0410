import type { Position } from 'geojson';
import { scaleAt } from './ellipsoid.ts';
import { keptWhenLong } from './long-paths.ts';
import { type PlainGeometry, pathsOf } from './shapes.ts';

/** Three-point Gauss–Legendre on [0, 1]. */
const AT = [0.1127016653792583, 0.5, 0.8872983346207417];
const WEIGHT = [5 / 18, 8 / 18, 5 / 18];

/**
 * Length on the ellipsoid of an edge that is straight in lon/lat: ∫ √(M²φ′² + N²cos²φ λ′²) dt. It exceeds the geodesic
 * between its ends by about s³tan²φ/24R², 0.01 mm at 3 km.
 * @returns metres
 */
export function edgeLengthM(from: Position, to: Position): number {
  const dLon = to[0]! - from[0]!;
  const dLat = to[1]! - from[1]!;
  let sum = 0;
  for (let k = 0; k < 3; k++) {
    const scale = scaleAt(from[1]! + dLat * AT[k]!);
    sum += WEIGHT[k]! * Math.hypot(scale.eastM * dLon, scale.northM * dLat);
  }
  return sum;
}

/** Length of a path along its edges, metres on the ellipsoid. */
export const pathLengthM = keptWhenLong((path): number => {
  let sum = 0;
  for (let i = 1; i < path.length; i++) sum += edgeLengthM(path[i - 1]!, path[i]!);
  return sum;
});

/** Length of a line, or of all rings of an area, metres on the ellipsoid. */
export function lengthM(geometry: PlainGeometry): number {
  return pathsOf(geometry).reduce((sum, path) => sum + pathLengthM(path), 0);
}

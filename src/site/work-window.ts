import type { Position } from 'geojson';
import type { Bbox } from '../geo/shapes.ts';

/**
 * Where sites are expected: the district with its exclave and its surroundings, degrees. A reading of a file that falls
 * outside of it is not believed.
 */
export const WORK_WINDOW: Bbox = [112.95, 34.55, 113.45, 34.95];

export function isInWindow([lon, lat]: Position): boolean {
  return lon! >= WORK_WINDOW[0] && lat! >= WORK_WINDOW[1] && lon! <= WORK_WINDOW[2] && lat! <= WORK_WINDOW[3];
}

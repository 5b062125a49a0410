import { booleanPointInPolygon } from '@turf/turf';
import type { Position } from 'geojson';
import type { Rings } from './shapes.ts';

/** Whether a position lies inside a polygon, holes taken out; its border counts as outside unless asked for. Robust. */
export function isInside(position: Position, rings: Rings, border?: 'with_border'): boolean {
  const ignoreBoundary = border !== 'with_border';
  return booleanPointInPolygon(position, { type: 'Polygon', coordinates: rings }, { ignoreBoundary });
}

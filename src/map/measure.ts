import type { Position } from 'geojson';
import { areaM2 } from '../geo/area.ts';
import { pathLengthM } from '../geo/length.ts';
import { planeAreaM2, planeLengthM } from '../geo/plane.ts';
import type { AreaGeometry } from '../geo/shapes.ts';
import { checkGeometry } from '../geo/validity.ts';

/** What a measured path comes to; both on the ellipsoid and in the EPSG:4547 plane. */
export interface Measured {
  readonly lengthM: number;
  readonly planeLengthM: number;
  /** Of the path closed; null for fewer than three points, or where it crosses itself and encloses no one area. */
  readonly area: { readonly areaM2: number; readonly planeAreaM2: number } | null;
}

/** Length of a path and the area it encloses. */
export function measurePath(points: readonly Position[]): Measured {
  const coordinates = [...points];
  const lengthM = points.length > 1 ? pathLengthM(coordinates) : 0;
  const planeM = points.length > 1 ? planeLengthM({ type: 'LineString', coordinates }) : 0;
  return { lengthM, planeLengthM: planeM, area: areaOfClosed(points) };
}

function areaOfClosed(points: readonly Position[]): Measured['area'] {
  const [first] = points;
  if (first === undefined || points.length < 3) return null;
  const closed: AreaGeometry = { type: 'Polygon', coordinates: [[...points, first]] };
  return checkGeometry(closed).length > 0 ? null : { areaM2: areaM2(closed), planeAreaM2: planeAreaM2(closed) };
}

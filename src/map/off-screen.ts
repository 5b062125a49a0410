import type { Position } from 'geojson';
import { RAD, scaleAt } from '../geo/ellipsoid.ts';
import { bboxesMeet, bboxOfPaths, partsOf } from '../geo/shapes.ts';
import type { Bounds, District } from './map-props.ts';

/** A part of the district that is out of sight while another is in it. */
export interface OffScreenPart {
  readonly index: number;
  readonly bounds: Bounds;
  readonly distanceM: number;
  /** Clockwise from east on the screen, degrees: 180 = to the left. */
  readonly screenAngleDeg: number;
}

function sizeOf([west, south, east, north]: Bounds): number {
  return (east - west) * (north - south);
}

/** Bounds of each part of the district, in order. */
function partBounds({ geometry }: District): readonly Bounds[] {
  return partsOf(geometry).map(bboxOfPaths);
}

/** Bounds of the largest part: what "the district" means to the eye. */
export function mainBounds(district: District): Bounds {
  return partBounds(district).reduce((best, bounds) => (sizeOf(bounds) > sizeOf(best) ? bounds : best));
}

/** Parts of the district to be announced at the edge of the map; none while the district itself is out of sight. */
export function offScreenParts(district: District, view: Bounds, centre: Position): readonly OffScreenPart[] {
  const all = partBounds(district);
  if (!all.some((bounds) => bboxesMeet(bounds, view))) return [];
  const [lon0 = 0, lat0 = 0] = centre;
  const scale = scaleAt(lat0);
  const main = mainBounds(district);
  return all.flatMap((bounds, index) => {
    if (bounds === main || sizeOf(bounds) === sizeOf(main) || bboxesMeet(bounds, view)) return [];
    const eastM = ((bounds[0] + bounds[2]) / 2 - lon0) * scale.eastM;
    const northM = ((bounds[1] + bounds[3]) / 2 - lat0) * scale.northM;
    return [
      {
        index,
        bounds,
        distanceM: Math.hypot(eastM, northM),
        screenAngleDeg: Math.atan2(-northM, eastM) / RAD,
      },
    ];
  });
}

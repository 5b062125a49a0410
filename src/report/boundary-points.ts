import type { Geometry, Position } from 'geojson';
import { flatten, isArea, pathsOf } from '../geo/shapes.ts';
import type { ScreeningRecord } from '../record/record.ts';

/** A boundary point with the name it has in table and map. */
export interface BoundaryPoint {
  readonly name: string;
  readonly position: Position;
  /** Parcel and ring from 1. */
  readonly parcel: number;
  readonly ring: number;
}

/** All boundary points of a record's site, numbered through; the closing point of a ring is left out. */
export function boundaryPoints({ site }: ScreeningRecord): BoundaryPoint[] {
  const points: Omit<BoundaryPoint, 'name'>[] = [];
  site.parcels.forEach(({ geometry }, parcel) => {
    flatten(geometry as Geometry).forEach((plain) => {
      pathsOf(plain).forEach((path, ring) => {
        const own = isArea(plain) ? path.slice(0, -1) : path;
        points.push(...own.map((position) => ({ position, parcel: parcel + 1, ring: ring + 1 })));
      });
    });
  });
  return points.map((point, index) => ({ ...point, name: `J${index + 1}` }));
}

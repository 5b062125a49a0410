import type { Position } from 'geojson';
import { fromWorldPlane } from '../geo/world-plane.ts';
import type { RawSite } from './formats/format.ts';
import { densified, mapPaths } from './place-parcels.ts';

/** What degrees read from such a plane are declared as. */
const DEGREES_EPSG = 4326;

/**
 * A site whose file, or a person, names UTM or Web Mercator, in degrees, with `convertedFrom` saying from what; any other
 * site as it is. Edges straight in the plane get points where that makes a difference.
 */
export function fromNamedWorldPlane(raw: RawSite, chosenEpsg?: number): RawSite {
  const epsg = chosenEpsg ?? raw.declaredEpsg;
  const toLonLat = epsg === undefined ? null : fromWorldPlane(epsg);
  if (epsg === undefined || toLonLat === null) return raw;
  const path = (positions: readonly Position[]) => densified(positions).map(([x, y]) => toLonLat(x!, y!));
  return {
    ...raw,
    parcels: raw.parcels.map((parcel) => ({ ...parcel, geometry: mapPaths(parcel.geometry, path) })),
    declaredEpsg: DEGREES_EPSG,
    convertedFrom: epsg,
  };
}

import type { Position } from 'geojson';
import proj4 from 'proj4';
import { findCrs } from './crs.ts';

/** What EPSG:4490 is to proj4. Longitudes and latitudes in degrees, in that order. */
const GEOGRAPHIC = '+proj=longlat +a=6378137 +rf=298.257222101 +no_defs';

/** Gauss–Krüger on the CGCS2000 ellipsoid, scale 1 on the central meridian. */
function transverseMercator(centralMeridianDeg: number, falseEastM: number): string {
  return `+proj=tmerc +lat_0=0 +lon_0=${centralMeridianDeg} +k=1 +x_0=${falseEastM} +y_0=0 +a=6378137 +rf=298.257222101 +units=m +no_defs`;
}

const cm114 = proj4(GEOGRAPHIC, transverseMercator(114, 500_000));

export interface PlanePoint {
  readonly northM: number;
  readonly eastM: number;
}

/** [lon, lat] degrees to EPSG:4547 (CGCS2000 / 3-degree Gauss–Kruger CM 114E), metres; good to 0.1 mm within 3°. */
export function toCm114(position: Position): PlanePoint {
  const [eastM, northM] = cm114.forward([position[0]!, position[1]!]) as [number, number];
  return { northM, eastM };
}

/** EPSG:4547 to [lon, lat] degrees. Survey tables write north first; here both are named. */
export function fromCm114(point: PlanePoint): Position {
  return cm114.inverse([point.eastM, point.northM]) as [number, number];
}

/** Turns coordinates of a named system into [lon, lat] degrees, or the other way round. */
export type Conversion = (eastOrLon: number, northOrLat: number) => Position;

/**
 * Converter from a system of `crs.ts`; null for a code that is not there. A system on another datum (1954, 1980) is
 * treated as if its numbers were CGCS2000, since there is no public transformation: the caller must say so.
 */
export function toLonLatFrom(epsg: number): Conversion | null {
  const crs = findCrs(epsg);
  if (crs === null) return null;
  if (crs.kind === 'geographic') return (lon, lat) => [lon, lat];
  const converter = proj4(GEOGRAPHIC, transverseMercator(crs.centralMeridianDeg, crs.falseEastM));
  return (eastM, northM) => converter.inverse([eastM, northM]) as [number, number];
}

/**
 * The way back: [lon, lat] degrees to [east, north] metres of a system of `crs.ts`, or as they are for one in degrees;
 * null for a code that is not there. The datum is left alone, as in `toLonLatFrom`.
 */
export function fromLonLatTo(epsg: number): Conversion | null {
  const crs = findCrs(epsg);
  if (crs === null) return null;
  if (crs.kind === 'geographic') return (lon, lat) => [lon, lat];
  const converter = proj4(GEOGRAPHIC, transverseMercator(crs.centralMeridianDeg, crs.falseEastM));
  return (lon, lat) => converter.forward([lon, lat]) as [number, number];
}

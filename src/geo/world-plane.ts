import proj4 from 'proj4';
import type { Conversion } from './project.ts';

/** UTM on WGS 84, northern zones that cover China (EPSG:32643 … 32653). */
const UTM_ZONES = [43, 53] as const;
const WGS84 = '+proj=longlat +a=6378137 +rf=298.257223563 +no_defs';

function planeOf(epsg: number): string | null {
  // EPSG:3857 projects ellipsoidal degrees as if they were on a sphere (IOGP guidance note 7-2, method 1024).
  if (epsg === 3857 || epsg === 900913) return '+proj=merc +a=6378137 +b=6378137 +units=m +no_defs';
  const zone = epsg - 32600;
  if (zone < UTM_ZONES[0] || zone > UTM_ZONES[1]) return null;
  return `+proj=tmerc +lat_0=0 +lon_0=${6 * zone - 183} +k=0.9996 +x_0=500000 +y_0=0 +a=6378137 +rf=298.257223563 +units=m +no_defs`;
}

/**
 * Converter from a plane of web maps (EPSG:3857) or of world-wide data sets (UTM) to degrees; null for other codes. These
 * are read where a file names them, and never guessed: their numbers look like those of a Gauss–Krüger zone.
 */
export function fromWorldPlane(epsg: number): Conversion | null {
  const plane = planeOf(epsg);
  if (plane === null) return null;
  const converter = proj4(WGS84, plane);
  return (eastM, northM) => converter.inverse([eastM, northM]) as [number, number];
}

import { cgcs2000Epsg, findCrs, gaussKrugerEpsg } from '../geo/crs.ts';
import type { DeclaredSystem } from './formats/format.ts';
import type { CrsReading } from './guess-crs.ts';

/** What an EPSG code declares; null for a code that is not known. */
export function systemOfEpsg(epsg: number): DeclaredSystem | null {
  const crs = findCrs(epsg);
  if (crs === null) return null;
  const { datum, kind } = crs;
  if (kind === 'geographic') return { datum, kind };
  const { zoneWidthDeg, centralMeridianDeg, falseEastM } = crs;
  return { datum, kind, zoneWidthDeg, centralMeridianDeg, falseEastM };
}

/** Whether a reading of the numbers is one the declaration allows. The zone number in front may be left out or added. */
export function agrees(reading: CrsReading, declared: DeclaredSystem): boolean {
  const crs = findCrs(reading.epsg);
  if (crs === null || reading.transform === 'drop_zone_prefix') return false;
  if (declared.kind !== undefined && declared.kind !== crs.kind) return false;
  if (crs.kind === 'geographic') return true;
  const meridian = declared.centralMeridianDeg;
  if (meridian !== undefined) return meridian === crs.centralMeridianDeg;
  if (declared.zoneWidthDeg === undefined) return true;
  return crs.falseEastM > 1_000_000
    ? crs.zoneWidthDeg === declared.zoneWidthDeg
    : cgcs2000Epsg(declared.zoneWidthDeg, crs.centralMeridianDeg, false) !== null;
}

/** The code for a reading in the terms of the declaration: its datum and zone width, or the very code it named. */
export function codeFor(reading: CrsReading, declared: DeclaredSystem, declaredEpsg?: number): number {
  const crs = findCrs(reading.epsg)!;
  const datum = declared.datum === undefined || declared.datum === 'local' ? 'cgcs2000' : declared.datum;
  const named = declaredEpsg === undefined ? null : findCrs(declaredEpsg);
  if (crs.kind === 'geographic') {
    if (named?.kind === 'geographic') return named.epsg;
    return datum === 'xian1980' ? 4610 : datum === 'beijing1954' ? 4214 : reading.epsg;
  }
  const prefixed = crs.falseEastM > 1_000_000;
  if (named?.kind === 'gauss_kruger' && named.falseEastM === crs.falseEastM) return named.epsg;
  const width = prefixed ? crs.zoneWidthDeg : (declared.zoneWidthDeg ?? crs.zoneWidthDeg);
  return gaussKrugerEpsg(datum, width, crs.centralMeridianDeg, prefixed) ?? reading.epsg;
}

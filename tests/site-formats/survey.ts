import proj4 from 'proj4';
import { type ImportOptions, type Inspection, importSite } from '../../src/site/import-site.ts';

/** [north, east] of a rectangle of 100 m by 80 m in EPSG:4547, near 113.287° E 34.794° N; 8000 m² in that plane. */
export const RECTANGLE: readonly (readonly [number, number])[] = [
  [3852000, 434800],
  [3852000, 434900],
  [3852080, 434900],
  [3852080, 434800],
];

/** A square of 20 m inside of it, 400 m². */
export const HOLE: readonly (readonly [number, number])[] = [
  [3852030, 434840],
  [3852050, 434840],
  [3852050, 434860],
  [3852030, 434860],
];

const ELLIPSOID = '+a=6378137 +rf=298.257222101 +no_defs';

/** The same corner in another Gauss–Krüger plane, [north, east]. */
export function inPlane(
  [northM, eastM]: readonly [number, number],
  meridianDeg: number,
  falseEastM = 500_000,
): [number, number] {
  const from = `+proj=tmerc +lon_0=114 +x_0=500000 ${ELLIPSOID}`;
  const to = `+proj=tmerc +lon_0=${meridianDeg} +x_0=${falseEastM} ${ELLIPSOID}`;
  const [east, north] = proj4(from, to, [eastM, northM]) as [number, number];
  return [north, east];
}

/** The same corner in degrees, [lon, lat]. */
export function inDegrees([northM, eastM]: readonly [number, number]): [number, number] {
  return proj4(`+proj=tmerc +lon_0=114 +x_0=500000 ${ELLIPSOID}`, `+proj=longlat ${ELLIPSOID}`, [eastM, northM]) as [
    number,
    number,
  ];
}

/** 113°17′12.3456″. */
export function asDms(value: number): string {
  const seconds = Math.round(value * 3600 * 1e4) / 1e4;
  const [d, m] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  return `${d}°${m}′${(seconds - d * 3600 - m * 60).toFixed(4)}″`;
}

/** 113.17123456. */
export function asPacked(value: number): string {
  const seconds = Math.round(value * 3600 * 1e4) / 1e4;
  const [d, m] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  const s = (seconds - d * 3600 - m * 60).toFixed(4).replace('.', '').padStart(6, '0');
  return `${d}.${String(m).padStart(2, '0')}${s}`;
}

function textFile(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export async function inspect(
  name: string,
  content: string | Uint8Array,
  options: ImportOptions = {},
): Promise<Inspection> {
  return importSite(name, typeof content === 'string' ? textFile(content) : content, options);
}

/** Codes of the warnings and of the error, sorted. */
export function codesOf({ warnings, error }: Inspection): string[] {
  return [...warnings, ...(error ? [error] : [])].map(({ code }) => code).sort();
}

export function planeAreaM2(inspection: Inspection): number {
  return inspection.parcels.reduce((sum, { areaPlaneM2 }) => sum + areaPlaneM2, 0);
}

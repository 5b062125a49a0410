export type Datum = 'cgcs2000' | 'xian1980' | 'beijing1954';

/** A coordinate reference system a Chinese survey file may be in. */
export type Crs =
  | { readonly epsg: number; readonly kind: 'geographic'; readonly datum: Datum }
  | {
      readonly epsg: number;
      readonly kind: 'gauss_kruger';
      readonly datum: Datum;
      readonly zoneWidthDeg: 3 | 6;
      readonly centralMeridianDeg: number;
      /** 500 000 m, with the zone number in front (38 500 000) where the code has one. */
      readonly falseEastM: number;
    };

/**
 * Runs of consecutive EPSG codes, one per zone. `prefixed`: eastings carry the zone number; zone z has its meridian at
 * 3z° (3-degree) or 6z − 3° (6-degree). Source: EPSG dataset, "CGCS2000", "Xian 1980", "Beijing 1954" Gauss–Kruger.
 */
const RUNS: readonly {
  first: number;
  zones: readonly [number, number];
  width: 3 | 6;
  prefixed: boolean;
  datum: Datum;
}[] = [
  { first: 4491, zones: [13, 23], width: 6, prefixed: true, datum: 'cgcs2000' },
  { first: 4502, zones: [13, 23], width: 6, prefixed: false, datum: 'cgcs2000' },
  { first: 4513, zones: [25, 45], width: 3, prefixed: true, datum: 'cgcs2000' },
  { first: 4534, zones: [25, 45], width: 3, prefixed: false, datum: 'cgcs2000' },
  { first: 2327, zones: [13, 23], width: 6, prefixed: true, datum: 'xian1980' },
  { first: 2338, zones: [13, 23], width: 6, prefixed: false, datum: 'xian1980' },
  { first: 2349, zones: [25, 45], width: 3, prefixed: true, datum: 'xian1980' },
  { first: 2370, zones: [25, 45], width: 3, prefixed: false, datum: 'xian1980' },
  { first: 21413, zones: [13, 23], width: 6, prefixed: true, datum: 'beijing1954' },
  { first: 21453, zones: [13, 23], width: 6, prefixed: false, datum: 'beijing1954' },
  { first: 2401, zones: [25, 45], width: 3, prefixed: true, datum: 'beijing1954' },
  { first: 2422, zones: [25, 45], width: 3, prefixed: false, datum: 'beijing1954' },
];

const GEOGRAPHIC: Readonly<Record<number, Datum>> = {
  4490: 'cgcs2000',
  4480: 'cgcs2000',
  4326: 'cgcs2000',
  4979: 'cgcs2000',
  4610: 'xian1980',
  4214: 'beijing1954',
};

/** The system behind an EPSG code; WGS 84 counts as CGCS2000 (they agree to centimetres). Null for codes not known. */
export function findCrs(epsg: number): Crs | null {
  const datum = GEOGRAPHIC[epsg];
  if (datum !== undefined) return { epsg, kind: 'geographic', datum };
  for (const run of RUNS) {
    const zone = run.zones[0] + epsg - run.first;
    if (epsg < run.first || zone > run.zones[1]) continue;
    return {
      epsg,
      kind: 'gauss_kruger',
      datum: run.datum,
      zoneWidthDeg: run.width,
      centralMeridianDeg: run.width === 3 ? 3 * zone : 6 * zone - 3,
      falseEastM: 500_000 + (run.prefixed ? zone * 1_000_000 : 0),
    };
  }
  return null;
}

/** EPSG code of a Gauss–Krüger system by datum, zone width, meridian and whether eastings carry the zone number. */
export function gaussKrugerEpsg(
  datum: Datum,
  zoneWidthDeg: 3 | 6,
  centralMeridianDeg: number,
  prefixed: boolean,
): number | null {
  const zone = zoneWidthDeg === 3 ? centralMeridianDeg / 3 : (centralMeridianDeg + 3) / 6;
  const run = RUNS.find((r) => r.datum === datum && r.width === zoneWidthDeg && r.prefixed === prefixed);
  if (run === undefined || !Number.isInteger(zone) || zone < run.zones[0] || zone > run.zones[1]) return null;
  return run.first + zone - run.zones[0];
}

/** EPSG code of a CGCS2000 Gauss–Krüger system by zone width, meridian and whether eastings carry the zone number. */
export function cgcs2000Epsg(zoneWidthDeg: 3 | 6, centralMeridianDeg: number, prefixed: boolean): number | null {
  return gaussKrugerEpsg('cgcs2000', zoneWidthDeg, centralMeridianDeg, prefixed);
}

import type { Position } from 'geojson';
import { cgcs2000Epsg, findCrs } from '../geo/crs.ts';
import { type Conversion, toLonLatFrom } from '../geo/project.ts';
import type { Bbox } from '../geo/shapes.ts';
import { unpackDms } from './dms.ts';
import { fromBd09, fromGcj02 } from './gcj02.ts';
import { isInWindow, WORK_WINDOW } from './work-window.ts';

export type AxisOrder = 'east_first' | 'north_first';
/** What is done to the numbers besides projecting them. `drop_zone_prefix`: a zone number that does not belong. */
export type NumberTransform = 'packed_dms' | 'gcj02' | 'bd09' | 'drop_zone_prefix';

/** One way to understand the numbers of a file. */
export interface CrsReading {
  readonly epsg: number;
  readonly order: AxisOrder;
  readonly transform: NumberTransform | null;
  readonly toLonLat: Conversion;
  /** Middle of the site under this reading. */
  readonly centre: Position;
  /** `all` of the site in the work window, `part` of it, or `none`. */
  readonly inWindow: 'all' | 'part' | 'none';
}

/** Meridians whose zones a site of this district may have been computed in: its own and both neighbours. */
const LIKELY_MERIDIANS_DEG = [114, 111, 117];
/** Northings of China lie between these, and eastings without a zone number, metres. */
const NORTHING_M = [1_800_000, 6_100_000] as const;
const EASTING_M = [100_000, 900_000] as const;

/** Reads the box of a file's numbers (first and second number of a position) in one system and order. */
export function readAs(
  epsg: number,
  box: Bbox,
  order: AxisOrder,
  transform: NumberTransform | null = null,
): CrsReading | null {
  const zonePrefix = Math.floor(box[order === 'east_first' ? 0 : 1] / 1_000_000) * 1_000_000;
  const convert = converter(epsg, transform, zonePrefix);
  if (convert === null || !fits(epsg, box, order, transform === 'drop_zone_prefix' ? zonePrefix : 0)) return null;
  const toLonLat: Conversion = order === 'east_first' ? convert : (first, second) => convert(second, first);
  const corners = [
    [box[0], box[1]],
    [box[2], box[1]],
    [box[2], box[3]],
    [box[0], box[3]],
  ].map(([first, second]) => toLonLat(first!, second!));
  const inside = corners.filter(isInWindow).length;
  return {
    epsg,
    order,
    transform,
    toLonLat,
    centre: [0, 1].map((axis) => (corners[0]![axis]! + corners[2]![axis]!) / 2),
    inWindow: inside === 4 ? 'all' : inside > 0 || surroundsWindow(corners) ? 'part' : 'none',
  };
}

function converter(epsg: number, transform: NumberTransform | null, zonePrefix: number): Conversion | null {
  const plain = toLonLatFrom(epsg);
  switch (transform) {
    case 'packed_dms':
      return (lon, lat) => [unpackDms(lon), unpackDms(lat)];
    case 'gcj02':
      return (lon, lat) => fromGcj02([lon, lat]);
    case 'bd09':
      return (lon, lat) => fromBd09([lon, lat]);
    case 'drop_zone_prefix':
      return plain && ((east, north) => plain(east - zonePrefix, north));
    case null:
      return plain;
  }
}

function surroundsWindow(corners: readonly Position[]): boolean {
  const lons = corners.map(([lon]) => lon!);
  const lats = corners.map(([, lat]) => lat!);
  return (
    Math.min(...lons) <= WORK_WINDOW[2] &&
    Math.max(...lons) >= WORK_WINDOW[0] &&
    Math.min(...lats) <= WORK_WINDOW[3] &&
    Math.max(...lats) >= WORK_WINDOW[1]
  );
}

/** Whether numbers can be coordinates of a system at all; a projection gives some answer for any number. */
function fits(epsg: number, box: Bbox, order: AxisOrder, dropped: number): boolean {
  const crs = findCrs(epsg);
  const [west, south, east, north] = order === 'east_first' ? box : [box[1], box[0], box[3], box[2]];
  if (crs?.kind === 'geographic') return west >= -180 && east <= 180 && south >= -90 && north <= 90;
  if (crs === null) return false;
  const offset = crs.falseEastM - 500_000 + dropped;
  return west - offset > EASTING_M[0] && east - offset < EASTING_M[1] && south > NORTHING_M[0] && north < NORTHING_M[1];
}

/** What `readingsByRange` has to know besides the range of the numbers. */
export interface ReadingLimits {
  readonly formatOrder: AxisOrder;
  /** Degrees may be ddd.mmssss, must be, or cannot. */
  readonly packed: 'yes' | 'maybe' | 'no';
  readonly shift: 'gcj02' | 'bd09' | null;
  /** A meridian that is declared, where it is not one of the likely ones. */
  readonly meridianDeg: number | undefined;
}

/**
 * Every reading the range of the numbers leaves open, the format's own axis order first: degrees; Gauss–Krüger with the
 * zone number in the easting (two digits in front, 13–23 for 6-degree zones, 25–45 for 3-degree ones); Gauss–Krüger
 * without it, in the likely zones; the same with a zone number that does not belong there. CGCS2000 only: no number
 * tells 1954 or 1980 from it.
 */
export function readingsByRange(box: Bbox, limits: ReadingLimits): CrsReading[] {
  const { formatOrder, packed, shift, meridianDeg } = limits;
  const other: AxisOrder = formatOrder === 'east_first' ? 'north_first' : 'east_first';
  const meridians = [...new Set([...LIKELY_MERIDIANS_DEG, ...(meridianDeg === undefined ? [] : [meridianDeg])])];
  return [formatOrder, other].flatMap((order) => {
    const read = (epsg: number | null, transform: NumberTransform | null = null) =>
      epsg === null ? null : readAs(epsg, box, order, transform);
    const zone = Math.floor(box[order === 'east_first' ? 0 : 1] / 1_000_000);
    const prefixed = zone >= 25 ? cgcs2000Epsg(3, 3 * zone, true) : cgcs2000Epsg(6, 6 * zone - 3, true);
    const ownMeridian = zone >= 25 ? 3 * zone : 6 * zone - 3;
    const unprefixed = meridians.map((meridian) => cgcs2000Epsg(3, meridian, false));
    const misprefixed = LIKELY_MERIDIANS_DEG.filter((meridian) => zone > 0 && meridian !== ownMeridian).map(
      (meridian) => cgcs2000Epsg(3, meridian, false),
    );
    return [
      packed === 'yes' ? null : read(4490, shift),
      packed === 'no' ? null : read(4490, 'packed_dms'),
      read(prefixed),
      ...unprefixed.map((epsg) => read(epsg)),
      ...misprefixed.map((epsg) => read(epsg, 'drop_zone_prefix')),
    ].filter((reading) => reading !== null);
  });
}

/** Whether numbers are a plane's but too small to carry a place: a town's own grid, or drawing units. */
export function looksLocal(box: Bbox): boolean {
  return Math.max(...box.map(Math.abs)) < NORTHING_M[0] && Math.max(...box.map(Math.abs)) > 180;
}

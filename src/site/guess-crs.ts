import type { Position } from 'geojson';
import { cgcs2000Epsg, findCrs } from '../geo/crs.ts';
import { type ToLonLat, toLonLatFrom } from '../geo/project.ts';
import type { Bbox } from '../geo/shapes.ts';
import { isInWindow, WORK_WINDOW } from './work-window.ts';

export type AxisOrder = 'east_first' | 'north_first';

/** One way to understand the numbers of a file. */
export interface CrsReading {
  readonly epsg: number;
  /** The two numbers of a position stand in the other order than the format says. */
  readonly swapped: boolean;
  readonly toLonLat: ToLonLat;
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
export function readAs(epsg: number, box: Bbox, order: AxisOrder, formatOrder: AxisOrder): CrsReading | null {
  const convert = toLonLatFrom(epsg);
  if (convert === null || !fits(epsg, box, order)) return null;
  const toLonLat: ToLonLat = order === 'east_first' ? convert : (first, second) => convert(second, first);
  const corners = [
    [box[0], box[1]],
    [box[2], box[1]],
    [box[2], box[3]],
    [box[0], box[3]],
  ].map(([first, second]) => toLonLat(first!, second!));
  const inside = corners.filter(isInWindow).length;
  return {
    epsg,
    swapped: order !== formatOrder,
    toLonLat,
    centre: toLonLat((box[0] + box[2]) / 2, (box[1] + box[3]) / 2),
    inWindow: inside === 4 ? 'all' : inside > 0 || surroundsWindow(corners) ? 'part' : 'none',
  };
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
function fits(epsg: number, box: Bbox, order: AxisOrder): boolean {
  const crs = findCrs(epsg);
  const [west, south, east, north] = order === 'east_first' ? box : [box[1], box[0], box[3], box[2]];
  if (crs?.kind === 'geographic') return west >= -180 && east <= 180 && south >= -90 && north <= 90;
  if (crs === null) return false;
  const offset = crs.falseEastM - 500_000;
  return west - offset > EASTING_M[0] && east - offset < EASTING_M[1] && south > NORTHING_M[0] && north < NORTHING_M[1];
}

/**
 * Every reading the range of the numbers leaves open, the format's own axis order first: degrees; Gauss–Krüger with the
 * zone number in the easting (two digits in front, 13–23 for 6-degree zones, 25–45 for 3-degree ones); Gauss–Krüger
 * without it, in the likely zones. CGCS2000 only: no number tells 1954 or 1980 from it.
 */
export function readingsByRange(box: Bbox, formatOrder: AxisOrder): CrsReading[] {
  const orders: AxisOrder[] =
    formatOrder === 'east_first' ? ['east_first', 'north_first'] : ['north_first', 'east_first'];
  return orders.flatMap((order) => {
    const zone = Math.floor(box[order === 'east_first' ? 0 : 1] / 1_000_000);
    const codes = [
      4490,
      zone >= 25 ? cgcs2000Epsg(3, 3 * zone, true) : cgcs2000Epsg(6, 6 * zone - 3, true),
      ...LIKELY_MERIDIANS_DEG.map((meridian) => cgcs2000Epsg(3, meridian, false)),
    ];
    return codes.flatMap((epsg) => (epsg === null ? [] : (readAs(epsg, box, order, formatOrder) ?? [])));
  });
}

/** Whether numbers are a plane's but too small to carry a place: a town's own grid, or drawing units. */
export function looksLocal(box: Bbox): boolean {
  return Math.max(...box.map(Math.abs)) < NORTHING_M[0] && Math.max(...box.map(Math.abs)) > 180;
}

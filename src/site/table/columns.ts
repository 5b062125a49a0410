import { parseCoordinate } from '../dms.ts';
import { toHalfWidth } from '../number-text.ts';
import type { SheetRow } from './sheet.ts';

/** Where things stand in the rows of a coordinate table. */
export interface Columns {
  /** Column of northings or latitudes, and of eastings or longitudes, by their heads. */
  readonly north: number;
  readonly east: number;
  /** What the heads promise: survey order, degrees of either order, or nothing (X over degrees). */
  readonly heads: 'plane' | 'degrees' | 'none';
  readonly id: number | null;
  readonly ring: number | null;
  readonly parcel: number | null;
  /** 面 or 线 of the parcel a point belongs to, and the width of a line's corridor in metres. */
  readonly shape: number | null;
  readonly width: number | null;
}

type Role = 'id' | 'ring' | 'parcel' | 'shape' | 'width' | 'lon' | 'lat' | 'north' | 'east';

/** The first pattern that fits names the column; words go before the letters X and Y, which mean either. */
const ROLES: readonly (readonly [RegExp, Role])[] = [
  [/^图形|^图形属性|^shape$/i, 'shape'],
  [/宽度|^宽(\(|$)|^width/i, 'width'],
  [/圈号|环号|^圈$|^ring/i, 'ring'],
  [/点号|点名|界址点|序号|^号$|^编号|point|^no\.?$|^id$/i, 'id'],
  [/地块|宗地|图斑|parcel|^名称$|^name$/i, 'parcel'],
  [/经度|东经|^经|lon|lng|^[Ll](\(|$)/i, 'lon'],
  [/纬度|北纬|^纬|lat|^[Bb](\(|$)/i, 'lat'],
  [/北|纵|northing|^n(\(|$)/i, 'north'],
  [/东|横|easting|^e(\(|$)/i, 'east'],
  [/^x/i, 'north'],
  [/^y/i, 'east'],
];

/** Heads of figures that stand beside the coordinates. */
const OTHER_FIGURES = /边长|距离|面积|高程|备注|^[HZ]$|length|area/i;

function roleOf(cell: string): Role | null {
  const text = toHalfWidth(cell).replace(/\s/g, '');
  if (text === '' || text.length > 20 || typeof parseCoordinate(text) === 'number') return null;
  if (OTHER_FIGURES.test(text)) return null;
  return ROLES.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** Columns by a head row; null when the row is none. Plane columns win over degrees that stand beside them. */
export function columnsFromHead(row: SheetRow): Columns | null {
  const roles = row.cells.map(roleOf);
  const find = (role: Role) => {
    const index = roles.indexOf(role);
    return index < 0 ? null : index;
  };
  const common = {
    id: find('id'),
    ring: find('ring'),
    parcel: find('parcel'),
    shape: find('shape'),
    width: find('width'),
  };
  const [north, east, lat, lon] = [find('north'), find('east'), find('lat'), find('lon')];
  if (north !== null && east !== null) {
    const letters = [north, east].every((column) => /^[xy]/i.test(toHalfWidth(row.cells[column]!).trim()));
    return { ...common, north, east, heads: letters ? 'none' : 'plane' };
  }
  if (lat !== null && lon !== null) return { ...common, north: lat, east: lon, heads: 'degrees' };
  return null;
}

const RANGES = {
  north: (v: number) => v > 1_800_000 && v < 6_100_000,
  east: (v: number) => (v > 100_000 && v < 900_000) || (v > 13_000_000 && v < 46_000_000),
  lon: (v: number) => v > 73 && v < 136,
  lat: (v: number) => v > 3 && v < 54,
};

/** Whether two numbers of a row can be a position at all, in metres or degrees and either order. */
export function mayBePosition(first: number, second: number): boolean {
  const fits = (north: number, east: number) =>
    (RANGES.north(north) && RANGES.east(east)) || (RANGES.lat(north) && RANGES.lon(east));
  return fits(first, second) || fits(second, first);
}

/** Columns by their numbers alone, where no row heads them; null when no two columns can be coordinates. */
export function columnsFromNumbers(rows: readonly SheetRow[]): Columns | null {
  const width = Math.max(0, ...rows.slice(0, 50).map(({ cells }) => cells.length));
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const fits = (column: number, inRange: (value: number) => boolean) => {
    const values = filled.map(({ cells }) => parseCoordinate(cells[column] ?? ''));
    const numbers = values.filter((value) => typeof value === 'number');
    return numbers.length > 2 && numbers.length * 2 > filled.length && numbers.every(inRange);
  };
  const columns = Array.from({ length: width }, (_, column) => column);
  for (const [first, second] of [
    ['north', 'east'],
    ['lat', 'lon'],
  ] as const) {
    const north = columns.find((column) => fits(column, RANGES[first]));
    const east = columns.find((column) => column !== north && fits(column, RANGES[second]));
    if (north === undefined || east === undefined) continue;
    const before = Math.min(north, east);
    const small = (column: number) => fits(column, (value) => Number.isInteger(value) && value >= 0 && value < 1000);
    return {
      // Without heads the first of the two is taken as the survey's X.
      ...(first === 'north' ? { north: before, east: Math.max(north, east) } : { north, east }),
      heads: 'none',
      id: before > 0 ? 0 : null,
      ring: before > 1 && small(before - 1) ? before - 1 : null,
      parcel: null,
      shape: null,
      width: null,
    };
  }
  return null;
}

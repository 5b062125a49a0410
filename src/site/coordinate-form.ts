import type { Position } from 'geojson';
import { fromCm114, toCm114 } from '../geo/project.ts';
import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { parseCoordinate } from './dms.ts';
import { mayBePosition } from './table/columns.ts';

/** How a point is written: decimal degrees, degrees-minutes-seconds, or northing and easting in EPSG:4547. */
export const COORDINATE_FORMS = ['plane', 'degrees', 'dms'] as const;
export type CoordinateForm = (typeof COORDINATE_FORMS)[number];

/** Each form shows a tenth of a millimetre or less: 1e-9° is 0.1 mm, 1e-6″ is 0.03 mm. */
const PLANE_DECIMALS = 4;
const DEGREE_DECIMALS = 9;
const SECOND_DECIMALS = 6;

/** The zone number that may stand before an easting of EPSG:4547, as eastings of EPSG:4526 have it. */
const ZONE_M = 38_000_000;
const NORTHING_M = [1_800_000, 6_100_000] as const;
const EASTING_M = [100_000, 900_000] as const;

/** Both numbers of a point as text, in the order the form reads: northing, easting; or longitude, latitude. */
export function coordinateTexts([lon = 0, lat = 0]: Position, form: CoordinateForm): readonly [string, string] {
  switch (form) {
    case 'plane': {
      const { northM, eastM } = toCm114([lon, lat]);
      return [northM.toFixed(PLANE_DECIMALS), eastM.toFixed(PLANE_DECIMALS)];
    }
    case 'degrees':
      return [lon.toFixed(DEGREE_DECIMALS), lat.toFixed(DEGREE_DECIMALS)];
    case 'dms':
      return [dmsText(lon), dmsText(lat)];
  }
}

/** 113°15′54.000000″; a rounding up to 60″ goes on to the next minute. */
function dmsText(deg: number): string {
  const units = Math.round(Math.abs(deg) * 3600 * 10 ** SECOND_DECIMALS);
  const perMinute = 60 * 10 ** SECOND_DECIMALS;
  const minutes = Math.floor(units / perMinute);
  const seconds = ((units - minutes * perMinute) / 10 ** SECOND_DECIMALS).toFixed(SECOND_DECIMALS);
  const pad = (value: string, width: number) => value.padStart(width, '0');
  const sign = deg < 0 ? '-' : '';
  return `${sign}${Math.floor(minutes / 60)}°${pad(String(minutes % 60), 2)}′${pad(seconds, SECOND_DECIMALS + 3)}″`;
}

/**
 * A point with one of its two numbers written anew. The other keeps every digit it has, not those that are shown; a
 * text that says what is shown already changes nothing.
 * Problems: `not_a_coordinate`, `precision_lost`, `coordinate_out_of_range`, `wrong_zone_prefix`.
 */
export function withCoordinate(position: Position, form: CoordinateForm, which: 0 | 1, text: string): Result<Position> {
  if (text.trim() === coordinateTexts(position, form)[which]) return success(position);
  const value = parseCoordinate(text);
  if (typeof value !== 'number') return failure(errorProblem(value === 'bad_number' ? 'not_a_coordinate' : value));
  if (form !== 'plane') {
    if (Math.abs(value) > (which === 0 ? 180 : 90)) return failure(errorProblem('coordinate_out_of_range'));
    return success(which === 0 ? [value, position[1]!] : [position[0]!, value]);
  }
  const metres = which === 0 ? inRange(value, NORTHING_M) : withoutZone(value);
  if (!metres.ok) return metres;
  const plane = toCm114(position);
  return success(fromCm114(which === 0 ? { ...plane, northM: metres.value } : { ...plane, eastM: metres.value }));
}

function inRange(value: number, [least, most]: readonly [number, number]): Result<number> {
  return value >= least && value <= most ? success(value) : failure(errorProblem('coordinate_out_of_range'));
}

function withoutZone(eastM: number): Result<number> {
  if (eastM < 1_000_000) return inRange(eastM, EASTING_M);
  const bare = inRange(eastM - ZONE_M, EASTING_M);
  return bare.ok ? bare : failure(errorProblem('wrong_zone_prefix'));
}

/** More lines than this are a file, which is imported. */
const MAX_LINES = 200_000;

/**
 * Points from lines of text as a spreadsheet copies them, one to a line, read by their numbers: degrees in any style and
 * either order, or metres of EPSG:4547. Point numbers and other columns are passed over, and so are lines without a
 * digit, such as heads. Problems, each with its line: `row_unreadable`, and those of `withCoordinate`.
 */
export function pointsFromText(text: string): Result<Position[]> {
  const points: Position[] = [];
  const lines = text.split(/\r\n|[\r\n]/);
  if (lines.length > MAX_LINES) return failure(errorProblem('too_big'));
  for (const [index, line] of lines.entries()) {
    if (!/\d/.test(line)) continue;
    const point = pointFromLine(line);
    if (!point.ok) return failure({ ...point.problems[0], where: { line: index + 1 } });
    points.push(point.value);
  }
  return points.length > 0 ? success(points) : failure(errorProblem('no_points'));
}

function pointFromLine(line: string): Result<Position> {
  const tabbed = line.split(/[\t,,;;]/);
  const cells = (tabbed.length > 1 ? tabbed : line.trim().split(/\s+/)).map((cell) => cell.trim());
  const values = cells.filter((cell) => cell !== '').map(parseCoordinate);
  if (values.includes('precision_lost')) return failure(errorProblem('precision_lost'));
  for (const [at, second] of values.entries()) {
    const first = values[at - 1];
    if (typeof first !== 'number' || typeof second !== 'number' || !mayBePosition(first, second)) continue;
    return positionOf(first, second);
  }
  return failure(errorProblem('row_unreadable'));
}

/** Two numbers that can be a position, told apart by size: longitudes lie beyond the latitudes, northings in millions. */
function positionOf(first: number, second: number): Result<Position> {
  if (Math.max(first, second) <= 180) return success([Math.max(first, second), Math.min(first, second)]);
  const isNorth = (value: number) => value >= NORTHING_M[0] && value <= NORTHING_M[1];
  const [northM, east] = isNorth(first) ? [first, second] : [second, first];
  const eastM = withoutZone(east);
  return eastM.ok ? success(fromCm114({ northM, eastM: eastM.value })) : eastM;
}

/** Points as lines that a spreadsheet takes: number, and both coordinates in the form. */
export function textFromPoints(points: readonly Position[], form: CoordinateForm): string {
  return points.map((point, index) => [`J${index + 1}`, ...coordinateTexts(point, form)].join('\t')).join('\n');
}

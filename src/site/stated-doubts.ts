import type { Position } from 'geojson';
import { findCrs } from '../geo/crs.ts';
import { isArea, partsOf, pathsOf } from '../geo/shapes.ts';
import { type Problem, warningProblem } from '../kernel/problem.ts';
import type { RawParcel, RawSite } from './formats/format.ts';
import type { CrsReading } from './guess-crs.ts';
import type { InspectedParcel } from './inspection.ts';
import { samePlace, shoelace } from './rings.ts';

/** A closing edge this many times as long as the middle one of the others may stand for points left out. */
const LONG_EDGE_RATIO = 5;
/** Eastings with a zone number that went through 32-bit numbers are all multiples of this, metres. */
const FLOAT32_STEP_M = 4;
/** Units a figure meant as hectares may be in, per hectare. */
const UNITS = [
  ['area_in_mu', 15],
  ['area_in_m2', 10_000],
] as const;

/**
 * Doubts that need the numbers of a file and the parcels made of them: `area_mismatch` (stated and computed area differ
 * by more than 1 m² and 0.1 %, whatever plane the computing is done in), `long_closing_edge`, `large_coordinates_lost`.
 */
export function statedDoubts(raw: RawSite, reading: CrsReading, parcels: readonly InspectedParcel[]): Problem[] {
  const problems = raw.parcels.flatMap((parcel, index) => [
    ...areaDoubt(parcel, parcels[index], reading, index + 1),
    ...closingDoubts(parcel, index + 1),
  ]);
  return [...problems, ...lostDigits(raw.parcels, reading)];
}

function areaDoubt(
  { declaredAreaM2, geometry }: RawParcel,
  parcel: InspectedParcel | undefined,
  reading: CrsReading,
  number: number,
): Problem[] {
  if (declaredAreaM2 === undefined || parcel === undefined || !isArea(geometry)) return [];
  const plane = findCrs(reading.epsg)?.kind === 'gauss_kruger';
  const own = partsOf(geometry).reduce((sum, [outer, ...holes]) => {
    return sum + holes.reduce((area, hole) => area - Math.abs(shoelace(hole)), Math.abs(shoelace(outer ?? [])));
  }, 0);
  const computed = [parcel.areaPlaneM2, parcel.areaEllipsoidM2, ...(plane ? [own] : [])];
  const off = Math.min(...computed.map((areaM2) => Math.abs(areaM2 - declaredAreaM2)));
  if (off <= Math.max(1, 0.001 * declaredAreaM2)) return [];
  const params = { statedM2: round(declaredAreaM2), computedM2: round(parcel.areaPlaneM2) };
  const hectares = parcel.areaPlaneM2 / 10_000;
  const figure = declaredAreaM2 / 10_000;
  const unit = UNITS.find(([, perHectare]) => Math.abs(figure / (hectares * perHectare) - 1) < 0.005)?.[0];
  return [
    warningProblem('area_mismatch', { parcel: number }, params),
    ...(unit ? [warningProblem(unit, { parcel: number })] : []),
  ];
}

function round(areaM2: number): number {
  return Math.round(areaM2 * 100) / 100;
}

/** Rings that do not come back to their start in the file, and whose missing edge is out of proportion. */
function closingDoubts({ geometry }: RawParcel, parcel: number): Problem[] {
  if (!isArea(geometry)) return [];
  return pathsOf(geometry).flatMap((path, index) => {
    const [first, last] = [path[0], path.at(-1)];
    if (!first || !last || samePlace(first, last)) return [];
    const edges = path.slice(1).map((position, i) => length(path[i]!, position));
    const middle = edges.toSorted((a, b) => a - b)[Math.floor(edges.length / 2)] ?? 0;
    return length(first, last) > LONG_EDGE_RATIO * middle
      ? [warningProblem('long_closing_edge', { parcel, ring: index + 1 })]
      : [];
  });
}

function length(from: Position, to: Position): number {
  return Math.hypot(to[0]! - from[0]!, to[1]! - from[1]!);
}

function lostDigits(parcels: readonly RawParcel[], reading: CrsReading): Problem[] {
  const crs = findCrs(reading.epsg);
  if (crs?.kind !== 'gauss_kruger' || crs.falseEastM < 1_000_000) return [];
  const eastings = parcels.flatMap(({ geometry }) =>
    pathsOf(geometry).flatMap((path) => path.map((position) => position[reading.order === 'east_first' ? 0 : 1]!)),
  );
  // Corners somebody drew at round figures are no loss.
  const round = eastings.every((eastM) => eastM % 10 === 0);
  return !round && eastings.every((eastM) => eastM % FLOAT32_STEP_M === 0)
    ? [warningProblem('large_coordinates_lost')]
    : [];
}

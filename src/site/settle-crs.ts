import { findCrs } from '../geo/crs.ts';
import { type Bbox, pathsOf } from '../geo/shapes.ts';
import { errorProblem, type Problem, warningProblem } from '../kernel/problem.ts';
import { agrees, codeFor, systemOfEpsg } from './declared-system.ts';
import { mayBePackedDms } from './dms.ts';
import type { DeclaredSystem, RawSite } from './formats/format.ts';
import { type AxisOrder, type CrsReading, looksLocal, readAs, readingsByRange } from './guess-crs.ts';
import { refusalOf } from './refuse-crs.ts';

export type CrsHow = 'declared' | 'detected' | 'assumed' | 'chosen';

/** What became of the question in which system a file's numbers are. */
export type CrsDecision =
  | {
      readonly kind: 'settled';
      readonly reading: CrsReading;
      readonly how: CrsHow;
      readonly warnings: readonly Problem[];
    }
  /** A person has to say; nothing is read until then. `warnings` hold whatever is chosen. */
  | {
      readonly kind: 'open';
      readonly readings: readonly CrsReading[];
      readonly why: Problem;
      readonly warnings: readonly Problem[];
    }
  | { readonly kind: 'refused'; readonly why: Problem };

/**
 * Settles the reference system: a person's word, else the file's, else the range of its numbers, always held against
 * the work window. A reading that moves the site against what is declared (another zone, another datum) is offered,
 * never taken; only the order of the two numbers is turned with a warning, where just one order makes sense.
 * @param box range of the file's numbers, first and second number of a position
 * @param chosenEpsg a system a person has named
 * @param defaultEpsg what the format means when a file says nothing (GeoJSON: degrees)
 */
export function settleCrs(raw: RawSite, box: Bbox, chosenEpsg?: number, defaultEpsg?: number): CrsDecision {
  const namedEpsg = chosenEpsg ?? raw.declaredEpsg;
  const declared = namedEpsg === undefined ? (raw.declared ?? {}) : systemOfEpsg(namedEpsg);
  if (declared === null) return { kind: 'refused', why: errorProblem('crs_unsupported') };
  if (declared.datum === 'local' || looksLocal(box)) return { kind: 'refused', why: errorProblem('local_coordinates') };
  const readings = readingsByRange(box, {
    formatOrder: raw.axisOrder === 'north_first' ? 'north_first' : 'east_first',
    packed: packedDms(raw, box),
    shift: raw.shift ?? null,
    meridianDeg: declared.centralMeridianDeg,
  });
  const told = { declared, epsg: namedEpsg, chosen: chosenEpsg !== undefined, byFormat: defaultEpsg !== undefined };
  const sensible = mostInWindow(readings);
  const fitting = sensible.filter((reading) => agrees(reading, declared));
  if (fitting.length > 0) return settleFitting(raw, fitting, readings, told);
  if (sensible.length === 0) return { kind: 'refused', why: refusalOf(readings, declared, box) };
  const asDeclared = readings.find((reading) => agrees(reading, declared)) ?? readDeclared(raw, box, namedEpsg);
  const planes = sensible.every(({ epsg }) => findCrs(epsg)?.kind === 'gauss_kruger');
  const otherZone = planes && declared.kind !== 'geographic';
  return {
    kind: 'open',
    readings: [...sensible, ...(asDeclared ? [asDeclared] : [])],
    why: errorProblem(otherZone ? 'wrong_central_meridian' : 'crs_declared_mismatch'),
    warnings: [...(otherZone ? [warningProblem('crs_declared_mismatch')] : []), ...sixDegrees(sensible)],
  };
}

interface Told {
  readonly declared: DeclaredSystem;
  readonly epsg: number | undefined;
  readonly chosen: boolean;
  readonly byFormat: boolean;
}

/** Readings wholly in the window, or if there are none, those partly in it. */
function mostInWindow(readings: readonly CrsReading[]): CrsReading[] {
  const all = readings.filter(({ inWindow }) => inWindow === 'all');
  return all.length > 0 ? all : readings.filter(({ inWindow }) => inWindow === 'part');
}

function settleFitting(
  raw: RawSite,
  fitting: readonly CrsReading[],
  readings: readonly CrsReading[],
  told: Told,
): CrsDecision {
  const { declared } = told;
  const named = fitting.map((reading) => ({ ...reading, epsg: codeFor(reading, declared, told.epsg) }));
  const warnings = [...systemDoubts(named[0]!, told), ...doubtsOf(raw, named[0]!), ...sixDegrees(named)];
  const unverified = declared.datum === 'xian1980' || declared.datum === 'beijing1954';
  if (unverified && !told.chosen) {
    return { kind: 'open', readings: [...named, ...fitting], why: errorProblem('datum_unverified'), warnings };
  }
  if (named.some(({ transform }) => transform === 'packed_dms') && raw.packedDms !== 'yes') {
    const decimal = readings.filter((r) => r.transform !== 'packed_dms' && findCrs(r.epsg)?.kind === 'geographic');
    const offered = [...named, ...decimal.filter((r) => !fitting.includes(r))];
    return { kind: 'open', readings: offered, why: errorProblem('packed_dms'), warnings };
  }
  const misprefixed = named.every(({ transform }) => transform === 'drop_zone_prefix');
  if (misprefixed) return { kind: 'open', readings: named, why: errorProblem('wrong_central_meridian'), warnings };
  if (named.length > 1) return { kind: 'open', readings: named, why: errorProblem('crs_assumed'), warnings };
  const settled = unverified ? [...warnings, warningProblem('datum_unverified')] : warnings;
  return { kind: 'settled', reading: named[0]!, how: howOf(named[0]!, told), warnings: settled };
}

function howOf(reading: CrsReading, { declared, chosen, byFormat }: Told): CrsHow {
  if (chosen) return 'chosen';
  const degrees = findCrs(reading.epsg)!.kind === 'geographic';
  const said = degrees ? declared.kind === 'geographic' || byFormat : declared.centralMeridianDeg !== undefined;
  return said ? 'declared' : 'detected';
}

/** What is odd about how the numbers themselves are written. */
function doubtsOf(raw: RawSite, reading: CrsReading): Problem[] {
  const promised: AxisOrder | null = raw.axisOrder === 'by_value' ? null : (raw.axisOrder ?? 'east_first');
  const { transform } = reading;
  return [
    ...(promised !== null && reading.order !== promised ? [warningProblem('swapped_axes')] : []),
    ...(transform === 'gcj02' || transform === 'bd09' ? [warningProblem('gcj02_shifted')] : []),
    ...(transform === 'packed_dms' && raw.packedDms === 'yes' ? [warningProblem('packed_dms')] : []),
    ...(reading.inWindow === 'part' ? [warningProblem('outside_window')] : []),
  ];
}

/** What the file leaves unsaid about its plane, or says otherwise than its numbers do. */
function systemDoubts(reading: CrsReading, { declared, chosen }: Told): Problem[] {
  const crs = findCrs(reading.epsg)!;
  if (crs.kind === 'geographic' || chosen) return [];
  const prefixed = crs.falseEastM > 1_000_000;
  if (declared.falseEastM !== undefined && declared.falseEastM !== crs.falseEastM) {
    return [warningProblem('crs_declared_mismatch')];
  }
  const said = declared.datum !== undefined && (prefixed || declared.centralMeridianDeg !== undefined);
  return said ? [] : [warningProblem('crs_assumed', undefined, { epsg: reading.epsg })];
}

function sixDegrees(readings: readonly CrsReading[]): Problem[] {
  const wide = readings.some(({ epsg }) => {
    const crs = findCrs(epsg);
    return crs?.kind === 'gauss_kruger' && crs.zoneWidthDeg === 6;
  });
  return wide ? [warningProblem('zone_6deg')] : [];
}

function packedDms(raw: RawSite, box: Bbox): 'yes' | 'maybe' | 'no' {
  if (raw.packedDms === undefined || box.some((value) => Math.abs(value) > 180)) return 'no';
  const all = raw.parcels.every(({ geometry }) => pathsOf(geometry).every((path) => path.flat().every(mayBePackedDms)));
  return all ? raw.packedDms : 'no';
}

function readDeclared(raw: RawSite, box: Bbox, epsg: number | undefined): CrsReading | null {
  if (epsg === undefined) return null;
  return readAs(epsg, box, raw.axisOrder === 'north_first' ? 'north_first' : 'east_first');
}

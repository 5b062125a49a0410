import { findCrs } from '../geo/crs.ts';
import type { Bbox } from '../geo/shapes.ts';
import { errorProblem, type Problem, warningProblem } from '../kernel/problem.ts';
import type { RawSite } from './formats/format.ts';
import { type CrsReading, looksLocal, readAs, readingsByRange } from './guess-crs.ts';

export type CrsHow = 'declared' | 'detected' | 'assumed' | 'chosen';

/** What became of the question in which system a file's numbers are. */
export type CrsDecision =
  | {
      readonly kind: 'settled';
      readonly reading: CrsReading;
      readonly how: CrsHow;
      readonly warnings: readonly Problem[];
    }
  /** A person has to say; nothing is read until then. */
  | { readonly kind: 'open'; readonly readings: readonly CrsReading[]; readonly why: Problem }
  | { readonly kind: 'refused'; readonly why: Problem };

/**
 * Settles the reference system: a person's word, else the file's, else the range of its numbers, always held against
 * the work window. A reading that moves the site (another zone, another datum) is offered, never taken; only the order
 * of the two numbers is turned with a warning, where just one order makes sense.
 * @param box range of the file's numbers, first and second number of a position
 * @param chosenEpsg a system a person has named
 * @param defaultEpsg what the format means when a file says nothing (GeoJSON: degrees)
 */
export function settleCrs(raw: RawSite, box: Bbox, chosenEpsg?: number, defaultEpsg?: number): CrsDecision {
  const order = raw.axisOrder ?? 'east_first';
  const other = order === 'east_first' ? 'north_first' : 'east_first';
  const byRange = readingsByRange(box, order);
  const sensible = byRange.filter(({ inWindow }) => inWindow !== 'none');
  const named = chosenEpsg ?? raw.declaredEpsg ?? defaultEpsg;
  const how: CrsHow = chosenEpsg !== undefined ? 'chosen' : raw.declaredEpsg !== undefined ? 'declared' : 'assumed';
  if (named !== undefined) {
    const both = [readAs(named, box, order, order), readAs(named, box, other, order)].filter(
      (reading) => reading !== null,
    );
    const reading = both.find(({ inWindow }) => inWindow !== 'none');
    if (reading !== undefined) return settleNamed(reading, how, chosenEpsg !== undefined);
    if (raw.declaredEpsg === undefined && chosenEpsg === undefined) return settleByRange(sensible, byRange, box);
    if (sensible.length === 0) return refuse(both[0] ?? byRange[0], box);
    return {
      kind: 'open',
      readings: [...sensible, ...both.slice(0, 1)],
      why: errorProblem(mismatchCode(named, sensible)),
    };
  }
  return settleByRange(sensible, byRange, box);
}

function settleNamed(reading: CrsReading, how: CrsHow, chosen: boolean): CrsDecision {
  const datum = findCrs(reading.epsg)!.datum;
  if (datum !== 'cgcs2000' && !chosen)
    return { kind: 'open', readings: [reading], why: errorProblem('datum_unverified') };
  const warnings = [...doubtsOf(reading), ...(datum !== 'cgcs2000' ? [warningProblem('datum_unverified')] : [])];
  return { kind: 'settled', reading, how: how === 'assumed' ? 'declared' : how, warnings };
}

/** One sensible reading is taken with a warning, several are offered. */
function settleByRange(sensible: readonly CrsReading[], all: readonly CrsReading[], box: Bbox): CrsDecision {
  const [first, ...more] = sensible;
  if (first === undefined) return refuse(all[0], box);
  if (more.length > 0) return { kind: 'open', readings: sensible, why: errorProblem('crs_assumed') };
  const assumed =
    findCrs(first.epsg)!.kind === 'geographic' ? [] : [warningProblem('crs_assumed', undefined, { epsg: first.epsg })];
  return { kind: 'settled', reading: first, how: 'detected', warnings: [...assumed, ...doubtsOf(first)] };
}

function doubtsOf(reading: CrsReading): Problem[] {
  return [
    ...(reading.swapped ? [warningProblem('swapped_axes')] : []),
    ...(reading.inWindow === 'part' ? [warningProblem('outside_window')] : []),
  ];
}

function refuse(reading: CrsReading | undefined, box: Bbox): CrsDecision {
  if (reading === undefined && looksLocal(box)) return { kind: 'refused', why: errorProblem('local_coordinates') };
  const [lon, lat] = reading?.centre ?? [];
  const where = lon === undefined || lat === undefined ? undefined : { lon, lat };
  return { kind: 'refused', why: errorProblem('outside_window', where) };
}

/** Another zone of the same projection, or something else altogether. */
function mismatchCode(declaredEpsg: number, sensible: readonly CrsReading[]): string {
  const projected = (epsg: number) => findCrs(epsg)?.kind === 'gauss_kruger';
  const sameKind = projected(declaredEpsg) && sensible.every(({ epsg }) => projected(epsg));
  return sameKind ? 'wrong_central_meridian' : 'crs_declared_mismatch';
}

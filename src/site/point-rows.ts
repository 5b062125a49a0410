import type { Position } from 'geojson';
import { errorProblem, type Problem, warningProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import type { RawParcel } from './formats/format.ts';
import { areaFromNested, closedIfNear, nestRings, samePlace } from './rings.ts';

/** A numbered boundary point of a list. */
export interface PointRow {
  readonly id: string;
  /** 圈号, where the list has one. */
  readonly ring: string | null;
  readonly position: Position;
  readonly line: number;
}

/** A list past this many rings is a layer, not a parcel. */
export const MAX_RINGS = 2000;

interface Path {
  readonly number: string | null;
  readonly rows: PointRow[];
  closed: boolean;
}

/** What a list of points came to. `closures`: rows that end a ring with its first point; `repeated`: such rows again. */
export interface PointArea {
  readonly geometry: RawParcel['geometry'];
  readonly closures: number;
  readonly repeated: number;
}

/**
 * Rings from a list of points, and the area they bound. A ring ends where its first point comes again (whatever ring
 * number that row has) or where the number changes; holes are told by containment, and `ring_number_misused` says so
 * where the numbers claim otherwise. `point_order`: the point numbers of a ring are a complete run, but out of order.
 * Problems: `degenerate_ring`, `too_many_parcels`.
 * @param parcel number of the parcel in its file, from 1
 */
export function areaFromPoints(rows: readonly PointRow[], parcel: number): Result<PointArea> {
  const warnings: Problem[] = [];
  const warn = (code: string, line?: number, ring?: number) =>
    warnings.push(
      warningProblem(code, { parcel, ...(ring !== undefined && { ring }), ...(line !== undefined && { line }) }),
    );
  const { paths, misnumbered, repeated } = splitPaths(rows);
  for (const row of repeated) warn('duplicate_points', row.line);
  if (paths.length > MAX_RINGS) return failure(errorProblem('too_many_parcels', { parcel }, { rings: paths.length }));
  const short = paths.findIndex((path) => path.rows.length < (path.closed ? 4 : 3));
  if (short >= 0 || paths.length === 0) {
    const line = paths[short]?.rows[0]?.line;
    return failure(errorProblem('degenerate_ring', { parcel, ring: short + 1, ...(line !== undefined && { line }) }));
  }
  const nested = nestRings(paths.map((path) => closedIfNear(path.rows.map(({ position }) => position))));
  const outerNumber = paths[0]!.number;
  const wrong = paths.findIndex(({ number }, i) => (number === outerNumber) === (nested[i]!.depth % 2 === 1));
  if (outerNumber !== null && (misnumbered !== null || wrong >= 0)) {
    warn('ring_number_misused', misnumbered?.line ?? paths[wrong]!.rows[0]!.line);
  }
  paths.forEach((path, i) => {
    const twice = numberedTwice(path);
    if (twice !== null) warn('point_number_repeated', twice.line, i + 1);
    const odd = outOfOrder(path);
    if (odd !== null) warn('point_order', odd.line, i + 1);
  });
  const closures = paths.filter(({ closed }) => closed).length;
  return success({ geometry: areaFromNested(nested)!, closures, repeated: repeated.length }, warnings);
}

function splitPaths(rows: readonly PointRow[]) {
  const paths: Path[] = [];
  const repeated: PointRow[] = [];
  let misnumbered: PointRow | null = null;
  let open: Path | null = null;
  for (const row of rows) {
    const first: PointRow | undefined = open?.rows[0];
    if (open && first && open.rows.length >= 3 && samePlace(first.position, row.position)) {
      if (row.ring !== open.number) misnumbered = row;
      open.rows.push(row);
      open.closed = true;
      open = null;
      continue;
    }
    const last = paths.at(-1);
    if (open === null && last?.closed && last.number === row.ring && samePlace(last.rows[0]!.position, row.position)) {
      repeated.push(row);
      continue;
    }
    if (open === null || open.number !== row.ring) {
      open = { number: row.ring, rows: [], closed: false };
      paths.push(open);
    }
    open.rows.push(row);
  }
  return { paths, misnumbered, repeated };
}

/**
 * The first row of a ring whose number stands at another place of it before; null for rings without numbers, or whose
 * rows all bear one mark.
 */
function numberedTwice(path: Path): PointRow | null {
  const rows = path.closed ? path.rows.slice(0, -1) : path.rows;
  if (rows.every(({ id }) => id === rows[0]!.id)) return null;
  const seen = new Map<string, PointRow>();
  for (const row of rows) {
    const before = seen.get(row.id);
    if (row.id !== '' && before !== undefined && !samePlace(before.position, row.position)) return row;
    seen.set(row.id, row);
  }
  return null;
}

/**
 * The first row whose number is out of turn, in a ring whose numbers are one complete run (J7 … J12 in some order);
 * null for rings numbered up or down from any start, and for numbers that are no run (shared points keep theirs).
 */
function outOfOrder(path: Path): PointRow | null {
  const rows = path.closed ? path.rows.slice(0, -1) : path.rows;
  const numbers = rows.map(({ id }) => Number(/(\d+)\D*$/.exec(id.slice(-20))?.[1] ?? Number.NaN));
  const low = numbers.reduce((least, number) => Math.min(least, number), Infinity);
  const high = numbers.reduce((most, number) => Math.max(most, number), -Infinity);
  if (rows.length < 4 || high - low !== rows.length - 1 || new Set(numbers).size !== rows.length) return null;
  const turns = (step: 1 | -1) =>
    rows.filter((_, i) => (numbers[(i + 1) % rows.length]! - numbers[i]! - step) % rows.length !== 0);
  const [up, down] = [turns(1), turns(-1)];
  return up.length === 0 || down.length === 0 ? null : (up[0] ?? null);
}

import type { Position } from 'geojson';
import { errorProblem, type Problem } from '../kernel/problem.ts';
import { findMeetings, type Meeting } from './crossings.ts';
import { scaleAt } from './ellipsoid.ts';
import { isInside } from './inside.ts';
import { pathLengthM } from './length.ts';
import {
  bboxesMeet,
  bboxOfPaths,
  isArea,
  isLine,
  linesOf,
  type PlainGeometry,
  partsOf,
  pathsOf,
  type Ring,
  type Rings,
} from './shapes.ts';

/** How many places of one kind are told. */
const MAX_PLACES = 10;
/** Thinner than this (2A/P) a ring encloses nothing but rounding. */
const NO_WIDTH_M = 1e-6;
/** Neighbouring parts may share thousands of edges; past this many meetings the rest is not looked at. */
const MAX_MEETINGS = 100_000;

/**
 * What keeps a normalised geometry from being measured; empty when nothing does. Codes: `bad_number` (not finite, or
 * not degrees), `degenerate_ring` (fewer than three distinct places, or no area), `self_intersection` (with the place
 * of the crossing), `hole_outside_outer`, `interior_cut` (rings that touch so often that they cut the inside in pieces),
 * `parcels_overlap` (parts of one geometry that cover each other). Parts may share borders; one ring may not touch itself
 * (OGC 06-103r4 §6.1.11). Rings count through all parts from 1.
 */
export function checkGeometry(geometry: PlainGeometry): Problem[] {
  const numbers = pathsOf(geometry).flatMap(checkNumbers);
  const problems = numbers.length > 0 ? numbers : checkShape(geometry);
  return problems.slice(0, MAX_PLACES);
}

function checkShape(geometry: PlainGeometry): Problem[] {
  if (isLine(geometry)) {
    return linesOf(geometry).flatMap((line, i) =>
      pathLengthM(line) > 0 ? [] : [problemAt('degenerate_ring', i, 0, line[0])],
    );
  }
  if (!isArea(geometry)) return pathsOf(geometry).length > 0 ? [] : [errorProblem('degenerate_ring')];
  const parts = partsOf(geometry);
  const rings = parts.flat();
  if (rings.length === 0 || parts.some((part) => part.length === 0)) return [errorProblem('degenerate_ring')];
  const flat = rings.flatMap((ring, i) => (isFlat(ring) ? [problemAt('degenerate_ring', i, 0, ring[0])] : []));
  if (flat.length > 0) return flat;
  const meetings = findMeetings(rings, MAX_MEETINGS);
  const crossed = checkMeetings(parts, meetings);
  if (crossed.length > 0) return crossed;
  return [...checkHoles(parts, meetings), ...checkInteriors(parts, meetings), ...checkParts(parts, meetings)];
}

function problemAt(code: string, ring: number, vertex: number, at: Position | undefined): Problem {
  return errorProblem(code, { ring: ring + 1, vertex: vertex + 1, ...(at && { lon: at[0]!, lat: at[1]! }) });
}

function checkNumbers(path: readonly Position[], ring: number): Problem[] {
  const vertex = path.findIndex(
    ([lon, lat]) => !(Number.isFinite(lon) && Number.isFinite(lat) && Math.abs(lon!) <= 180 && Math.abs(lat!) <= 90),
  );
  return vertex === -1 ? [] : [problemAt('bad_number', ring, vertex, undefined)];
}

/**
 * Whether a ring has no extent across: too few places, or all on one line. Judged by its triangles without sign, since
 * a ring that crosses itself may enclose no net area and is told as the crossing it is.
 */
function isFlat(ring: Ring): boolean {
  if (ring.length < 4) return true;
  const [lon, lat] = ring[0] as [number, number];
  const scale = scaleAt(lat);
  let twiceM2 = 0;
  for (let i = 2; i < ring.length; i++) {
    const [a, b] = [ring[i - 1]!, ring[i]!];
    twiceM2 += Math.abs((a[0]! - lon) * (b[1]! - lat) - (b[0]! - lon) * (a[1]! - lat)) * scale.eastM * scale.northM;
  }
  const perimeterM = pathLengthM(ring);
  return perimeterM === 0 || twiceM2 / perimeterM <= NO_WIDTH_M;
}

interface Owner {
  readonly part: number;
  readonly hole: boolean;
}

function checkMeetings(parts: readonly Rings[], meetings: readonly Meeting[]): Problem[] {
  const owner = parts.flatMap((rings, part) => rings.map((_, index) => ({ part, hole: index > 0 })));
  return meetings.flatMap((meeting) => {
    const code = codeOf(meeting, owner[meeting.ring]!, owner[meeting.otherRing]!);
    return code === null ? [] : [problemAt(code, meeting.ring, meeting.vertex, meeting.at)];
  });
}

function codeOf({ ring, otherRing, kind, sameWay }: Meeting, one: Owner, other: Owner): string | null {
  if (ring === otherRing) return 'self_intersection';
  if (kind === 'touch') return null;
  // Neighbours run along a common border in opposite directions; the same direction means they cover each other.
  if (one.part !== other.part) return kind === 'cross' || sameWay ? 'parcels_overlap' : null;
  return one.hole && other.hole ? 'self_intersection' : 'hole_outside_outer';
}

/** Holes lie in their outer ring and not in each other; rings no longer cross when this is asked. */
function checkHoles(parts: readonly Rings[], meetings: readonly Meeting[]): Problem[] {
  const places = telling(parts.flat(), meetings);
  let first = 0;
  return parts.flatMap((rings) => {
    const offset = first;
    first += rings.length;
    const [outer, ...holes] = rings as [Ring, ...Ring[]];
    const boxes = holes.map((hole) => bboxOfPaths([hole]));
    return holes.flatMap((hole, i) => {
      const tell = places[offset + i + 1]!;
      const inside = tell.every((place) => isInside(place, [outer], 'with_border'));
      const nested = (other: Ring, j: number) =>
        i !== j && bboxesMeet(boxes[i]!, boxes[j]!) && tell.some((place) => isInside(place, [other]));
      return inside && !holes.some(nested) ? [] : [problemAt('hole_outside_outer', offset + i + 1, 0, hole[0])];
    });
  });
}

/**
 * Rings of one part may touch in single places only, and not so that they close a circle: what it encloses would be cut
 * off from the rest of the inside. Rings and places are knots, every touch a thread from a ring to a place.
 */
function checkInteriors(parts: readonly Rings[], meetings: readonly Meeting[]): Problem[] {
  const partOf = parts.flatMap((rings, part) => rings.map(() => part));
  const root = new Map<string, string>();
  const find = (knot: string): string => {
    const next = root.get(knot) ?? knot;
    return next === knot ? knot : find(next);
  };
  const threads = new Set<string>();
  const problems: Problem[] = [];
  for (const { ring, otherRing, vertex, at } of meetings) {
    if (ring === otherRing || partOf[ring] !== partOf[otherRing]) continue;
    for (const knot of [ring, otherRing]) {
      const place = `${partOf[ring]} ${at[0]} ${at[1]}`;
      const thread = `${knot} ${place}`;
      if (threads.has(thread)) continue;
      threads.add(thread);
      const [one, other] = [find(`ring ${knot}`), find(place)];
      if (one === other) problems.push(problemAt('interior_cut', ring, vertex, at));
      root.set(one, other);
    }
  }
  return problems;
}

function checkParts(parts: readonly Rings[], meetings: readonly Meeting[]): Problem[] {
  const places = telling(parts.flat(), meetings);
  const boxes = parts.map((rings) => bboxOfPaths([rings[0]!]));
  let first = 0;
  return parts.flatMap((rings, i) => {
    const ring = first;
    first += rings.length;
    const covers = (other: Rings, j: number) =>
      i !== j && bboxesMeet(boxes[i]!, boxes[j]!) && places[ring]!.some((place) => isInside(place, other));
    return parts.some(covers) ? [problemAt('parcels_overlap', ring, 0, rings[0]![0])] : [];
  });
}

/** Vertices that tell where a ring lies to rings it does not cross: any one, unless it touches another somewhere. */
function telling(rings: readonly Ring[], meetings: readonly Meeting[]): Position[][] {
  const touching = new Set(meetings.flatMap(({ ring, otherRing }) => [ring, otherRing]));
  return rings.map((ring, i) => (touching.has(i) ? ring : ring.slice(0, 1)));
}

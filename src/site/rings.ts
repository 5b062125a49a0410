import type { Position } from 'geojson';
import { isInside } from '../geo/inside.ts';
import { type AreaGeometry, areaOf, type Bbox, bboxOfPaths, type Ring } from '../geo/shapes.ts';

/** Two written positions are the same place when both numbers differ by less: 1 mm, or what that is in degrees. */
const SAME_M = 0.001;
/** What doubles lose on an easting of 38 million, so that exactly 1 mm apart is still the same. */
const ROUNDING = 1.001;
const SAME_DEG = 1e-8;
/** Corners of a ring that are asked where they lie; borders that cross between them are found by the validity check. */
const PROBES = 50;

/** Whether two positions of one file are the same place but for rounding. Metres and degrees are told by size. */
export function samePlace(a: Position, b: Position): boolean {
  const tolerance = (Math.max(Math.abs(a[0]!), Math.abs(a[1]!)) > 180 ? SAME_M : SAME_DEG) * ROUNDING;
  return Math.abs(a[0]! - b[0]!) <= tolerance && Math.abs(a[1]! - b[1]!) <= tolerance;
}

/** A ring whose last position repeats the first but for rounding ends in exactly the first; others stay as they are. */
export function closedIfNear(ring: Ring): Ring {
  const [first, last] = [ring[0], ring.at(-1)];
  return first && last && ring.length > 3 && samePlace(first, last) ? [...ring.slice(0, -1), first] : ring;
}

/** A ring among others: `depth` rings around it; a ring at odd depth is a hole in `parent`. */
export interface NestedRing {
  readonly ring: Ring;
  readonly depth: number;
  readonly parent: number | null;
}

/**
 * Tells holes from outer rings by containment alone: ring numbers and winding in files are not to be trusted. A ring
 * that crosses a larger one counts as its hole, so that the check of the geometry finds it.
 */
export function nestRings(rings: readonly Ring[]): NestedRing[] {
  const sized = rings.map((ring) => ({ ring, box: bboxOfPaths([ring]), area: Math.abs(shoelace(ring)) }));
  const around = sized.map((inner, i) =>
    sized
      .flatMap((outer, j) => (i !== j && holds(outer, inner) ? [j] : []))
      .sort((a, b) => sized[a]!.area - sized[b]!.area),
  );
  return rings.map((ring, i) => ({
    ring,
    depth: around[i]!.length,
    parent: around[i]!.length % 2 === 1 ? around[i]![0]! : null,
  }));
}

/** One area of nested rings; null for none. */
export function areaFromNested(nested: readonly NestedRing[]): AreaGeometry | null {
  return areaOf(
    nested.flatMap(({ ring, depth }, index) =>
      depth % 2 === 0 ? [[ring, ...nested.filter(({ parent }) => parent === index).map((hole) => hole.ring)]] : [],
    ),
  );
}

interface Sized {
  readonly ring: Ring;
  readonly box: Bbox;
  readonly area: number;
}

function holds(outer: Sized, inner: Sized): boolean {
  if (outer.area <= inner.area || outer.ring.length < 3) return false;
  const [west, south, east, north] = outer.box;
  const apart = inner.box[0] > east || inner.box[2] < west || inner.box[1] > north || inner.box[3] < south;
  if (apart) return false;
  const closed = [...outer.ring, outer.ring[0]!];
  const step = Math.ceil(inner.ring.length / PROBES);
  const probes = inner.ring.filter((_, i) => i % step === 0);
  if (probes.some((position) => isInside(position, [closed]))) return true;
  if (!probes.every((position) => isInside(position, [closed], 'with_border'))) return false;
  // All corners on the border: the middle of an edge tells.
  return probes.some((position, i) => {
    const next = inner.ring[(i * step + 1) % inner.ring.length]!;
    return isInside([(position[0]! + next[0]!) / 2, (position[1]! + next[1]!) / 2], [closed]);
  });
}

/** Signed plane area in the units of the numbers, from the first position so that long eastings cost no digits. */
export function shoelace(ring: Ring): number {
  const [x0, y0] = (ring[0] ?? [0, 0]) as [number, number];
  let twice = 0;
  ring.forEach(([x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length] as [number, number];
    twice += (x! - x0) * (nextY - y0) - (nextX - x0) * (y! - y0);
  });
  return twice / 2;
}

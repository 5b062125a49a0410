import Flatbush from 'flatbush';
import type { Position } from 'geojson';
import { placeBetween, type Ring } from './shapes.ts';

/** Where two edges meet in a way rings must not. Rings and vertices count from 0; `ring` ≤ `otherRing`. */
export interface Meeting {
  readonly ring: number;
  readonly vertex: number;
  readonly otherRing: number;
  readonly otherVertex: number;
  readonly at: Position;
  /** `cross` = through each other, `along` = on top of each other, `touch` = an end of one on the other. */
  readonly kind: 'cross' | 'along' | 'touch';
  /** For `along`: both edges run the same way, so both rings have their inside on the same side of it. */
  readonly sameWay: boolean;
}

/**
 * Places where edges of closed rings meet other than at the vertex two neighbours share. An index over edge boxes
 * keeps it near-linear: 200 000 vertices in about a second.
 * @param limit stop after so many
 */
export function findMeetings(rings: readonly Ring[], limit: number): Meeting[] {
  const edges = rings.flatMap((ring, ringIndex) =>
    ring.slice(1).map((to, vertex) => ({ ring: ringIndex, vertex, count: ring.length - 1, from: ring[vertex]!, to })),
  );
  const found: Meeting[] = [];
  if (edges.length === 0) return found;
  const index = new Flatbush(edges.length);
  for (const { from, to } of edges) {
    index.add(
      Math.min(from[0]!, to[0]!),
      Math.min(from[1]!, to[1]!),
      Math.max(from[0]!, to[0]!),
      Math.max(from[1]!, to[1]!),
    );
  }
  index.finish();
  for (let i = 0; i < edges.length && found.length < limit; i++) {
    const { from, to, ring, vertex, count } = edges[i]!;
    const [west, east] = from[0]! < to[0]! ? [from[0]!, to[0]!] : [to[0]!, from[0]!];
    const [south, north] = from[1]! < to[1]! ? [from[1]!, to[1]!] : [to[1]!, from[1]!];
    for (const j of index.search(west, south, east, north, (other) => other > i)) {
      const other = edges[j]!;
      const step = ring === other.ring ? other.vertex - vertex : 0;
      const neighbours = step === 1 ? to : step === count - 1 && step > 0 ? from : null;
      const meeting = meet(from, to, other.from, other.to, neighbours);
      if (meeting === null) continue;
      const sameWay =
        (to[0]! - from[0]!) * (other.to[0]! - other.from[0]!) + (to[1]! - from[1]!) * (other.to[1]! - other.from[1]!) >
        0;
      found.push({ ring, vertex, otherRing: other.ring, otherVertex: other.vertex, sameWay, ...meeting });
      if (found.length >= limit) break;
    }
  }
  return found.sort((a, b) => a.ring - b.ring || a.vertex - b.vertex || a.otherVertex - b.otherVertex);
}

/** Twice the signed area of the triangle a, b, c; computed from a, so that nearby places do not cancel. */
function turn(a: Position, b: Position, c: Position): number {
  return (b[0]! - a[0]!) * (c[1]! - a[1]!) - (b[1]! - a[1]!) * (c[0]! - a[0]!);
}

function meet(
  a: Position,
  b: Position,
  c: Position,
  d: Position,
  shared: Position | null,
): Pick<Meeting, 'at' | 'kind'> | null {
  const abc = turn(a, b, c);
  const abd = turn(a, b, d);
  const cda = turn(c, d, a);
  const cdb = turn(c, d, b);
  if (abc === 0 && abd === 0) return along(a, b, c, d, shared);
  if (abc * abd > 0 || cda * cdb > 0) return null;
  const touching = [abc === 0 ? c : null, abd === 0 ? d : null, cda === 0 ? a : null, cdb === 0 ? b : null].find(
    (place) => place !== null,
  );
  if (touching !== undefined) return shared !== null ? null : { at: touching, kind: 'touch' };
  if (shared !== null) return null;
  return { at: placeBetween(a, b, cda / (cda - cdb)), kind: 'cross' };
}

/** Edges on one line: they meet where their spans do. Neighbours that fold back on each other make a spike. */
function along(
  a: Position,
  b: Position,
  c: Position,
  d: Position,
  shared: Position | null,
): Pick<Meeting, 'at' | 'kind'> | null {
  const axis = Math.abs(b[0]! - a[0]!) >= Math.abs(b[1]! - a[1]!) ? 0 : 1;
  const low = Math.max(Math.min(a[axis]!, b[axis]!), Math.min(c[axis]!, d[axis]!));
  const high = Math.min(Math.max(a[axis]!, b[axis]!), Math.max(c[axis]!, d[axis]!));
  if (low > high) return null;
  const at = [a, b, c, d].find((place) => place[axis] === low)!;
  if (low === high) return shared !== null ? null : { at, kind: 'touch' };
  return { at: shared ?? at, kind: 'along' };
}

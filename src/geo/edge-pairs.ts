import { boxDistance2, boxesAt, childrenOf, type EdgeSet } from './edges.ts';
import type { Scale } from './ellipsoid.ts';
import { type Closest, closestOfSegments } from './segment.ts';

interface Node {
  readonly level: number;
  readonly box: number;
}

/**
 * Calls back with pairs of chunks whose boxes are no farther apart than a limit, near ones first. Boxes of both sets are
 * opened together from the top, so that what lies far apart costs one comparison.
 * @param limit2 squared metres; may shrink from one call to the next; a negative one ends the search
 */
export function forChunkPairs(
  a: EdgeSet,
  b: EdgeSet,
  scale: Scale,
  limit2: () => number,
  visit: (chunkA: number, chunkB: number) => void,
): void {
  const distance2 = (p: Node, q: Node) => boxDistance2(boxesAt(a, p.level), p.box, boxesAt(b, q.level), q.box, scale);
  const open = (p: Node, q: Node): void => {
    if (p.level === 0 && q.level === 0) {
      visit(p.box, q.box);
      return;
    }
    const pairs: { p: Node; q: Node; d2: number }[] = [];
    const openA = p.level >= q.level;
    for (const box of childrenOf(openA ? a : b, openA ? p : q)) {
      const child = { level: (openA ? p : q).level - 1, box };
      const pair = openA ? { p: child, q } : { p, q: child };
      const d2 = distance2(pair.p, pair.q);
      if (d2 <= limit2()) pairs.push({ ...pair, d2 });
    }
    for (const pair of pairs.sort((one, other) => one.d2 - other.d2)) {
      if (pair.d2 <= limit2()) open(pair.p, pair.q);
    }
  };
  const topsOf = (set: EdgeSet): Node[] => {
    const level = set.upper.length;
    return Array.from({ length: boxesAt(set, level).length / 4 }, (_, box) => ({ level, box }));
  };
  for (const p of topsOf(a)) for (const q of topsOf(b)) if (distance2(p, q) <= limit2()) open(p, q);
}

/** Whether some edges of two sets in degrees come within a distance of each other, metres in the flat frame of `scale`. */
export function edgesMeet(a: EdgeSet, b: EdgeSet, scale: Scale, withinM: number): boolean {
  let met = false;
  forChunkPairs(
    a,
    b,
    scale,
    () => (met ? -1 : withinM * withinM),
    (chunkA, chunkB) => {
      for (let i = a.chunkStart[chunkA]!; i < a.chunkStart[chunkA + 1]! && !met; i++) {
        for (let j = b.chunkStart[chunkB]!; j < b.chunkStart[chunkB + 1]! && !met; j++) {
          met = closestOfEdges(a, i, b, j, scale).d2 <= withinM * withinM;
        }
      }
    },
  );
  return met;
}

/** Closest places of two edges, in metres from the start of the first: near the origin doubles keep nanometres. */
export function closestOfEdges(
  a: EdgeSet,
  edgeA: number,
  b: EdgeSet,
  edgeB: number,
  { eastM, northM }: Scale,
): Closest {
  const p = a.coords;
  const q = b.coords;
  const i = edgeA * 4;
  const j = edgeB * 4;
  const lon = p[i]!;
  const lat = p[i + 1]!;
  return closestOfSegments(
    0,
    0,
    (p[i + 2]! - lon) * eastM,
    (p[i + 3]! - lat) * northM,
    (q[j]! - lon) * eastM,
    (q[j + 1]! - lat) * northM,
    (q[j + 2]! - lon) * eastM,
    (q[j + 3]! - lat) * northM,
  );
}

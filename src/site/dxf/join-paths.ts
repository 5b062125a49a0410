import type { Position } from 'geojson';
import { samePlace } from '../rings.ts';

/** Lines laid end to end: those that come back to their start, and those that do not. */
export interface JoinedPaths {
  readonly rings: Position[][];
  readonly chains: Position[][];
}

/**
 * Joins paths whose ends meet (1 mm) where exactly two ends meet; at a fork nothing is guessed and the paths stay apart.
 */
export function joinPaths(paths: readonly Position[][]): JoinedPaths {
  const ends = new Map<string, { path: number; place: Position }[]>();
  const near = (place: Position): string[] => {
    const [x, y] = place.map((value) => Math.round(value * 100));
    return [-1, 0, 1].flatMap((i) => [-1, 0, 1].map((j) => `${x! + i} ${y! + j}`));
  };
  paths.forEach((path, index) => {
    for (const place of [path[0]!, path.at(-1)!]) {
      const key = near(place)[4]!;
      ends.set(key, [...(ends.get(key) ?? []), { path: index, place }]);
    }
  });
  const used = new Set<number>();
  const nextAt = (place: Position, from: number): number | null => {
    const meeting = near(place).flatMap((key) => (ends.get(key) ?? []).filter((end) => samePlace(end.place, place)));
    const other = meeting.filter(({ path }) => path !== from);
    return meeting.length === 2 && other.length === 1 && !used.has(other[0]!.path) ? other[0]!.path : null;
  };
  const extend = (chain: Position[], last: number): Position[] => {
    for (let from = last; ; ) {
      const next = nextAt(chain.at(-1)!, from);
      if (next === null) return chain;
      used.add(next);
      const path = paths[next]!;
      const onward = samePlace(path[0]!, chain.at(-1)!) ? path : path.toReversed();
      for (const position of onward.slice(1)) chain.push(position);
      from = next;
    }
  };
  const rings: Position[][] = [];
  const chains: Position[][] = [];
  paths.forEach((path, index) => {
    if (used.has(index)) return;
    used.add(index);
    const chain = extend(extend([...path], index).toReversed(), index);
    const closes = chain.length > 3 && samePlace(chain[0]!, chain.at(-1)!);
    if (closes) rings.push([...chain.slice(0, -1), chain[0]!]);
    else chains.push(chain);
  });
  return { rings, chains };
}

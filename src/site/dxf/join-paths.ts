import type { Position } from 'geojson';
import { samePlace } from '../rings.ts';

/** Lines laid end to end: those that come back to their start, and those that do not. */
export interface JoinedPaths {
  readonly rings: Position[][];
  readonly chains: Position[][];
}

/** A place where paths end, with the paths that do. */
interface Junction {
  readonly place: Position;
  readonly paths: number[];
}

/** Ends are looked up in squares of this size, larger than the tolerance of `samePlace`. */
const CELLS_PER_M = 100;

/**
 * Joins paths whose ends meet (1 mm) where exactly two ends meet; at a fork nothing is guessed and the paths stay apart.
 */
export function joinPaths(paths: readonly Position[][]): JoinedPaths {
  const junctionOf = junctions();
  const ends = paths.map((path, index) =>
    [path[0]!, path.at(-1)!].map((place) => {
      const junction = junctionOf(place);
      junction.paths.push(index);
      return junction;
    }),
  );
  const used = new Set<number>();
  /** Goes on from the end of a chain for as long as one path, and only one, goes on. */
  const extend = (chain: Position[], from: Junction): Position[] => {
    for (let at = from; ; ) {
      const next = at.paths.length === 2 ? at.paths.find((path) => !used.has(path)) : undefined;
      if (next === undefined) return chain;
      used.add(next);
      const [begin, end] = ends[next] as [Junction, Junction];
      const onward = begin === at ? paths[next]! : paths[next]!.toReversed();
      for (const position of onward.slice(1)) chain.push(position);
      at = begin === at ? end : begin;
    }
  };
  const rings: Position[][] = [];
  const chains: Position[][] = [];
  paths.forEach((path, index) => {
    if (used.has(index)) return;
    used.add(index);
    const [begin, end] = ends[index] as [Junction, Junction];
    const chain = extend(extend([...path], end).toReversed(), begin);
    const closes = chain.length > 3 && samePlace(chain[0]!, chain.at(-1)!);
    if (closes) rings.push([...chain.slice(0, -1), chain[0]!]);
    else chains.push(chain);
  });
  return { rings, chains };
}

/** Finds the junction at a place, or makes one. */
function junctions(): (place: Position) => Junction {
  const cells = new Map<string, Junction[]>();
  return (place) => {
    const [x, y] = place.map((value) => Math.round(value * CELLS_PER_M)) as [number, number];
    for (let i = -1; i <= 1; i++) {
      for (let j = -1; j <= 1; j++) {
        const found = cells.get(`${x + i} ${y + j}`)?.find((junction) => samePlace(junction.place, place));
        if (found) return found;
      }
    }
    const junction: Junction = { place, paths: [] };
    const key = `${x} ${y}`;
    const cell = cells.get(key);
    if (cell) cell.push(junction);
    else cells.set(key, [junction]);
    return junction;
  };
}

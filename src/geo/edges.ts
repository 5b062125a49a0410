import type { Position } from 'geojson';
import type { Scale } from './ellipsoid.ts';
import { pointSegment2 } from './segment.ts';
import type { Bbox } from './shapes.ts';

/**
 * Edges of a geometry, packed: four numbers each (lon, lat, lon, lat in degrees), the box of every run of up to `CHUNK`
 * consecutive edges, and boxes over every `FAN` boxes below, up to a handful: a question about a place looks at boxes
 * first. A lone position is an edge of length zero. The same form serves a parcel and a ring of 200 000 vertices.
 */
export interface EdgeSet {
  readonly count: number;
  readonly coords: Float64Array;
  /** First edge of every chunk, and `count` at the end. */
  readonly chunkStart: Uint32Array;
  /** west, south, east, north of every chunk. */
  readonly chunkBox: Float64Array;
  /** Boxes over chunk boxes, then over those, and so on. */
  readonly upper: readonly Float64Array[];
}

const CHUNK = 16;
const FAN = 16;

export function packEdges(paths: readonly (readonly Position[])[]): EdgeSet {
  const edgesIn = (path: readonly Position[]) => (path.length === 1 ? 1 : Math.max(0, path.length - 1));
  const count = paths.reduce((sum, path) => sum + edgesIn(path), 0);
  const coords = new Float64Array(count * 4);
  const chunkStart: number[] = [];
  let edge = 0;
  for (const path of paths) {
    const edges = edgesIn(path);
    for (let i = 0; i < edges; i++) {
      const from = path[i]!;
      const to = path.length === 1 ? from : path[i + 1]!;
      if (i % CHUNK === 0) chunkStart.push(edge);
      const k = edge++ * 4;
      coords[k] = from[0]!;
      coords[k + 1] = from[1]!;
      coords[k + 2] = to[0]!;
      coords[k + 3] = to[1]!;
    }
  }
  return boxed(coords, Uint32Array.from([...chunkStart, count]));
}

/** Edges with boxes over their chunks. */
function boxed(coords: Float64Array, chunkStart: Uint32Array): EdgeSet {
  const chunkBox = new Float64Array((chunkStart.length - 1) * 4);
  for (let chunk = 0; chunk + 1 < chunkStart.length; chunk++) {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let k = chunkStart[chunk]! * 4; k < chunkStart[chunk + 1]! * 4; k += 2) {
      west = Math.min(west, coords[k]!);
      east = Math.max(east, coords[k]!);
      south = Math.min(south, coords[k + 1]!);
      north = Math.max(north, coords[k + 1]!);
    }
    const box = chunk * 4;
    chunkBox[box] = west;
    chunkBox[box + 1] = south;
    chunkBox[box + 2] = east;
    chunkBox[box + 3] = north;
  }
  return { count: coords.length / 4, coords, chunkStart, chunkBox, upper: upperBoxes(chunkBox) };
}

function upperBoxes(chunkBox: Float64Array): Float64Array[] {
  const levels: Float64Array[] = [];
  for (let below = chunkBox; below.length > FAN * 4; below = levels.at(-1)!) {
    const boxes = new Float64Array(Math.ceil(below.length / 4 / FAN) * 4);
    for (let i = 0; i < boxes.length; i += 4) {
      boxes.set([Infinity, Infinity, -Infinity, -Infinity], i);
      for (let k = i * FAN; k < Math.min((i + 4) * FAN, below.length); k += 4) {
        boxes[i] = Math.min(boxes[i]!, below[k]!);
        boxes[i + 1] = Math.min(boxes[i + 1]!, below[k + 1]!);
        boxes[i + 2] = Math.max(boxes[i + 2]!, below[k + 2]!);
        boxes[i + 3] = Math.max(boxes[i + 3]!, below[k + 3]!);
      }
    }
    levels.push(boxes);
  }
  return levels;
}

/** Both ends of an edge: x, y, x, y in the unit of the set. */
export type Edge = readonly [number, number, number, number];

export function edgeAt({ coords }: EdgeSet, edge: number): Edge {
  const k = edge * 4;
  return [coords[k]!, coords[k + 1]!, coords[k + 2]!, coords[k + 3]!];
}

/** Boxes of a level, 0 being those of the chunks. */
export function boxesAt(set: EdgeSet, level: number): Float64Array {
  return level === 0 ? set.chunkBox : set.upper[level - 1]!;
}

/** Squared metres between box `i` of one set and box `j` of another; 0 when they meet. */
export function boxDistance2(a: Float64Array, i: number, b: Float64Array, j: number, scale: Scale): number {
  const p = i * 4;
  const q = j * 4;
  const dx = Math.max(0, a[p]! - b[q + 2]!, b[q]! - a[p + 2]!) * scale.eastM;
  const dy = Math.max(0, a[p + 1]! - b[q + 3]!, b[q + 1]! - a[p + 3]!) * scale.northM;
  return dx * dx + dy * dy;
}

/** Numbers of the boxes one level below that a box is made of. */
export function* childrenOf(set: EdgeSet, { level, box }: { level: number; box: number }): Generator<number> {
  const end = Math.min((box + 1) * FAN, boxesAt(set, level - 1).length / 4);
  for (let child = box * FAN; child < end; child++) yield child;
}

/** [west, south, east, north] of all edges, in the unit of the set. */
export function boundsOf(set: EdgeSet): Bbox {
  const boxes = boxesAt(set, set.upper.length);
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let k = 0; k < boxes.length; k++) box[k % 4] = Math[k % 4 < 2 ? 'min' : 'max'](box[k % 4]!, boxes[k]!);
  return box as unknown as Bbox;
}

/** Calls back with every edge whose chunk box meets the box, in the unit of the set; `false` from it ends the search. */
export function forEdgesNear(
  set: EdgeSet,
  west: number,
  south: number,
  east: number,
  north: number,
  visit: (edge: number) => unknown,
): void {
  const search = (level: number, first: number, end: number): boolean => {
    const boxes = boxesAt(set, level);
    for (let i = first; i < end; i++) {
      const k = i * 4;
      if (boxes[k]! > east || boxes[k + 2]! < west || boxes[k + 1]! > north || boxes[k + 3]! < south) continue;
      if (level > 0) {
        if (!search(level - 1, i * FAN, Math.min((i + 1) * FAN, boxesAt(set, level - 1).length / 4))) return false;
        continue;
      }
      for (let edge = set.chunkStart[i]!; edge < set.chunkStart[i + 1]!; edge++) {
        if (visit(edge) === false) return false;
      }
    }
    return true;
  };
  const top = set.upper.length;
  search(top, 0, boxesAt(set, top).length / 4);
}

/**
 * Whether a place lies in the area that the edges of closed rings bound, holes taken out: crossings of the ray to the
 * west. A place on an edge may come out either way.
 */
export function isInsideEdges(set: EdgeSet, x: number, y: number): boolean {
  const { coords } = set;
  let inside = false;
  forEdgesNear(set, -Infinity, y, x, y, (edge) => {
    const k = edge * 4;
    const y0 = coords[k + 1]!;
    const y1 = coords[k + 3]!;
    if (y0 > y === y1 > y) return;
    if (coords[k]! + ((y - y0) * (coords[k + 2]! - coords[k]!)) / (y1 - y0) < x) inside = !inside;
  });
  return inside;
}

/** The same edges as metres east and north of a place; boxes too. */
export function toMetres(set: EdgeSet, origin: Position, scale: Scale): EdgeSet {
  const move = (values: Float64Array) =>
    values.map((value, i) => (i % 2 === 0 ? (value - origin[0]!) * scale.eastM : (value - origin[1]!) * scale.northM));
  return { ...set, coords: move(set.coords), chunkBox: move(set.chunkBox), upper: set.upper.map(move) };
}

/**
 * The edges of a set in degrees that may lie in a box, as metres east and north of a place: of a long border only what
 * matters there.
 */
export function metresWithin(set: EdgeSet, box: Bbox, origin: Position, scale: Scale): EdgeSet {
  const found: number[] = [];
  forEdgesNear(set, ...box, (edge) => {
    for (let k = edge * 4; k < edge * 4 + 4; k += 2) {
      found.push((set.coords[k]! - origin[0]!) * scale.eastM, (set.coords[k + 1]! - origin[1]!) * scale.northM);
    }
  });
  const count = found.length / 4;
  const chunkStart = Uint32Array.from({ length: Math.ceil(count / CHUNK) + 1 }, (_, i) => Math.min(i * CHUNK, count));
  return boxed(Float64Array.from(found), chunkStart);
}

/** Distance from a place to the nearest edge, in the unit of a set made by `toMetres`; infinite without edges. */
export function distanceToEdges(set: EdgeSet, x: number, y: number): number {
  const { coords, chunkStart } = set;
  let best = Infinity;
  const look = (level: number, i: number): void => {
    if (level > 0) {
      search(level - 1, i * FAN, Math.min((i + 1) * FAN, boxesAt(set, level - 1).length / 4));
      return;
    }
    for (let k = chunkStart[i]! * 4; k < chunkStart[i + 1]! * 4; k += 4) {
      best = Math.min(best, pointSegment2(x, y, coords[k]!, coords[k + 1]!, coords[k + 2]!, coords[k + 3]!));
    }
  };
  // The nearest box first: what it holds spares most of the others.
  const search = (level: number, first: number, end: number): void => {
    const boxes = boxesAt(set, level);
    let nearest = -1;
    let least = best;
    for (let i = first; i < end; i++) {
      const d2 = placeToBox2(boxes, i, x, y);
      if (d2 < least) {
        least = d2;
        nearest = i;
      }
    }
    if (nearest < 0) return;
    look(level, nearest);
    for (let i = first; i < end; i++) if (i !== nearest && placeToBox2(boxes, i, x, y) < best) look(level, i);
  };
  const top = set.upper.length;
  search(top, 0, boxesAt(set, top).length / 4);
  return Math.sqrt(best);
}

function placeToBox2(boxes: Float64Array, i: number, x: number, y: number): number {
  const k = i * 4;
  const dx = Math.max(0, boxes[k]! - x, x - boxes[k + 2]!);
  const dy = Math.max(0, boxes[k + 1]! - y, y - boxes[k + 3]!);
  return dx * dx + dy * dy;
}

import type { Position } from 'geojson';
import type { Scale } from './ellipsoid.ts';
import { pointSegment2 } from './segment.ts';

/**
 * Edges of a geometry, packed: four numbers each (lon, lat, lon, lat in degrees), and the box of every run of up to
 * `CHUNK` consecutive edges, so that a question about a place looks at boxes first. A lone position is an edge of
 * length zero. The same form serves a parcel and a ring of 200 000 vertices.
 */
export interface EdgeSet {
  readonly count: number;
  readonly coords: Float64Array;
  /** First edge of every chunk, and `count` at the end. */
  readonly chunkStart: Uint32Array;
  /** west, south, east, north of every chunk. */
  readonly chunkBox: Float64Array;
}

const CHUNK = 16;

export function packEdges(paths: readonly (readonly Position[])[]): EdgeSet {
  let count = 0;
  let chunks = 0;
  for (const path of paths) {
    const edges = path.length === 1 ? 1 : Math.max(0, path.length - 1);
    count += edges;
    chunks += Math.ceil(edges / CHUNK);
  }
  const coords = new Float64Array(count * 4);
  const chunkStart = new Uint32Array(chunks + 1);
  const chunkBox = new Float64Array(chunks * 4);
  let edge = 0;
  let chunk = 0;
  for (const path of paths) {
    const edges = path.length === 1 ? 1 : path.length - 1;
    for (let i = 0; i < edges; i++) {
      const from = path[i]!;
      const to = path.length === 1 ? from : path[i + 1]!;
      coords.set([from[0]!, from[1]!, to[0]!, to[1]!], edge * 4);
      if (i % CHUNK === 0) {
        chunkStart[chunk] = edge;
        chunkBox.set([Infinity, Infinity, -Infinity, -Infinity], chunk * 4);
        chunk++;
      }
      const box = (chunk - 1) * 4;
      chunkBox[box] = Math.min(chunkBox[box]!, from[0]!, to[0]!);
      chunkBox[box + 1] = Math.min(chunkBox[box + 1]!, from[1]!, to[1]!);
      chunkBox[box + 2] = Math.max(chunkBox[box + 2]!, from[0]!, to[0]!);
      chunkBox[box + 3] = Math.max(chunkBox[box + 3]!, from[1]!, to[1]!);
      edge++;
    }
  }
  chunkStart[chunks] = count;
  return { count, coords, chunkStart, chunkBox };
}

/** Squared metres between box `i` of one set and box `j` of another; 0 when they meet. */
export function boxDistance2(a: Float64Array, i: number, b: Float64Array, j: number, scale: Scale): number {
  const p = i * 4;
  const q = j * 4;
  const dx = Math.max(0, a[p]! - b[q + 2]!, b[q]! - a[p + 2]!) * scale.eastM;
  const dy = Math.max(0, a[p + 1]! - b[q + 3]!, b[q + 1]! - a[p + 3]!) * scale.northM;
  return dx * dx + dy * dy;
}

/** Calls back with every edge whose chunk box meets the box, degrees. */
export function forEdgesNear(
  set: EdgeSet,
  west: number,
  south: number,
  east: number,
  north: number,
  visit: (edge: number) => void,
): void {
  const { chunkBox, chunkStart } = set;
  for (let chunk = 0; chunk + 1 < chunkStart.length; chunk++) {
    const k = chunk * 4;
    if (chunkBox[k]! > east || chunkBox[k + 2]! < west || chunkBox[k + 1]! > north || chunkBox[k + 3]! < south)
      continue;
    for (let edge = chunkStart[chunk]!; edge < chunkStart[chunk + 1]!; edge++) visit(edge);
  }
}

/** The same edges as metres east and north of a place; chunk boxes too. */
export function toMetres(set: EdgeSet, origin: Position, scale: Scale): EdgeSet {
  const move = (values: Float64Array) =>
    values.map((value, i) => (i % 2 === 0 ? (value - origin[0]!) * scale.eastM : (value - origin[1]!) * scale.northM));
  return { ...set, coords: move(set.coords), chunkBox: move(set.chunkBox) };
}

/** Distance from a place to the nearest edge, in the unit of a set made by `toMetres`; infinite without edges. */
export function distanceToEdges(set: EdgeSet, x: number, y: number): number {
  const { chunkBox, chunkStart, coords } = set;
  let best = Infinity;
  for (let chunk = 0; chunk + 1 < chunkStart.length; chunk++) {
    const k = chunk * 4;
    const dx = Math.max(0, chunkBox[k]! - x, x - chunkBox[k + 2]!);
    const dy = Math.max(0, chunkBox[k + 1]! - y, y - chunkBox[k + 3]!);
    if (dx * dx + dy * dy >= best) continue;
    for (let i = chunkStart[chunk]! * 4; i < chunkStart[chunk + 1]! * 4; i += 4) {
      best = Math.min(best, pointSegment2(x, y, coords[i]!, coords[i + 1]!, coords[i + 2]!, coords[i + 3]!));
    }
  }
  return Math.sqrt(best);
}

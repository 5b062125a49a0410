import { type EdgeSet, edgeAt, isInsideEdges } from './edges.ts';
import { pointSegment2 } from './segment.ts';

/** Where depth is looked for, metres of one frame: what closed rings enclose, or places on the edges themselves. */
export interface Region {
  readonly edges: EdgeSet;
  readonly filled: boolean;
}

/** Middle and half the side, metres. */
export interface Square {
  readonly x: number;
  readonly y: number;
  readonly halfM: number;
}

/**
 * A square of a search for the greatest depth. Once they are few, it knows the edges of the region that pass through it
 * and the edges of the border that can be the nearest one to some place in it; until then boxes are asked.
 */
export interface Cell extends Square {
  /** Numbers of the region's edges in the cell; null for more than are listed. */
  readonly edges: readonly number[] | null;
  /** Numbers of the border's edges that may be nearest; null likewise. */
  readonly near: readonly number[] | null;
  /** No place in the cell is deeper than this. */
  readonly limitM: number;
}

/** A place and its depth, metres. */
export interface Deep {
  readonly x: number;
  readonly y: number;
  readonly depthM: number;
}

/** Whether an edge passes through a square. */
export function meetsSquare({ coords }: EdgeSet, edge: number, { x, y, halfM }: Square): boolean {
  const k = edge * 4;
  const ax = coords[k]! - x;
  const ay = coords[k + 1]! - y;
  const bx = coords[k + 2]! - x;
  const by = coords[k + 3]! - y;
  if (Math.min(ax, bx) > halfM || Math.max(ax, bx) < -halfM) return false;
  if (Math.min(ay, by) > halfM || Math.max(ay, by) < -halfM) return false;
  // The four corners lie on one side of the line when its distance from the middle exceeds theirs.
  const [dx, dy] = [bx - ax, by - ay];
  return Math.abs(dx * ay - dy * ax) <= halfM * (Math.abs(dx) + Math.abs(dy));
}

/**
 * Places whose convex hull holds all of the region in a cell: where the region's edges enter, end and leave, and the
 * corners of the cell that lie inside. They belong to the region themselves.
 */
export function extremesOf(region: Region, { x, y, halfM }: Square, edges: readonly number[]): number[] {
  const places: number[] = [];
  for (const edge of edges) addClipped(places, region.edges, edge, { x, y, halfM });
  if (!region.filled) return places;
  for (const [dx, dy] of CORNERS) {
    const [cx, cy] = [x + dx * halfM, y + dy * halfM];
    // A cell without edges lies inside altogether.
    if (edges.length === 0 || isInsideEdges(region.edges, cx, cy)) places.push(cx, cy);
  }
  return places;
}

export const CORNERS = [
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
] as const;

/** Both ends of the part of an edge inside the square. */
function addClipped(places: number[], { coords }: EdgeSet, edge: number, { x, y, halfM }: Square): void {
  const k = edge * 4;
  const [ax, ay] = [coords[k]!, coords[k + 1]!];
  const [dx, dy] = [coords[k + 2]! - ax, coords[k + 3]! - ay];
  let from = 0;
  let to = 1;
  for (const [start, step, middle] of [
    [ax, dx, x],
    [ay, dy, y],
  ] as const) {
    if (step === 0) continue;
    const [p, q] = [(middle - halfM - start) / step, (middle + halfM - start) / step];
    from = Math.max(from, Math.min(p, q));
    to = Math.min(to, Math.max(p, q));
  }
  if (from > to) return;
  places.push(ax + from * dx, ay + from * dy, ax + to * dx, ay + to * dy);
}

/**
 * Greatest depth possible in the convex hull of some places, and the deepest of the places themselves. Distance to one
 * straight edge is convex, so are means of two, and a convex function is greatest at an extreme place; depth is the least
 * of the distances, so any one of them, or the mean of any two, bounds it. Means matter on the ridge between two banks.
 * @param near edges that can be nearest to a place of the hull; not empty
 */
export function depthLimitM(
  border: EdgeSet,
  near: readonly number[],
  places: readonly number[],
): { limitM: number; deepest: Deep } {
  const count = places.length / 2;
  const distancesM = new Float64Array(near.length * count);
  const depthsM = new Float64Array(count).fill(Infinity);
  let limitM = Infinity;
  let lowest = 0;
  near.forEach((edge, row) => {
    const [ax, ay, bx, by] = edgeAt(border, edge);
    let most = 0;
    for (let i = 0; i < count; i++) {
      const distanceM = Math.sqrt(pointSegment2(places[2 * i]!, places[2 * i + 1]!, ax, ay, bx, by));
      distancesM[row * count + i] = distanceM;
      if (distanceM < depthsM[i]!) depthsM[i] = distanceM;
      if (distanceM > most) most = distanceM;
    }
    if (most < limitM) {
      limitM = most;
      lowest = row;
    }
  });
  for (let row = 0; row < near.length; row++) {
    let most = 0;
    for (let i = 0; i < count; i++) {
      most = Math.max(most, (distancesM[row * count + i]! + distancesM[lowest * count + i]!) / 2);
    }
    limitM = Math.min(limitM, most);
  }
  let best = 0;
  for (let i = 1; i < count; i++) if (depthsM[i]! > depthsM[best]!) best = i;
  return { limitM, deepest: { x: places[2 * best]!, y: places[2 * best + 1]!, depthM: depthsM[best]! } };
}

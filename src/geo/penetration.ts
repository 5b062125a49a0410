import type { Position } from 'geojson';
import { type Cell, CORNERS, type Deep, depthLimitM, extremesOf, meetsSquare, type Region } from './cell.ts';
import { nearestEdges } from './distance.ts';
import { boundsOf, distanceToEdges, type EdgeSet, forEdgesNear, isInsideEdges, packEdges, toMetres } from './edges.ts';
import { scaleAt } from './ellipsoid.ts';
import { pointSegment2 } from './segment.ts';
import { bboxOfPaths, type Rings } from './shapes.ts';

/** The search stops when no place can be deeper by more than a millimetre, or by this share of the depth. */
const TOLERANCE_M = 1e-3;
const TOLERANCE_SHARE = 1e-4;
/** Farther than this from the frame's own latitude its east scale is wrong by more than 2e-4; then a second look pays. */
const FRAME_REACH_M = 1800;
/** … or after so many cells; the result is then still a depth that occurs, only perhaps not the greatest. */
const MAX_CELLS = 40_000;
/** A cell is judged by all its places and edges when there are at most so many pairs of them; else it is quartered. */
const MAX_PAIRS = 4000;

/** Depth below a border, and where. */
export interface Depth {
  readonly depthM: number;
  readonly at: Position;
}

/** Polygons, or lines and single positions. */
type Pieces = { readonly areas: readonly Rings[] } | { readonly lines: readonly (readonly Position[])[] };

/**
 * Greatest distance from a point of some polygons, lines or points to the border of a zone (READINGS 7). Branch and bound
 * over squares: one that cannot hold anything deeper than the deepest place so far is dropped, another one quartered; the
 * bound is in `cell.ts`. Cost grows with the edges near the deepest places, not with all pairs of edges.
 * @returns a depth that occurs, in metres (geodesic), at most 1 mm + 3e-4 of it short of the greatest; null when there is
 * nothing to search or no border
 */
export function deepestPoint(pieces: Pieces, border: EdgeSet): Depth | null {
  const filled = 'areas' in pieces;
  const paths = filled ? pieces.areas.flat() : pieces.lines;
  const [west, south, east, north] = bboxOfPaths(paths);
  if (west > east || border.count === 0) return null;
  const edges = packEdges(paths);
  const deepestFrom = (origin: Position): Position => {
    const scale = scaleAt(origin[1]!);
    const region = { edges: toMetres(edges, origin, scale), filled };
    const { x, y } = new Search(region, toMetres(border, origin, scale)).run();
    return [origin[0]! + x / scale.eastM, origin[1]! + y / scale.northM];
  };
  const middle: Position = [(west + east) / 2, (south + north) / 2];
  let at = deepestFrom(middle);
  const shiftM = Math.abs(at[1]! - middle[1]!) * scaleAt(middle[1]!).northM;
  if (shiftM > FRAME_REACH_M) at = deepestFrom(at);
  return { at, depthM: nearestEdges(packEdges([[at]]), border)!.distanceM };
}

class Search {
  private readonly region: Region;
  private readonly border: EdgeSet;
  private deepest: Deep;
  private cellsLeft = MAX_CELLS;

  constructor(region: Region, border: EdgeSet) {
    this.region = region;
    this.border = border;
    const [x, y] = [region.edges.coords[0]!, region.edges.coords[1]!];
    this.deepest = { x, y, depthM: distanceToEdges(border, x, y) };
  }

  run(): Deep {
    const root = this.root();
    if (root !== null) this.quarter(root);
    return this.deepest;
  }

  /** A square about the whole region. */
  private root(): Cell | null {
    const { edges } = this.region;
    const [west, south, east, north] = boundsOf(edges);
    const [x, y] = [(west + east) / 2, (south + north) / 2];
    const halfM = Math.max(east - west, north - south) / 2 + TOLERANCE_M;
    const reachM = distanceToEdges(this.border, x, y) + 2 * Math.SQRT2 * halfM;
    const near: number[] = [];
    forEdgesNear(this.border, x - reachM, y - reachM, x + reachM, y + reachM, (edge) => near.push(edge));
    const all = Array.from({ length: edges.count }, (_, edge) => edge);
    return this.judged({ x, y, halfM, edges: all, near, limitM: Infinity });
  }

  private canBeat(limitM: number): boolean {
    return limitM > this.deepest.depthM + Math.max(TOLERANCE_M, TOLERANCE_SHARE * this.deepest.depthM);
  }

  private offer(place: Deep): void {
    if (place.depthM > this.deepest.depthM) this.deepest = place;
  }

  /** The cell with its list of border edges cut down and its limit set; null when it holds nothing of interest. */
  private judged(cell: Cell): Cell | null {
    const { x, y, halfM } = cell;
    const distancesM = cell.near.map((edge) => this.distanceM(edge, x, y));
    const middleM = distancesM.reduce((least, distanceM) => Math.min(least, distanceM), Infinity);
    const reachM = Math.SQRT2 * halfM;
    let limitM = middleM + reachM;
    if (!this.canBeat(limitM)) return null;
    const near = cell.near.filter((_, i) => distancesM[i]! <= middleM + 2 * reachM);
    if ((2 * cell.edges.length + CORNERS.length) * near.length <= MAX_PAIRS) {
      const places = extremesOf(this.region, cell);
      if (places.length === 0) return null;
      const found = depthLimitM(this.border, near, places);
      this.offer(found.deepest);
      limitM = Math.min(limitM, found.limitM);
      if (!this.canBeat(limitM)) return null;
    }
    if (middleM > this.deepest.depthM && this.holds(x, y)) this.offer({ x, y, depthM: middleM });
    return { ...cell, near, limitM };
  }

  private holds(x: number, y: number): boolean {
    return this.region.filled && isInsideEdges(this.region.edges, x, y);
  }

  private distanceM(edge: number, x: number, y: number): number {
    const { coords } = this.border;
    const k = edge * 4;
    return Math.sqrt(pointSegment2(x, y, coords[k]!, coords[k + 1]!, coords[k + 2]!, coords[k + 3]!));
  }

  private quarter(cell: Cell): void {
    if (this.cellsLeft-- <= 0 || !this.canBeat(cell.limitM)) return;
    const halfM = cell.halfM / 2;
    const cells: Cell[] = [];
    for (const [dx, dy] of CORNERS) {
      const [x, y] = [cell.x + dx * halfM, cell.y + dy * halfM];
      const edges = cell.edges.filter((edge) => meetsSquare(this.region.edges, edge, x, y, halfM));
      if (edges.length === 0 && !this.holds(x, y)) continue;
      const quarter = this.judged({ ...cell, x, y, halfM, edges });
      if (quarter !== null) cells.push(quarter);
    }
    for (const quarter of cells.sort((a, b) => b.limitM - a.limitM)) this.quarter(quarter);
  }
}

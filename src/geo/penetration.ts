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
/** … or after so many cells; the result is then still a depth that occurs, only perhaps not the greatest. */
const MAX_CELLS = 40_000;
/** Farther than this from the frame's own latitude its east scale is wrong by more than 2e-4; then a second look pays. */
const FRAME_REACH_M = 1800;
/** A yes or no is settled to this much. */
const FINE_M = 1e-5;
/** A list of the region's edges is gone through up to this length; beyond it their boxes are asked. */
const FEW = 64;
/** What a flat frame may be wrong by, as a share. */
const FRAME_SHARE = 1e-3;
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
  const middle = middleOf(pieces);
  if (middle === null || border.count === 0) return null;
  let at = deepestFrom(middle, pieces, border);
  const shiftM = Math.abs(at[1]! - middle[1]!) * scaleAt(middle[1]!).northM;
  if (shiftM > FRAME_REACH_M) at = deepestFrom(at, pieces, border);
  return { at, depthM: nearestEdges(packEdges([[at]]), border)!.distanceM };
}

/** Whether some place of the pieces is deeper than a limit, metres; the search ends as soon as that is known. */
export function isDeeperThan(pieces: Pieces, border: EdgeSet, limitM: number): boolean {
  const middle = middleOf(pieces);
  if (middle === null || border.count === 0) return false;
  const at = deepestFrom(middle, pieces, border, limitM);
  return nearestEdges(packEdges([[at]]), border)!.distanceM > limitM;
}

function pathsOfPieces(pieces: Pieces): readonly (readonly Position[])[] {
  return 'areas' in pieces ? pieces.areas.flat() : pieces.lines;
}

function middleOf(pieces: Pieces): Position | null {
  const [west, south, east, north] = bboxOfPaths(pathsOfPieces(pieces));
  return west > east ? null : [(west + east) / 2, (south + north) / 2];
}

/** The deepest place in the flat frame of a position, or the first one found deeper than `enoughM`. */
function deepestFrom(origin: Position, pieces: Pieces, border: EdgeSet, enoughM = Infinity): Position {
  const scale = scaleAt(origin[1]!);
  const region = { edges: toMetres(packEdges(pathsOfPieces(pieces)), origin, scale), filled: 'areas' in pieces };
  const { x, y } = new Search(region, toMetres(border, origin, scale), enoughM).run();
  return [origin[0]! + x / scale.eastM, origin[1]! + y / scale.northM];
}

class Search {
  private readonly region: Region;
  private readonly border: EdgeSet;
  private deepest: Deep;
  private cellsLeft = MAX_CELLS;
  private readonly enoughM: number;

  constructor(region: Region, border: EdgeSet, enoughM: number) {
    this.region = region;
    this.border = border;
    this.enoughM = enoughM;
    const [x, y] = [region.edges.coords[0]!, region.edges.coords[1]!];
    this.deepest = { x, y, depthM: distanceToEdges(border, x, y) };
  }

  run(): Deep {
    const [west, south, east, north] = boundsOf(this.region.edges);
    const halfM = Math.max(east - west, north - south) / 2 + TOLERANCE_M;
    const root = this.root((west + east) / 2, (south + north) / 2, halfM);
    if (root !== null) this.quarter(root);
    return this.deepest;
  }

  /** A square about the whole region. */
  private root(x: number, y: number, halfM: number): Cell | null {
    const reachM = distanceToEdges(this.border, x, y) + 2 * Math.SQRT2 * halfM;
    const near: number[] = [];
    forEdgesNear(this.border, x - reachM, y - reachM, x + reachM, y + reachM, (edge) => near.push(edge));
    return this.cellAt(x, y, halfM, near, null);
  }

  /** Whether a place of such a depth would be news. */
  private canBeat(limitM: number): boolean {
    const { depthM } = this.deepest;
    if (this.enoughM === Infinity) return limitM > depthM + Math.max(TOLERANCE_M, TOLERANCE_SHARE * depthM);
    const told = depthM > this.enoughM * (1 + FRAME_SHARE);
    return !told && limitM > Math.max(this.enoughM * (1 - FRAME_SHARE), depthM + FINE_M);
  }

  private offer(place: Deep): void {
    if (place.depthM > this.deepest.depthM) this.deepest = place;
  }

  /**
   * A cell with its lists and its limit; null when it holds nothing of interest.
   * @param near edges of the border among which the nearest ones are
   * @param within edges of the region among which those in the cell are; null for any
   */
  private cellAt(
    x: number,
    y: number,
    halfM: number,
    near: readonly number[],
    within: readonly number[] | null,
  ): Cell | null {
    const distancesM = near.map((edge) => this.distanceM(edge, x, y));
    const middleM = distancesM.reduce((least, distanceM) => Math.min(least, distanceM), Infinity);
    const reachM = Math.SQRT2 * halfM;
    if (!this.canBeat(middleM + reachM)) return null;
    const edges = this.edgesIn(x, y, halfM, within);
    const middleInside = this.holds(x, y);
    if (edges.length === 0 && !middleInside) return null;
    const nearer = near.filter((_, i) => distancesM[i]! <= middleM + 2 * reachM);
    if (middleInside) this.offer({ x, y, depthM: middleM });
    const cell = { x, y, halfM, edges, near: nearer, limitM: middleM + reachM };
    if ((2 * edges.length + CORNERS.length) * nearer.length > MAX_PAIRS) return cell;
    const places = extremesOf(this.region, cell);
    if (places.length === 0) return null;
    const found = depthLimitM(this.border, nearer, places);
    this.offer(found.deepest);
    return this.canBeat(found.limitM) ? { ...cell, limitM: Math.min(cell.limitM, found.limitM) } : null;
  }

  private edgesIn(x: number, y: number, halfM: number, within: readonly number[] | null): readonly number[] {
    const { edges } = this.region;
    if (within !== null && within.length <= FEW) return within.filter((edge) => meetsSquare(edges, edge, x, y, halfM));
    const found: number[] = [];
    forEdgesNear(edges, x - halfM, y - halfM, x + halfM, y + halfM, (edge) => {
      if (meetsSquare(edges, edge, x, y, halfM)) found.push(edge);
    });
    return found;
  }

  private holds(x: number, y: number): boolean {
    return this.region.filled && isInsideEdges(this.region.edges, x, y);
  }

  private distanceM(edge: number, x: number, y: number): number {
    const { coords } = this.border;
    const k = edge * 4;
    return Math.sqrt(pointSegment2(x, y, coords[k]!, coords[k + 1]!, coords[k + 2]!, coords[k + 3]!));
  }

  private quarter({ x, y, halfM, near, edges, limitM }: Cell): void {
    if (this.cellsLeft-- <= 0 || !this.canBeat(limitM)) return;
    const half = halfM / 2;
    CORNERS.map(([dx, dy]) => this.cellAt(x + dx * half, y + dy * half, half, near, edges))
      .filter((cell) => cell !== null)
      .sort((a, b) => b.limitM - a.limitM)
      .forEach((cell) => {
        this.quarter(cell);
      });
  }
}

import type { Position } from 'geojson';
import {
  type Cell,
  CORNERS,
  type Deep,
  depthLimitM,
  extremesOf,
  meetsSquare,
  type Region,
  type Square,
} from './cell.ts';
import { geodesicM, nearestEdges } from './distance.ts';
import {
  boundsOf,
  distanceToEdges,
  type EdgeSet,
  forEdgesNear,
  isInsideEdges,
  metresWithin,
  packEdges,
  toMetres,
} from './edges.ts';
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
/** So many edges are listed and judged one by one; beyond it their boxes are asked. */
const FEW = 64;
/** What a flat frame may be wrong by, as a share. */
const FRAME_SHARE = 1e-3;

/** Depth below a border, and where. */
export interface Depth {
  readonly depthM: number;
  readonly at: Position;
}

/** Polygons, or lines and single positions. */
type Pieces = { readonly areas: readonly Rings[] } | { readonly lines: readonly (readonly Position[])[] };

/**
 * Greatest distance from a point of some polygons, lines or points to the border of a zone. Branch and bound
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
  const paths = pathsOfPieces(pieces);
  const region = { edges: toMetres(packEdges(paths), origin, scale), filled: 'areas' in pieces };
  const reachM = (1 + FRAME_SHARE) * reachOf(paths, origin, border);
  const [east, north] = [reachM / scale.eastM, reachM / scale.northM];
  const box = [origin[0]! - east, origin[1]! - north, origin[0]! + east, origin[1]! + north] as const;
  const { x, y } = new Search(region, metresWithin(border, box, origin, scale), enoughM).run();
  return [origin[0]! + x / scale.eastM, origin[1]! + y / scale.northM];
}

/** How far from a position the border can matter: no place is farther off than the corners, and none deeper than so. */
function reachOf(paths: readonly (readonly Position[])[], origin: Position, border: EdgeSet): number {
  const [west, south, east, north] = bboxOfPaths(paths);
  const farM = [west, east].flatMap((lon) => [south, north].map((lat) => geodesicM(origin, [lon, lat])));
  return nearestEdges(packEdges([[origin]]), border)!.distanceM + 2 * Math.max(...farM) + 1;
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

  /** From a square about the whole region down. */
  run(): Deep {
    const [west, south, east, north] = boundsOf(this.region.edges);
    const halfM = Math.max(east - west, north - south) / 2 + TOLERANCE_M;
    const root = this.cellAt({ x: (west + east) / 2, y: (south + north) / 2, halfM }, null, null);
    if (root !== null) this.quarter(root);
    return this.deepest;
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

  /** A cell with its lists and its limit, out of those of the one it lies in; null when it holds nothing of interest. */
  private cellAt(square: Square, nearBefore: Cell['near'], edgesBefore: Cell['edges']): Cell | null {
    const { x, y, halfM } = square;
    const reachM = Math.SQRT2 * halfM;
    const middleM = this.depthM(nearBefore, x, y);
    const limitM = middleM + reachM;
    if (!this.canBeat(limitM)) return null;
    const { edges: own } = this.region;
    const edges = this.listed(own, square, edgesBefore, halfM, (edge) => meetsSquare(own, edge, square));
    const middleInside = this.region.filled && isInsideEdges(own, x, y);
    if (edges?.length === 0 && !middleInside) return null;
    if (middleInside) this.offer({ x, y, depthM: middleM });
    const farM = middleM + 2 * reachM;
    const near = this.listed(this.border, square, nearBefore, farM, (edge) => this.distanceM(edge, x, y) <= farM);
    const cell = { ...square, edges, near, limitM };
    if (edges === null || near === null) return cell;
    const places = extremesOf(this.region, square, edges);
    if (places.length === 0) return null;
    const found = depthLimitM(this.border, near, places);
    this.offer(found.deepest);
    return this.canBeat(found.limitM) ? { ...cell, limitM: Math.min(limitM, found.limitM) } : null;
  }

  /** The wanted ones of the edges within `reachM` of a square's middle along both axes; null when they are too many. */
  private listed(
    set: EdgeSet,
    { x, y }: Square,
    among: readonly number[] | null,
    reachM: number,
    wanted: (edge: number) => boolean,
  ): readonly number[] | null {
    if (among !== null) return among.filter(wanted);
    const found: number[] = [];
    forEdgesNear(set, x - reachM, y - reachM, x + reachM, y + reachM, (edge) => {
      if (wanted(edge)) found.push(edge);
      return found.length <= FEW;
    });
    return found.length <= FEW ? found : null;
  }

  private depthM(near: readonly number[] | null, x: number, y: number): number {
    if (near === null) return distanceToEdges(this.border, x, y);
    return near.reduce((least, edge) => Math.min(least, this.distanceM(edge, x, y)), Infinity);
  }

  private distanceM(edge: number, x: number, y: number): number {
    const { coords } = this.border;
    const k = edge * 4;
    return Math.sqrt(pointSegment2(x, y, coords[k]!, coords[k + 1]!, coords[k + 2]!, coords[k + 3]!));
  }

  private quarter({ x, y, halfM, near, edges, limitM }: Cell): void {
    if (this.cellsLeft-- <= 0 || !this.canBeat(limitM)) return;
    const half = halfM / 2;
    CORNERS.map(([dx, dy]) => this.cellAt({ x: x + dx * half, y: y + dy * half, halfM: half }, near, edges))
      .filter((cell) => cell !== null)
      .sort((a, b) => b.limitM - a.limitM)
      .forEach((cell) => {
        this.quarter(cell);
      });
  }
}

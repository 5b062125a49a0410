import { tesselate } from '@turf/turf';
import type { Position } from 'geojson';
import { type Cell, type Corner, depthLimitM, longestSideFirst, longestSideM, sharperDepthLimitM } from './cell.ts';
import { distanceToEdges, type EdgeSet, forEdgesNear, toMetres } from './edges.ts';
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

/** Depth below a border, and where. */
export interface Depth {
  readonly depthM: number;
  readonly at: Position;
}

interface Pieces {
  readonly areas?: readonly Rings[];
  readonly lines?: readonly (readonly Position[])[];
}

type Segment = readonly [number, number, number, number];

/**
 * Greatest distance from a point of some polygons or lines to the border of a zone (READINGS 7). Branch and bound:
 * polygons are cut into triangles, and a triangle that cannot hold anything deeper than the deepest corner so far is
 * dropped, another one halved; the bound is in `cell.ts`.
 * @returns a depth that occurs, in metres, at most 1 mm + 3e-4 of it short of the greatest; null when there is nothing to
 * search or no border
 */
export function deepestPoint(pieces: Pieces, border: EdgeSet): Depth | null {
  const places = [...(pieces.areas ?? []).flat(), ...(pieces.lines ?? [])];
  const [west, south, east, north] = bboxOfPaths(places);
  if (west > east || border.count === 0) return null;
  const middle: Position = [(west + east) / 2, (south + north) / 2];
  const found = search(pieces, border, middle);
  const shiftM = Math.abs(found.at[1]! - middle[1]!) * scaleAt(middle[1]!).northM;
  if (shiftM > FRAME_REACH_M) return search(pieces, border, found.at);
  return { at: found.at, depthM: depthAt(found.at, border) };
}

/** Distance of a place to a border in the frame of that place. */
function depthAt(place: Position, border: EdgeSet): number {
  return distanceToEdges(toMetres(border, place, scaleAt(place[1]!)), 0, 0);
}

function search(pieces: Pieces, borderDeg: EdgeSet, origin: Position): Depth {
  const scale = scaleAt(origin[1]!);
  const border = toMetres(borderDeg, origin, scale);
  const known = new Map<string, Corner>();
  let deepest: Corner = [0, 0, 0];
  let left = MAX_CELLS;

  const corner = (x: number, y: number): Corner => {
    const key = `${x},${y}`;
    const found = known.get(key) ?? ([x, y, distanceToEdges(border, x, y)] as const);
    known.set(key, found);
    if (found[2] > deepest[2]) deepest = found;
    return found;
  };
  const place = (position: Position): Position => [
    (position[0]! - origin[0]!) * scale.eastM,
    (position[1]! - origin[1]!) * scale.northM,
  ];
  const canBeat = (limitM: number) => limitM > deepest[2] + Math.max(TOLERANCE_M, TOLERANCE_SHARE * deepest[2]);

  const halve = (cell: Cell, near: readonly Segment[]): void => {
    if (left-- <= 0 || !canBeat(depthLimitM(cell))) return;
    const distancesM = near.map((segment) => cell.map(([x, y]) => Math.sqrt(pointSegment2(x, y, ...segment))));
    if (!canBeat(sharperDepthLimitM(distancesM))) return;
    const [a, b, c] = longestSideFirst(cell);
    const x = (a[0] + b[0]) / 2;
    const y = (a[1] + b[1]) / 2;
    const depth2 = near.reduce((least, segment) => Math.min(least, pointSegment2(x, y, ...segment)), Infinity);
    const middle: Corner = [x, y, Math.sqrt(depth2)];
    if (middle[2] > deepest[2]) deepest = middle;
    const reachM = depthLimitM(cell) + longestSideM(cell);
    const kept = near.filter((_, i) => Math.min(...distancesM[i]!) <= reachM);
    halve([a, middle, c], kept);
    halve([middle, b, c], kept);
  };

  const cells: Cell[] = [];
  for (const rings of pieces.areas ?? []) {
    const coordinates = rings.map((ring) => ring.map(place));
    for (const ring of coordinates) for (const [x, y] of ring) corner(x!, y!);
    const polygon = { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates } } as const;
    for (const triangle of tesselate(polygon).features) {
      const [a, b, c] = triangle.geometry.coordinates[0]!.map(([x, y]) => corner(x!, y!));
      cells.push([a!, b!, c!]);
    }
  }
  for (const line of pieces.lines ?? []) {
    const corners = line.map((position) => corner(...(place(position) as [number, number])));
    corners.slice(1).forEach((to, i) => {
      cells.push([corners[i]!, to, to]);
    });
  }
  for (const cell of cells.sort((p, q) => depthLimitM(q) - depthLimitM(p))) {
    if (canBeat(depthLimitM(cell))) halve(cell, segmentsNear(border, cell));
  }
  const [x, y, depthM] = deepest;
  return { depthM, at: [origin[0]! + x / scale.eastM, origin[1]! + y / scale.northM] };
}

/** Edges of the border that can be the nearest one to some place of a cell. */
function segmentsNear(border: EdgeSet, cell: Cell): Segment[] {
  const [x, y] = cell[0];
  const reachM = cell[0][2] + 2 * longestSideM(cell) + TOLERANCE_M;
  const near: Segment[] = [];
  forEdgesNear(border, x - reachM, y - reachM, x + reachM, y + reachM, (edge) => {
    const segment = border.coords.subarray(edge * 4, edge * 4 + 4) as unknown as Segment;
    if (pointSegment2(x, y, ...segment) <= reachM * reachM) near.push([...segment]);
  });
  return near;
}

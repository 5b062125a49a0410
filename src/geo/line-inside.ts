import type { Position } from 'geojson';
import { type EdgeSet, forEdgesNear, packEdges } from './edges.ts';
import { edgesOfRings } from './edges-of.ts';
import { type Scale, scaleAt } from './ellipsoid.ts';
import { isInside } from './inside.ts';
import { pathLengthM } from './length.ts';
import { alongSegment, pointSegment2 } from './segment.ts';
import { type AreaGeometry, type Bbox, bboxesMeet, bboxOfPaths, partsOf, placeBetween, type Rings } from './shapes.ts';

/** Places closer together than this are one: far below any accuracy, far above what doubles lose. */
const SAME_PLACE_M = 1e-6;

/** A stretch of a line between two places where it meets the border of an area, or an end of the line. */
export interface Stretch {
  readonly path: readonly Position[];
  readonly inside: boolean;
  /** It runs on the border. */
  readonly along: boolean;
}

/**
 * A line cut at every place where it meets the border of some areas; each stretch is inside (in the interior of any of
 * them) or not. A stretch along a border is not inside; where areas overlap, inside any is inside.
 */
export function stretchesOf(line: readonly Position[], areas: readonly AreaGeometry[]): Stretch[] {
  const lineBox = bboxOfPaths([line]);
  const parts = areas
    .flatMap(partsOf)
    .map((rings) => ({ rings, bbox: bboxOfPaths([rings[0]!]) }))
    .filter(({ bbox }) => bboxesMeet(bbox, lineBox));
  const border = parts.length === 1 ? edgesOfRings(parts[0]!.rings) : packEdges(parts.flatMap(({ rings }) => rings));
  const stretches: Stretch[] = [];
  let path: Position[] = [];
  const finish = () => {
    if (path.length < 2) return;
    const middle = middleOf(path[0]!, path[1]!);
    const along = isOnBorder(middle, border);
    stretches.push({ path, along, inside: !along && isInsideAny(middle, parts) });
  };
  for (let i = 1; i < line.length; i++) {
    const from = line[i - 1]!;
    const to = line[i]!;
    if (path.length === 0) path = [from];
    for (const share of cutsOf(from, to, border)) {
      if (share === 0) continue;
      const place = placeBetween(from, to, share);
      path.push(place);
      finish();
      path = [place];
    }
    if (path.at(-1) !== to) path.push(to);
  }
  finish();
  return stretches;
}

/** Places where a line meets any of some paths, in its order; of a stretch they share, its ends. */
export function meetingPlaces(line: readonly Position[], paths: readonly (readonly Position[])[]): Position[] {
  const edges = packEdges(paths);
  return line.slice(1).flatMap((to, i) => {
    const from = line[i]!;
    return cutsOf(from, to, edges).map((share) => placeBetween(from, to, share));
  });
}

/** Length of the stretches that lie inside or on the border, which a closed area holds too, metres on the ellipsoid. */
export function insideLengthM(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { path, inside, along }) => (inside || along ? sum + pathLengthM(path) : sum), 0);
}

function middleOf(a: Position, b: Position): Position {
  return [(a[0]! + b[0]!) / 2, (a[1]! + b[1]!) / 2];
}

function isInsideAny(place: Position, parts: readonly { rings: Rings; bbox: Bbox }[]): boolean {
  const [lon, lat] = place as [number, number];
  return parts.some(({ rings, bbox }) => bboxesMeet(bbox, [lon, lat, lon, lat]) && isInside(place, rings));
}

function isOnBorder(place: Position, border: EdgeSet): boolean {
  const [lon, lat] = place as [number, number];
  const scale = scaleAt(lat);
  const margin = SAME_PLACE_M / scale.eastM;
  let along = false;
  forEdgesNear(border, lon - margin, lat - margin, lon + margin, lat + margin, (edge) => {
    const [ax, ay, bx, by] = edgeFrom(border, edge, place, scale);
    if (pointSegment2(0, 0, ax, ay, bx, by) <= SAME_PLACE_M * SAME_PLACE_M) along = true;
  });
  return along;
}

/** An edge of a border in metres from a place. */
function edgeFrom(border: EdgeSet, edge: number, origin: Position, scale: Scale) {
  const k = edge * 4;
  return [
    (border.coords[k]! - origin[0]!) * scale.eastM,
    (border.coords[k + 1]! - origin[1]!) * scale.northM,
    (border.coords[k + 2]! - origin[0]!) * scale.eastM,
    (border.coords[k + 3]! - origin[1]!) * scale.northM,
  ] as const;
}

/** Where an edge meets a border: shares of the edge, 0…1, ascending; its ends only if they lie on the border. */
function cutsOf(from: Position, to: Position, border: EdgeSet): number[] {
  const scale = scaleAt(from[1]!);
  const [ex, ey] = [(to[0]! - from[0]!) * scale.eastM, (to[1]! - from[1]!) * scale.northM];
  const cuts: number[] = [];
  const margin = SAME_PLACE_M / scale.eastM;
  const [west, south, east, north] = bboxOfPaths([[from, to]]);
  forEdgesNear(border, west - margin, south - margin, east + margin, north + margin, (edge) => {
    const [cx, cy, dx, dy] = edgeFrom(border, edge, from, scale);
    const cross = ex * (dy - cy) - ey * (dx - cx);
    if (cross !== 0) {
      const s = (cx * (dy - cy) - cy * (dx - cx)) / cross;
      const t = (cx * ey - cy * ex) / cross;
      if (s >= 0 && s <= 1 && t >= 0 && t <= 1) cuts.push(s);
    }
    // Near-parallel edges and touching ends: an end of one on the other is a cut as well.
    for (const [x, y] of [
      [cx, cy],
      [dx, dy],
    ] as const) {
      if (pointSegment2(x, y, 0, 0, ex, ey) <= SAME_PLACE_M * SAME_PLACE_M) cuts.push(alongSegment(x, y, 0, 0, ex, ey));
    }
    for (const [share, x, y] of [
      [0, 0, 0],
      [1, ex, ey],
    ] as const) {
      if (pointSegment2(x, y, cx, cy, dx, dy) <= SAME_PLACE_M * SAME_PLACE_M) cuts.push(share);
    }
  });
  const lengthM = Math.hypot(ex, ey);
  const snapped = cuts.map((cut) =>
    cut * lengthM <= SAME_PLACE_M ? 0 : (1 - cut) * lengthM <= SAME_PLACE_M ? 1 : cut,
  );
  return snapped.sort((p, q) => p - q).filter((cut, i, all) => i === 0 || (cut - all[i - 1]!) * lengthM > SAME_PLACE_M);
}

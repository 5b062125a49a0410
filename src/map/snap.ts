import type { Geometry, Position } from 'geojson';
import { bboxesMeet } from '../geo/shapes.ts';
import { featureIndex } from './feature-index.ts';
import type { Bounds, MapLayer, SiteFeatures } from './map-props.ts';
import { chainsOf } from './site-vertices.ts';

/** Within this many screen pixels of a vertex, or else of an edge, a drawn point takes its place. */
const SNAP_PX = 10;

export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

export interface SnapView {
  readonly project: (position: Position) => ScreenPoint;
  readonly unproject: (point: ScreenPoint) => Position;
}

interface Candidate {
  readonly position: Position;
  readonly distancePx: number;
}

function chainsOfAny(geometry: Geometry): readonly (readonly Position[])[] {
  switch (geometry.type) {
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
      return geometry.coordinates;
    default:
      return [];
  }
}

function footOnEdge(at: ScreenPoint, a: ScreenPoint, b: ScreenPoint): ScreenPoint {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length2 = dx * dx + dy * dy;
  const share = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((at.x - a.x) * dx + (at.y - a.y) * dy) / length2));
  return { x: a.x + share * dx, y: a.y + share * dy };
}

/** Bounds of the box round a screen point, a little wider than the reach. */
function reachOf(at: ScreenPoint, view: SnapView): Bounds {
  const [lon1 = 0, lat1 = 0] = view.unproject({ x: at.x - SNAP_PX, y: at.y + SNAP_PX });
  const [lon2 = 0, lat2 = 0] = view.unproject({ x: at.x + SNAP_PX, y: at.y - SNAP_PX });
  return [Math.min(lon1, lon2), Math.min(lat1, lat2), Math.max(lon1, lon2), Math.max(lat1, lat2)];
}

function edgeMeets(a: Position, b: Position, reach: Bounds): boolean {
  const [ax = 0, ay = 0] = a;
  const [bx = 0, by = 0] = b;
  return bboxesMeet([Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)], reach);
}

/**
 * Where a point put down at a place of the screen should lie: on the nearest vertex in reach of a visible layer or of
 * the site, or else on the nearest edge; null where there is none. Taken from the layers' own coordinates, never from
 * the tiles the map draws, which are simplified.
 * @param ownVertices vertices of the site that are not being moved
 */
export function snapPosition(
  at: ScreenPoint,
  view: SnapView,
  layers: readonly MapLayer[],
  ownVertices: readonly Position[],
): Position | null {
  const reach = reachOf(at, view);
  let vertex: Candidate | null = null;
  let edge: Candidate | null = null;
  const tryVertex = (position: Position): void => {
    const { x, y } = view.project(position);
    const distancePx = Math.hypot(x - at.x, y - at.y);
    if (distancePx <= SNAP_PX && (!vertex || distancePx < vertex.distancePx))
      vertex = { position: [position[0] ?? 0, position[1] ?? 0], distancePx };
  };
  const tryEdge = (a: Position, b: Position): void => {
    const foot = footOnEdge(at, view.project(a), view.project(b));
    const distancePx = Math.hypot(foot.x - at.x, foot.y - at.y);
    if (distancePx <= SNAP_PX && (!edge || distancePx < edge.distancePx))
      edge = { position: view.unproject(foot), distancePx };
  };
  for (const position of ownVertices) tryVertex(position);
  for (const { entry, features, visible } of layers) {
    if (!visible || entry.context) continue;
    for (const { feature, bounds } of featureIndex(features).values()) {
      if (!bboxesMeet(bounds, reach)) continue;
      for (const chain of chainsOfAny(feature.geometry)) {
        for (const [i, position] of chain.entries()) {
          const next = chain[i + 1];
          if (!next || !edgeMeets(position, next, reach)) continue;
          tryVertex(position);
          tryVertex(next);
          tryEdge(position, next);
        }
      }
    }
  }
  return ((vertex ?? edge) as Candidate | null)?.position ?? null;
}

/** All vertices of a site but one, which is the one being dragged. */
export function verticesExcept(site: SiteFeatures, moving: Position | null): Position[] {
  const same = (a: Position, b: Position) =>
    Math.abs((a[0] ?? 0) - (b[0] ?? 0)) < 1e-9 && Math.abs((a[1] ?? 0) - (b[1] ?? 0)) < 1e-9;
  return site.features
    .flatMap(({ geometry }) => chainsOf(geometry).flat())
    .filter((position) => !moving || !same(position, moving));
}

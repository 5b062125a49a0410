import { booleanPointInPolygon } from '@turf/turf';
import type { Position } from 'geojson';
import { remembered } from '../kernel/remembered.ts';
import { type EdgeSet, forEdgesNear, isInsideEdges, packEdges } from './edges.ts';
import { isLong } from './long-paths.ts';
import type { Ring, Rings } from './shapes.ts';

/** A ring is packed once, however often it is asked about. */
const edgesOfRing = remembered((ring: Ring) => packEdges([ring]));

/**
 * Whether a position lies inside a polygon, holes taken out; its border counts as outside unless asked for. Turf walks
 * every edge, which is robust and quick for few; long rings are asked through their boxes.
 */
export function isInside(position: Position, rings: Rings, border?: 'with_border'): boolean {
  if (!isLong(rings)) {
    const ignoreBoundary = border !== 'with_border';
    return booleanPointInPolygon(position, { type: 'Polygon', coordinates: rings }, { ignoreBoundary });
  }
  const [lon, lat] = position as [number, number];
  let inside = false;
  for (const ring of rings) {
    const edges = edgesOfRing(ring);
    if (isOnEdge(edges, lon, lat)) return border === 'with_border';
    if (isInsideEdges(edges, lon, lat)) inside = !inside;
  }
  return inside;
}

function isOnEdge(edges: EdgeSet, x: number, y: number): boolean {
  const { coords } = edges;
  let found = false;
  forEdgesNear(edges, x, y, x, y, (edge) => {
    const k = edge * 4;
    const [ax, ay, bx, by] = [coords[k]! - x, coords[k + 1]! - y, coords[k + 2]! - x, coords[k + 3]! - y];
    // Differences first: at a vertex, and on an edge along a parallel or a meridian, the product is exactly zero.
    if (ax * by === ay * bx && ax * bx <= 0 && ay * by <= 0) found = true;
  });
  return found;
}

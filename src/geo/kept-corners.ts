import type { Position } from 'geojson';
import { type EdgeSet, forEdgesNear } from './edges.ts';
import { edgesOfRings } from './edges-of.ts';
import { scaleAt } from './ellipsoid.ts';
import { alongSegment, pointSegment2 } from './segment.ts';
import { type AreaGeometry, type Bbox, bboxesMeet, bboxOfPaths, partsOf, type Ring, type Rings } from './shapes.ts';

/** A corner on an edge lies on it but for what doubles lose. */
const ON_EDGE_M = 1e-6;

/**
 * Pieces of an overlay with the corners of its operands that lie on their edges. An overlay leaves out a corner in the
 * middle of a straight edge; but an edge that is straight in degrees bows in the plane, and which corners it has decides
 * how much. With them, a site wholly in a zone has the same plane area as the site itself.
 */
export function withCornersOf(pieces: readonly Rings[], operands: readonly AreaGeometry[]): readonly Rings[] {
  if (pieces.length === 0) return pieces;
  const box = bboxOfPaths(pieces.flat());
  const kept = new Set(pieces.flat(2).map(keyOf));
  const lost = operands
    .flatMap(partsOf)
    .flat()
    .flatMap((ring) => ring.filter((place) => isIn(place, box) && !kept.has(keyOf(place))));
  if (lost.length === 0) return pieces;
  return pieces.map((rings) => {
    const found = cornersByEdge(edgesOfRings(rings), lost);
    if (found.size === 0) return rings;
    let edge = 0;
    return rings.map((ring): Ring => {
      const [first, ...others] = ring;
      return [first!, ...others.flatMap((to) => [...(found.get(edge++) ?? []).map(({ place }) => place), to])];
    });
  });
}

interface Corner {
  readonly place: Position;
  readonly share: number;
}

/** Corners by the edge they lie on, in its order. */
function cornersByEdge(edges: EdgeSet, corners: readonly Position[]): ReadonlyMap<number, Corner[]> {
  const found = new Map<number, Corner[]>();
  for (const place of corners) {
    const [lon, lat] = place as [number, number];
    const scale = scaleAt(lat);
    const margin = ON_EDGE_M / scale.eastM;
    forEdgesNear(edges, lon - margin, lat - margin, lon + margin, lat + margin, (edge) => {
      const k = edge * 4;
      const ends = [0, 2].flatMap((end) => [
        (edges.coords[k + end]! - lon) * scale.eastM,
        (edges.coords[k + end + 1]! - lat) * scale.northM,
      ]) as [number, number, number, number];
      if (pointSegment2(0, 0, ...ends) > ON_EDGE_M * ON_EDGE_M) return;
      found.set(edge, [...(found.get(edge) ?? []), { place, share: alongSegment(0, 0, ...ends) }]);
    });
  }
  for (const on of found.values()) on.sort((a, b) => a.share - b.share);
  return found;
}

function isIn([lon, lat]: Position, box: Bbox): boolean {
  return bboxesMeet(box, [lon!, lat!, lon!, lat!]);
}

function keyOf([lon, lat]: Position): string {
  return `${lon} ${lat}`;
}

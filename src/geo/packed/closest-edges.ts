import type { Position } from 'geojson';
import { SEMI_MAJOR_M, scaleAt } from '../ellipsoid.ts';
import { closestOfSegments } from '../segment.ts';
import { eastFactor } from './areal-frame.ts';
import { leastBetweenM } from './box-distance.ts';
import { positionOf } from './grid.ts';
import { chunkRange, type PackedLayer } from './packed-layer.ts';
import type { PreparedSite } from './prepared-site.ts';
import { segmentDistance2 } from './segment-distance.ts';

/** What is compared: a layer and a site prepared on its grid. */
interface Pair {
  readonly layer: PackedLayer;
  readonly site: PreparedSite;
}

/** The closest pair of edges so far: first vertices of both edges, and its distance in the frame at its own feet. */
export interface Closest {
  distanceM: number;
  siteVertex: number;
  zoneVertex: number;
}

/** Edges of one chunk of the zone against every chunk of the site that can still be nearer. */
export function compareChunk(pair: Pair, chunk: number, best: Closest): void {
  const { layer, site } = pair;
  const { packed, frame } = site;
  for (let block = 0; block < packed.featureBlock[1]!; block++) {
    if (leastBetweenM(frame, packed.blockBox, block, layer.chunkBox, chunk) > best.distanceM) continue;
    const [first, end] = chunkRange(packed, 0, block);
    for (let siteChunk = first; siteChunk < end; siteChunk++) {
      if (leastBetweenM(frame, packed.chunkBox, siteChunk, layer.chunkBox, chunk) <= best.distanceM) {
        compareEdges(pair, siteChunk, chunk, best);
      }
    }
  }
}

/**
 * All pairs of edges of two chunks in one flat frame, whose east scale is that half-way between them. What the scale
 * can be wrong by inside the chunks decides which pairs are measured again in the frame at their own feet.
 */
function compareEdges(pair: Pair, siteChunk: number, zoneChunk: number, best: Closest): void {
  const { layer, site } = pair;
  const { packed, frame } = site;
  const a = packed.chunkBox;
  const b = layer.chunkBox;
  const p = siteChunk * 4;
  const q = zoneChunk * 4;
  const middleY = ((a[p + 1]! + a[p + 3]! + b[q + 1]! + b[q + 3]!) / 4 - frame.originY) * frame.stepNorthM;
  const spreadM = ((a[p + 3]! - a[p + 1]! + b[q + 3]! - b[q + 1]!) / 4) * frame.stepNorthM;
  const eastM = frame.stepEastM * eastFactor(frame, middleY);
  const northM = frame.stepNorthM;
  const slack = 1 + 1.1 * spreadM * Math.abs(frame.eastSlope) + Math.abs(middleY * frame.northSlope) + 1e-6;
  const limit2Of = (m: number) => (m * (slack + (m / SEMI_MAJOR_M) ** 2)) ** 2;
  let limit2 = limit2Of(best.distanceM);
  const zoneFirst = layer.chunkFirst[zoneChunk]!;
  const zoneEnd = zoneFirst + layer.chunkEdges[zoneChunk]!;
  const siteFirst = packed.chunkFirst[siteChunk]!;
  const siteEnd = siteFirst + packed.chunkEdges[siteChunk]!;
  const baseX = packed.xy[2 * siteFirst]!;
  const baseY = packed.xy[2 * siteFirst + 1]!;
  for (let v = zoneFirst; v < zoneEnd; v++) {
    const cx = (layer.xy[2 * v]! - baseX) * eastM;
    const cy = (layer.xy[2 * v + 1]! - baseY) * northM;
    const dx = (layer.xy[2 * v + 2]! - baseX) * eastM;
    const dy = (layer.xy[2 * v + 3]! - baseY) * northM;
    for (let u = siteFirst; u < siteEnd; u++) {
      const ax = (packed.xy[2 * u]! - baseX) * eastM;
      const ay = (packed.xy[2 * u + 1]! - baseY) * northM;
      const bx = (packed.xy[2 * u + 2]! - baseX) * eastM;
      const by = (packed.xy[2 * u + 3]! - baseY) * northM;
      if (segmentDistance2(ax, ay, bx, by, cx, cy, dx, dy, limit2) > limit2) continue;
      offer(pair, u, v, best);
      if (best.distanceM === 0) return;
      limit2 = limit2Of(best.distanceM);
    }
  }
}

function offer(pair: Pair, siteVertex: number, zoneVertex: number, best: Closest): void {
  const [foot, zoneFoot] = feetOf(pair, siteVertex, zoneVertex);
  const distanceM = flatM(foot, zoneFoot);
  if (distanceM > best.distanceM || (distanceM === best.distanceM && best.siteVertex >= 0)) return;
  best.distanceM = distanceM;
  best.siteVertex = siteVertex;
  best.zoneVertex = zoneVertex;
}

/** Where two edges come closest, moving the flat frame to the latitude half-way between the feet until it stays. */
export function feetOf({ layer, site }: Pair, siteVertex: number, zoneVertex: number): [Position, Position] {
  const { grid, xy } = layer;
  const own = site.packed.xy;
  const x = own[2 * siteVertex]!;
  const y = own[2 * siteVertex + 1]!;
  const bx = own[2 * siteVertex + 2]! - x;
  const by = own[2 * siteVertex + 3]! - y;
  const cx = xy[2 * zoneVertex]! - x;
  const cy = xy[2 * zoneVertex + 1]! - y;
  const dx = xy[2 * zoneVertex + 2]! - x;
  const dy = xy[2 * zoneVertex + 3]! - y;
  let latDeg = grid.latDeg + (y + (by + cy + dy) / 4) * grid.stepDeg;
  let s = 0;
  let t = 0;
  for (let round = 0; round < 3; round++) {
    const scale = scaleAt(latDeg);
    const e = scale.eastM * grid.stepDeg;
    const n = scale.northM * grid.stepDeg;
    ({ s, t } = closestOfSegments(0, 0, bx * e, by * n, cx * e, cy * n, dx * e, dy * n));
    latDeg = grid.latDeg + (y + (s * by + cy + t * (dy - cy)) / 2) * grid.stepDeg;
  }
  return [positionOf(grid, x + s * bx, y + s * by), positionOf(grid, x + cx + t * (dx - cx), y + cy + t * (dy - cy))];
}

/** Distance of two places in the flat frame half-way between them: 1e-4 m at 5 km, growing with the cube. */
function flatM(a: Position, b: Position): number {
  const scale = scaleAt((a[1]! + b[1]!) / 2);
  return Math.hypot((a[0]! - b[0]!) * scale.eastM, (a[1]! - b[1]!) * scale.northM);
}

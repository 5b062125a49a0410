import type { Position } from 'geojson';
import { geodesicM } from '../distance.ts';
import { SEMI_MAJOR_M, scaleAt } from '../ellipsoid.ts';
import { closestOfSegments } from '../segment.ts';
import { type ArealFrame, eastFactor } from './areal-frame.ts';
import { featureHolds } from './contains.ts';
import { positionOf } from './grid.ts';
import { chunkRange, featuresIn, type PackedLayer } from './packed-layer.ts';
import type { PreparedSite } from './prepared-site.ts';
import { segmentDistance2 } from './segment-distance.ts';

/** A feature, its ground distance from a site, and where both come closest: [foot on the site, foot on the feature]. */
export interface FeatureDistance {
  readonly feature: number;
  /** Metres on the ellipsoid; 0 when they meet or one lies in the other. */
  readonly distanceM: number;
  readonly feet: readonly [Position, Position];
}

/** Features tried for a first bound before the layer is searched. */
const FIRST_TRIES = 4;

/**
 * The feature of a layer that is nearest to a site.
 * @param maxM features farther away are not looked for; Infinity for any distance
 * @returns null when there is none; distance within 1e-4 m at 5 km, 1e-7 relative beyond (docs/engine.md)
 */
export function nearestFeature(layer: PackedLayer, site: PreparedSite, maxM = Infinity): FeatureDistance | null {
  if (layer.index === null) return null;
  const search = new Search(layer, site);
  let best: FeatureDistance | null = null;
  const tries = layer.index.neighbors(site.frame.originX, site.frame.originY, FIRST_TRIES);
  for (const item of tries) best = nearer(best, search.measure(layer.indexed[item]!, best?.distanceM ?? maxM));
  if (best !== null && best.distanceM === 0) return best;
  const limitM = best?.distanceM ?? maxM;
  for (const { feature, leastM } of search.candidates(limitM)) {
    if (best !== null && leastM >= best.distanceM) break;
    best = nearer(best, search.measure(feature, best?.distanceM ?? maxM));
    if (best?.distanceM === 0) break;
  }
  return best;
}

/**
 * Every feature no farther than a distance, nearest first; a buffer question answered by distances, not by an overlay
 * with a buffer polygon. Errors as in `nearestFeature`.
 */
export function featuresWithin(layer: PackedLayer, site: PreparedSite, distanceM: number): FeatureDistance[] {
  const search = new Search(layer, site);
  const found: FeatureDistance[] = [];
  for (const { feature } of search.candidates(distanceM)) {
    const measured = search.measure(feature, distanceM);
    if (measured !== null) found.push(measured);
  }
  return found.sort((a, b) => a.distanceM - b.distanceM || a.feature - b.feature);
}

/**
 * Distance of one feature.
 * @returns null when the feature has no geometry or is farther than `limitM`
 */
export function distanceToFeature(
  layer: PackedLayer,
  feature: number,
  site: PreparedSite,
  limitM = Infinity,
): FeatureDistance | null {
  return new Search(layer, site).measure(feature, limitM);
}

function nearer(best: FeatureDistance | null, next: FeatureDistance | null): FeatureDistance | null {
  return next !== null && (best === null || next.distanceM < best.distanceM) ? next : best;
}

/** The closest pair of edges so far: first vertices of both edges, and its distance in the frame at its own feet. */
interface Closest {
  distanceM: number;
  siteVertex: number;
  zoneVertex: number;
}

class Search {
  private readonly layer: PackedLayer;
  private readonly site: PreparedSite;
  private readonly frame: ArealFrame;

  constructor(layer: PackedLayer, site: PreparedSite) {
    this.layer = layer;
    this.site = site;
    this.frame = site.frame;
  }

  /** Features whose box is not farther than a distance, those that may be nearest first. */
  candidates(limitM: number): { feature: number; leastM: number }[] {
    const { layer, site } = this;
    const [minX, minY, maxX, maxY] = site.packed.featureBox as unknown as [number, number, number, number];
    const found = featuresIn(layer, ...this.grow(minX, minY, maxX, maxY, limitM));
    return found
      .map((feature) => ({ feature, leastM: this.leastM(site.packed.featureBox, 0, layer.featureBox, feature) }))
      .filter(({ leastM }) => leastM <= limitM)
      .sort((a, b) => a.leastM - b.leastM || a.feature - b.feature);
  }

  /** A box grown by a distance; the east scale is least at the end farthest from the equator. */
  private grow(
    minX: number,
    minY: number,
    maxX: number,
    maxY: number,
    limitM: number,
  ): [number, number, number, number] {
    const { grid } = this.layer;
    const { frame } = this;
    const north = (limitM * 1.01) / frame.stepNorthM + 1;
    const farLatDeg = Math.max(
      Math.abs(grid.latDeg + (minY - north) * grid.stepDeg),
      Math.abs(grid.latDeg + (maxY + north) * grid.stepDeg),
    );
    const east = farLatDeg < 89 ? (limitM * 1.01) / (scaleAt(farLatDeg).eastM * grid.stepDeg) + 1 : Infinity;
    return [minX - east, minY - north, maxX + east, maxY + north];
  }

  /** A distance that no two places of two boxes are below, metres on the ground. */
  private leastM(a: Int32Array, i: number, b: Int32Array, j: number): number {
    const p = i * 4;
    const q = j * 4;
    const { frame } = this;
    const dx = Math.max(0, a[p]! - b[q + 2]!, b[q]! - a[p + 2]!) * frame.stepEastM;
    const dy = Math.max(0, a[p + 1]! - b[q + 3]!, b[q + 1]! - a[p + 3]!) * frame.stepNorthM;
    const south = (Math.min(a[p + 1]!, b[q + 1]!) - frame.originY) * frame.stepNorthM;
    const north = (Math.max(a[p + 3]!, b[q + 3]!) - frame.originY) * frame.stepNorthM;
    const factor = Math.min(eastFactor(frame, south), eastFactor(frame, north));
    const flatM = Math.hypot(dx * Math.max(0, factor), dy * (1 - 1e-5));
    // A chord through the frame is longer than the arc only by what curvature does to 1/8 (d/R)².
    return flatM * (1 - 1e-6 - (flatM / SEMI_MAJOR_M) ** 2);
  }

  /** Distance of a feature unless it is farther than the limit. */
  measure(feature: number, limitM: number): FeatureDistance | null {
    const contained = this.containment(feature);
    if (contained !== null) return { feature, distanceM: 0, feet: [contained, contained] };
    // Pairs are compared in flat frames, the limit is one of geodesics: room for the difference.
    const roomyM = limitM * (1 + 1e-6 + (limitM / SEMI_MAJOR_M) ** 2);
    const best: Closest = { distanceM: roomyM, siteVertex: -1, zoneVertex: -1 };
    for (const { chunk, leastM } of this.chunksOf(feature, roomyM)) {
      if (leastM > best.distanceM) break;
      this.compareChunk(chunk, best);
      if (best.distanceM === 0) break;
    }
    if (best.siteVertex < 0) return null;
    const feet = this.feetOf(best.siteVertex, best.zoneVertex);
    if (best.distanceM === 0) return { feature, distanceM: 0, feet: [feet[0], feet[0]] };
    const distanceM = geodesicM(...feet);
    return distanceM <= limitM ? { feature, distanceM, feet } : null;
  }

  /** A place of one that lies in the other, if the first vertex of some part does; edges that cross are found later. */
  private containment(feature: number): Position | null {
    const { layer, site } = this;
    if (this.leastM(site.packed.featureBox, 0, layer.featureBox, feature) > 0) return null;
    return firstHeld(site.packed, 0, layer, feature) ?? firstHeld(layer, feature, site.packed, 0);
  }

  private chunksOf(feature: number, limitM: number): { chunk: number; leastM: number }[] {
    const { layer, site } = this;
    const chunks: { chunk: number; leastM: number }[] = [];
    for (let block = layer.featureBlock[feature]!; block < layer.featureBlock[feature + 1]!; block++) {
      if (this.leastM(site.packed.featureBox, 0, layer.blockBox, block) > limitM) continue;
      const [first, end] = chunkRange(layer, feature, block);
      for (let chunk = first; chunk < end; chunk++) {
        const leastM = this.leastM(site.packed.featureBox, 0, layer.chunkBox, chunk);
        if (leastM <= limitM) chunks.push({ chunk, leastM });
      }
    }
    return chunks.length > 1 ? chunks.sort((a, b) => a.leastM - b.leastM) : chunks;
  }

  /** Edges of one chunk of the zone against every chunk of the site that can still be nearer. */
  private compareChunk(chunk: number, best: Closest): void {
    const { packed } = this.site;
    for (let block = 0; block < packed.featureBlock[1]!; block++) {
      if (this.leastM(packed.blockBox, block, this.layer.chunkBox, chunk) > best.distanceM) continue;
      const [first, end] = chunkRange(packed, 0, block);
      for (let siteChunk = first; siteChunk < end; siteChunk++) {
        if (this.leastM(packed.chunkBox, siteChunk, this.layer.chunkBox, chunk) <= best.distanceM) {
          this.compareEdges(siteChunk, chunk, best);
        }
      }
    }
  }

  /**
   * All pairs of edges of two chunks in one flat frame, whose east scale is that half-way between them. What the scale
   * can be wrong by inside the chunks decides which pairs are measured again in the frame at their own feet.
   */
  private compareEdges(siteChunk: number, zoneChunk: number, best: Closest): void {
    const { layer, frame } = this;
    const { packed } = this.site;
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
        this.offer(u, v, best);
        if (best.distanceM === 0) return;
        limit2 = limit2Of(best.distanceM);
      }
    }
  }

  private offer(siteVertex: number, zoneVertex: number, best: Closest): void {
    const [foot, zoneFoot] = this.feetOf(siteVertex, zoneVertex);
    const distanceM = flatM(foot, zoneFoot);
    if (distanceM > best.distanceM || (distanceM === best.distanceM && best.siteVertex >= 0)) return;
    best.distanceM = distanceM;
    best.siteVertex = siteVertex;
    best.zoneVertex = zoneVertex;
  }

  /** Where two edges come closest, moving the flat frame to the latitude half-way between the feet until it stays. */
  private feetOf(siteVertex: number, zoneVertex: number): [Position, Position] {
    const { grid, xy } = this.layer;
    const own = this.site.packed.xy;
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
}

/** Distance of two places in the flat frame half-way between them: 1e-4 m at 5 km, growing with the cube. */
function flatM(a: Position, b: Position): number {
  const scale = scaleAt((a[1]! + b[1]!) / 2);
  return Math.hypot((a[0]! - b[0]!) * scale.eastM, (a[1]! - b[1]!) * scale.northM);
}

/** The first vertex of some path of one feature that lies in another feature's area. */
function firstHeld(of: PackedLayer, feature: number, by: PackedLayer, holder: number): Position | null {
  let previousEnd = -1;
  for (let chunk = of.featureChunk[feature]!; chunk < of.featureChunk[feature + 1]!; chunk++) {
    const first = of.chunkFirst[chunk]!;
    if (first !== previousEnd) {
      const x = of.xy[2 * first]!;
      const y = of.xy[2 * first + 1]!;
      if (featureHolds(by, holder, x, y)) return positionOf(of.grid, x, y);
    }
    previousEnd = first + of.chunkEdges[chunk]!;
  }
  return null;
}

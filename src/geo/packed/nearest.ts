import type { Position } from 'geojson';
import { geodesicM } from '../distance.ts';
import { SEMI_MAJOR_M } from '../ellipsoid.ts';
import { grownBox, leastBetweenM } from './box-distance.ts';
import { type Closest, compareChunk, feetOf } from './closest-edges.ts';
import { featureHolds } from './contains.ts';
import { positionOf } from './grid.ts';
import { boxAt, chunkRange, featuresIn, type PackedLayer } from './packed-layer.ts';
import type { PreparedSite } from './prepared-site.ts';

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

class Search {
  readonly layer: PackedLayer;
  readonly site: PreparedSite;

  constructor(layer: PackedLayer, site: PreparedSite) {
    this.layer = layer;
    this.site = site;
  }

  /** Features whose box is not farther than a distance, those that may be nearest first. */
  candidates(limitM: number): { feature: number; leastM: number }[] {
    const { layer, site } = this;
    const box = boxAt(site.packed.featureBox, 0);
    const found = featuresIn(layer, ...grownBox(layer.grid, site.frame, box, limitM));
    return found
      .map((feature) => ({
        feature,
        leastM: leastBetweenM(site.frame, site.packed.featureBox, 0, layer.featureBox, feature),
      }))
      .filter(({ leastM }) => leastM <= limitM)
      .sort((a, b) => a.leastM - b.leastM || a.feature - b.feature);
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
      compareChunk(this, chunk, best);
      if (best.distanceM === 0) break;
    }
    if (best.siteVertex < 0) return null;
    const feet = feetOf(this, best.siteVertex, best.zoneVertex);
    if (best.distanceM === 0) return { feature, distanceM: 0, feet: [feet[0], feet[0]] };
    const distanceM = geodesicM(...feet);
    return distanceM <= limitM ? { feature, distanceM, feet } : null;
  }

  /** A place of one that lies in the other, if the first vertex of some part does; edges that cross are found later. */
  private containment(feature: number): Position | null {
    const { layer, site } = this;
    if (leastBetweenM(site.frame, site.packed.featureBox, 0, layer.featureBox, feature) > 0) return null;
    return firstHeld(site.packed, 0, layer, feature) ?? firstHeld(layer, feature, site.packed, 0);
  }

  private chunksOf(feature: number, limitM: number): { chunk: number; leastM: number }[] {
    const { layer, site } = this;
    const chunks: { chunk: number; leastM: number }[] = [];
    for (let block = layer.featureBlock[feature]!; block < layer.featureBlock[feature + 1]!; block++) {
      if (leastBetweenM(site.frame, site.packed.featureBox, 0, layer.blockBox, block) > limitM) continue;
      const [first, end] = chunkRange(layer, feature, block);
      for (let chunk = first; chunk < end; chunk++) {
        const leastM = leastBetweenM(site.frame, site.packed.featureBox, 0, layer.chunkBox, chunk);
        if (leastM <= limitM) chunks.push({ chunk, leastM });
      }
    }
    return chunks.length > 1 ? chunks.sort((a, b) => a.leastM - b.leastM) : chunks;
  }
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

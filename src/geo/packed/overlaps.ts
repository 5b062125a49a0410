import { boxMeets, chunkRange, featuresIn, type PackedLayer } from './packed-layer.ts';
import type { PairSums } from './pair-sums.ts';
import type { PreparedSite } from './prepared-site.ts';
import { rasterOf, type SiteRaster } from './site-raster.ts';
import { ZoneSweep } from './zone-sweep.ts';

/** What one feature has in common with a site. Areas m², lengths m, on the ellipsoid unless the name says plane. */
export interface FeatureOverlap {
  readonly feature: number;
  readonly areaM2: number;
  /** In the plane of EPSG:4547, of the same shape. */
  readonly planeAreaM2: number;
  /** Length of the site's edges inside or on the zone: of a line site, how much of it runs in the zone. */
  readonly siteInsideM: number;
  /** Length of the zone's edges inside or on the site: of a line zone, how much of it crosses the site. */
  readonly zoneInsideM: number;
}

/** From so many chunks that may matter on, a raster of the site pays for itself. */
const RASTER_FROM = 64;

/**
 * Overlap of a prepared site with every feature of a layer on the same grid that has any area or length in common.
 * No tolerance enters areas: shared edges, holes and vertices that touch are no special cases, and the result changes
 * continuously with the coordinates. What rounding leaves of a mere touch is below `areaNoiseM2`.
 * Error: 1e-9 relative for sites up to 25 km north–south, plus at most half a grid step (0.014 mm) times the length of
 * the common border. Lengths count stretches that run along each other within 0.1 mm as inside.
 * @returns in no particular order; features below the noise in area and without common length are left out
 */
export function overlapsOf(layer: PackedLayer, site: PreparedSite): FeatureOverlap[] {
  const found = featuresIn(layer, ...site.searchBox);
  const chunks = chunksNear(layer, found, site);
  const raster = chunks < RASTER_FROM ? null : rasterOf(site, chunks);
  const noise = areaNoiseM2(site);
  const overlaps: FeatureOverlap[] = [];
  for (const feature of found) {
    const overlap = overlapWith(layer, feature, site, raster);
    if (overlap !== null && (overlap.areaM2 > noise || overlap.siteInsideM > 0 || overlap.zoneInsideM > 0)) {
      overlaps.push(overlap);
    }
  }
  return overlaps;
}

/** Overlap with one feature, zero where they do not meet. Same measures and errors as `overlapsOf`. */
export function overlapOfFeature(layer: PackedLayer, feature: number, site: PreparedSite): FeatureOverlap {
  const nothing = { feature, areaM2: 0, planeAreaM2: 0, siteInsideM: 0, zoneInsideM: 0 };
  return boxMeets(layer.featureBox, feature, site.searchBox)
    ? (overlapWith(layer, feature, site, null) ?? nothing)
    : nothing;
}

/**
 * Areas below this are rounding, not land: doubles keep 1e-16 of the terms, each at most the area under one edge of the
 * sweep, and the terms that cancel grow with the edges.
 */
function areaNoiseM2(site: PreparedSite): number {
  return 1e-9 + 1e-14 * (site.east - site.west) * (site.top - site.base);
}

/** Number of chunks in the blocks of some features that the search box meets. */
function chunksNear(layer: PackedLayer, features: readonly number[], site: PreparedSite): number {
  let count = 0;
  for (const feature of features) {
    for (let block = layer.featureBlock[feature]!; block < layer.featureBlock[feature + 1]!; block++) {
      if (!boxMeets(layer.blockBox, block, site.searchBox)) continue;
      const [first, end] = chunkRange(layer, feature, block);
      count += end - first;
    }
  }
  return count;
}

function overlapWith(
  layer: PackedLayer,
  feature: number,
  site: PreparedSite,
  raster: SiteRaster | null,
): FeatureOverlap | null {
  if (raster !== null) {
    const place = raster.placeOf(layer.featureBox, feature);
    if (place === 'outside') return null;
    if (place === 'inside') return wholeFeature(layer, feature, site);
  }
  const sums: PairSums = { areaM2: 0, momentM3: 0, siteInsideM: 0, zoneInsideM: 0 };
  const sweep = new ZoneSweep(layer, site, sums, raster);
  for (let block = layer.featureBlock[feature]!; block < layer.featureBlock[feature + 1]!; block++) {
    if (!sweep.concerns(layer.blockBox, block)) continue;
    const [first, end] = chunkRange(layer, feature, block);
    for (let chunk = first; chunk < end; chunk++) sweep.addChunk(chunk);
  }
  sweep.addShadow();
  const limit = Math.min(site.areaM2, layer.featureAreaM2[feature]!);
  const areaM2 = Math.min(limit, Math.max(0, sums.areaM2));
  const planeAreaM2 = areaM2 === 0 ? 0 : site.frame.planeFactor * areaM2 + site.frame.planeSlope * sums.momentM3;
  return {
    feature,
    areaM2,
    planeAreaM2,
    siteInsideM: Math.min(site.lengthM, Math.max(0, sums.siteInsideM)),
    zoneInsideM: Math.min(layer.featureLengthM[feature]!, Math.max(0, sums.zoneInsideM)),
  };
}

/** A feature that lies in the site altogether: nothing to sweep. */
function wholeFeature(layer: PackedLayer, feature: number, { frame }: PreparedSite): FeatureOverlap {
  const areaM2 = layer.featureAreaM2[feature]!;
  const k = feature * 4;
  const x = ((layer.featureBox[k]! + layer.featureBox[k + 2]!) / 2 - frame.originX) * frame.stepEastM;
  return {
    feature,
    areaM2,
    planeAreaM2: areaM2 * (frame.planeFactor + frame.planeSlope * x),
    siteInsideM: 0,
    zoneInsideM: layer.featureLengthM[feature]!,
  };
}

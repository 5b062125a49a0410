import type { Zone } from '../catalog/zone.ts';
import { nearestEdges } from '../geo/distance.ts';
import { packEdges } from '../geo/edges.ts';
import { areaBandM2 } from '../geo/packed/area-band.ts';
import type { FeatureDistance } from '../geo/packed/nearest.ts';
import { type FeatureOverlap, overlapOfFeature } from '../geo/packed/overlaps.ts';
import type { PackedLayer } from '../geo/packed/packed-layer.ts';
import { relationOf } from '../geo/relation.ts';
import { type AreaGeometry, flatten, pathsOf } from '../geo/shapes.ts';
import { remembered } from '../kernel/remembered.ts';
import type { FeatureFact, SiteFacts } from './facts.ts';
import { type CoverageMeter, meterOfStated } from './measure-coverage.ts';
import { apart, type FeatureOptions, isApart, lengthBandOf, type MeasuredFeature } from './measure-feature.ts';
import type { MeasuredSite } from './measured-site.ts';
import type { Meters } from './meters.ts';
import { INDEX_FINDER } from './zone-finder.ts';
import { type OnGrid, onOneGrid } from './zone-grid.ts';

/** Shares of an area or a length that differ by less are one: what sums of doubles leave. */
const ROUNDING = 1e-9;
/** Chunks of 32 edges from which on a band takes longer than a frame. */
const LONG_BORDER_CHUNKS = 64;

/**
 * Meters for a site whose corner is being dragged: areas, lengths and distances by the packed engine, which takes less
 * than a frame on any layer. Left for when the hand rests: the second opinion, unions where features share land (they
 * are added up), and depth and whether a zone is cut in two, which are taken over from the last full measuring.
 */
export function liveMeters(before: SiteFacts | null): Meters {
  return {
    find: INDEX_FINDER,
    feature: (site, zone, onGrid, near, options) => liveFeature(site, zone, onGrid, near, options, before),
    union: summedOverlaps,
    coverage: (site) => meterOfStated((coverage) => liveCoverage(site, coverage)),
  };
}

function liveFeature(
  site: MeasuredSite,
  zone: Zone,
  onGrid: OnGrid,
  near: FeatureDistance,
  options: FeatureOptions,
  before: SiteFacts | null,
): MeasuredFeature {
  const { entry, accuracyM, touchToleranceM } = options;
  const { layer, site: prepared } = onGrid;
  const index = near.feature;
  if (isApart(near, options)) return { index, fact: apart(zone, near, options), overlap: [] };
  const overlap = overlapOfFeature(layer, index, prepared);
  const met = meeting(site, layer, overlap, near, touchToleranceM);
  const areaM2 = met.shares ? overlap.areaM2 : 0;
  const lengthM = met.shares ? met.lengthM : 0;
  const was = before?.roles[entry.role]?.features.find(({ featureId }) => featureId === zone.id);
  const fact: FeatureFact = {
    ...apart(zone, near, options),
    relation: relationOf({ ...met, touches: near.distanceM <= touchToleranceM }),
    overlapEllipsoidM2: areaM2,
    overlapPlaneM2: met.shares ? overlap.planeAreaM2 : 0,
    overlapLengthM: lengthM,
    share: met.aInB ? 1 : Math.min(1, site.areaM2 > 0 ? areaM2 / site.areaM2 : lengthM / site.lengthM),
    meanWidthM: met.shares ? met.meanWidthM : 0,
    overlapBandM2: site.areaM2 > 0 ? liveBand(onGrid, overlap, areaM2, accuracyM) : [0, 0],
    // Asking for the geometry of a zone with area would make it anew, vertex by vertex.
    ...(site.areaM2 > 0 && layer.featureAreaM2[index]! > 0
      ? {}
      : lengthBandOf(site, zone, onGrid, index, lengthM, accuracyM)),
    ...(met.shares && was && { penetrationM: was.penetrationM, shiftM: was.shiftM, severs: was.severs }),
    ...(met.shares && was?.pinchWidthM !== undefined && { pinchWidthM: was.pinchWidthM }),
    ...(met.shares && { distanceM: 0, edgeDistanceM: 0 }),
  };
  if (!met.shares) return { index, fact, overlap: [] };
  const { feet: _, ...withoutFeet } = fact;
  return { index, fact: withoutFeet, overlap: [] };
}

/** Bounds of the overlap; of a zone with a long border a first estimate, without its turns and without what lies just outside. */
function liveBand(
  { layer, site }: OnGrid,
  { feature, zoneInsideM }: FeatureOverlap,
  areaM2: number,
  accuracyM: number,
): readonly [number, number] {
  const chunks = layer.featureChunk[feature + 1]! - layer.featureChunk[feature]!;
  if (chunks <= LONG_BORDER_CHUNKS) return areaBandM2(layer, feature, site, areaM2, accuracyM);
  const shiftM2 = accuracyM * zoneInsideM;
  return [Math.max(0, areaM2 - shiftM2), Math.min(site.areaM2, areaM2 + shiftM2)];
}

interface Meeting {
  readonly shares: boolean;
  readonly aInB: boolean;
  readonly bInA: boolean;
  readonly lengthM: number;
  readonly meanWidthM: number;
}

/** How site and zone lie to each other: areas decide where both have one, else length, else whether they meet at all. */
function meeting(
  site: MeasuredSite,
  layer: PackedLayer,
  { feature, areaM2, siteInsideM, zoneInsideM }: FeatureOverlap,
  { distanceM }: FeatureDistance,
  touchToleranceM: number,
): Meeting {
  const zoneAreaM2 = layer.featureAreaM2[feature]!;
  const zoneLengthM = layer.featureLengthM[feature]!;
  const all = (part: number, whole: number) => part >= whole * (1 - ROUNDING);
  if (site.areaM2 > 0 && zoneAreaM2 > 0) {
    const perimeterM = siteInsideM + zoneInsideM;
    const meanWidthM = areaM2 > 0 && perimeterM > 0 ? (2 * areaM2) / perimeterM : 0;
    const shares = meanWidthM > touchToleranceM;
    return {
      shares,
      aInB: shares && all(areaM2, site.areaM2),
      bInA: shares && all(areaM2, zoneAreaM2),
      lengthM: 0,
      meanWidthM,
    };
  }
  const lengthM = site.areaM2 > 0 ? zoneInsideM : zoneAreaM2 > 0 ? siteInsideM : 0;
  const shares = lengthM > touchToleranceM || (lengthM === 0 && distanceM === 0);
  return {
    shares,
    aInB: shares && site.areaM2 === 0 && zoneAreaM2 > 0 && all(siteInsideM, site.lengthM),
    bInA: lengthM > 0 && shares && site.areaM2 > 0 && all(zoneInsideM, zoneLengthM),
    lengthM,
    meanWidthM: 0,
  };
}

function summedOverlaps(_: PackedLayer, near: readonly MeasuredFeature[]): { ellipsoidM2: number; planeM2: number } {
  return {
    ellipsoidM2: near.reduce((sum, { fact }) => sum + fact.overlapEllipsoidM2, 0),
    planeM2: near.reduce((sum, { fact }) => sum + fact.overlapPlaneM2, 0),
  };
}

/** A coverage as a layer of one zone, and its border; both made once. */
const preparedCoverage = remembered((coverage: AreaGeometry) => ({
  zones: [{ id: '1', properties: {}, geometry: coverage }],
  border: packEdges(pathsOf(coverage)),
}));

function liveCoverage(site: MeasuredSite, coverage: AreaGeometry): ReturnType<CoverageMeter> {
  const { zones, border } = preparedCoverage(coverage);
  const onGrid = onOneGrid(site, zones);
  const { areaM2, siteInsideM } = overlapOfFeature(onGrid.layer, 0, onGrid.site);
  const share = site.areaM2 > 0 ? areaM2 / site.areaM2 : siteInsideM / site.lengthM;
  if (share <= ROUNDING) return { coverage: 'none', coverageMarginM: 0 };
  if (share < 1 - ROUNDING) {
    return { coverage: 'part', coverageMarginM: 0, ...(site.areaM2 > 0 && { coverageShare: share }) };
  }
  const margin = nearestEdges(packEdges(flatten(site.geometry).flatMap(pathsOf)), border);
  return { coverage: 'all', coverageMarginM: margin?.distanceM ?? 0 };
}

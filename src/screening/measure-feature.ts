import type { Geometry } from 'geojson';
import type { LayerEntry } from '../catalog/catalog.ts';
import type { Zone } from '../catalog/zone.ts';
import { metAlong } from '../geo/chainage.ts';
import { insideLengthM, stretchesOf } from '../geo/line-inside.ts';
import { meanWidthM } from '../geo/mean-width.ts';
import { areaBandM2, GROWTH } from '../geo/packed/area-band.ts';
import { lengthBandInFeatureM, lengthBandM } from '../geo/packed/length-band.ts';
import type { FeatureDistance } from '../geo/packed/nearest.ts';
import { overlapOfFeature } from '../geo/packed/overlaps.ts';
import { measurePair } from '../geo/pair.ts';
import { flatten, isArea, isLine, linesOf, type Rings } from '../geo/shapes.ts';
import { corridorFacts } from './corridor-facts.ts';
import type { FeatureFact, LineStretch } from './facts.ts';
import { edgeSlackM, halfWidthM, type UnstatedFigures } from './layer-accuracy.ts';
import type { MeasuredSite } from './measured-site.ts';
import { secondOpinion } from './second-opinion.ts';
import type { OnGrid } from './zone-grid.ts';

/** Facts of one feature, and the overlap that its role's union is made of. */
export interface MeasuredFeature {
  /** Number of the zone in its layer. */
  readonly index: number;
  readonly fact: FeatureFact;
  readonly overlap: readonly Rings[];
}

export interface FeatureOptions extends UnstatedFigures {
  readonly entry: LayerEntry;
  readonly accuracyM: number;
  readonly touchToleranceM: number;
  /** Whether it is asked if the site cuts the zone in two. */
  readonly severance: boolean;
}

/** Whether a zone is too far away to touch, or to be met within the accuracy. */
export function isApart({ distanceM }: FeatureDistance, { accuracyM, touchToleranceM }: FeatureOptions): boolean {
  return distanceM > Math.max(touchToleranceM, GROWTH * accuracyM) + ROOM_M;
}

/** Room between "farther than the tolerance" here and there, for the rounding of the grid, metres. */
const ROOM_M = 1e-3;

/**
 * Measures one zone whose distance is known. A zone too far away to touch, or to be met within the accuracy, needs no
 * overlay.
 */
export function measureFeature(
  site: MeasuredSite,
  zone: Zone,
  onGrid: OnGrid,
  near: FeatureDistance,
  options: FeatureOptions,
): MeasuredFeature {
  const { accuracyM } = options;
  if (isApart(near, options)) {
    return { index: near.feature, fact: apart(zone, near, options), overlap: [] };
  }
  const measured = measureMeeting(site, zone, options);
  const { fact, turfM2 } = measured;
  const { layer, site: prepared } = onGrid;
  const engineM2 = site.areaM2 > 0 ? overlapOfFeature(layer, near.feature, prepared).areaM2 : 0;
  const disagreement = secondOpinion(engineM2, turfM2);
  // Where they disagree the greater counts, so that an overlap is not understated until somebody has looked.
  const believedM2 = disagreement === null ? engineM2 : Math.max(engineM2, turfM2);
  const overlapEllipsoidM2 = fact.overlapEllipsoidM2 > 0 ? believedM2 : 0;
  return {
    index: near.feature,
    fact: {
      ...fact,
      overlapEllipsoidM2,
      overlapBandM2: site.areaM2 > 0 ? areaBandM2(layer, near.feature, prepared, believedM2, accuracyM) : [0, 0],
      ...lengthBandOf(site, zone, onGrid, near.feature, fact.overlapLengthM, accuracyM),
      ...(options.severance && corridorFacts(site, zone, fact, options.touchToleranceM)),
      ...(site.areaM2 > 0 && fact.share < 1 && { share: Math.min(1, overlapEllipsoidM2 / site.areaM2) }),
      ...(disagreement !== null && { defects: [disagreement] }),
    },
    overlap: measured.overlap,
  };
}

/** A zone that is not met: nothing but a distance and its feet. */
export function apart(zone: Zone, { distanceM, feet }: FeatureDistance, options: FeatureOptions): FeatureFact {
  const { entry } = options;
  return {
    featureId: zone.id,
    properties: zone.properties,
    relation: 'disjoint',
    overlapEllipsoidM2: 0,
    overlapPlaneM2: 0,
    overlapLengthM: 0,
    distanceM,
    edgeDistanceM: Math.max(0, distanceM - halfWidthM(zone, entry)),
    ...slackOf(zone, options),
    penetrationM: 0,
    share: 0,
    meanWidthM: 0,
    overlapBandM2: [0, 0],
    shiftM: 0,
    feet,
    severs: false,
  };
}

/**
 * Measures a zone that is met or nearly so. An overlap within the touch tolerance is a shared border and carries no
 * area: touching at a border is 0 m and adjacent, not an overlap.
 */
function measureMeeting(
  site: MeasuredSite,
  zone: Zone,
  options: FeatureOptions,
): { fact: FeatureFact; overlap: readonly Rings[]; turfM2: number } {
  const { entry, touchToleranceM, severance } = options;
  const pair = measurePair(site.geometry, zone.geometry, { touchToleranceM, severance });
  const meets = pair.relation !== 'disjoint' && pair.relation !== 'touches';
  const overlap = meets ? pair.overlap : [];
  const overlapLengthM = meets ? pair.overlapLengthM + corridorAxisLengthM(site, zone.geometry) : 0;
  const overlapEllipsoidM2 = meets ? pair.overlapEllipsoidM2 : 0;
  const within = pair.relation === 'within' || pair.relation === 'equals';
  const wholeM = site.areaM2 > 0 ? site.areaM2 : site.lengthM;
  const share = within ? 1 : (site.areaM2 > 0 ? overlapEllipsoidM2 : overlapLengthM) / wholeM;
  const fact: FeatureFact = {
    featureId: zone.id,
    properties: zone.properties,
    relation: pair.relation,
    overlapEllipsoidM2,
    overlapPlaneM2: meets ? pair.overlapPlaneM2 : 0,
    overlapLengthM,
    distanceM: pair.distanceM,
    edgeDistanceM: Math.max(0, pair.distanceM - halfWidthM(zone, entry)),
    ...slackOf(zone, options),
    penetrationM: meets ? pair.penetrationM : 0,
    share: Math.min(1, share),
    meanWidthM: meanWidthM(overlap),
    overlapBandM2: [0, 0],
    shiftM: meets ? pair.shiftM : 0,
    ...(!meets && pair.feet !== null && { feet: pair.feet }),
    severs: pair.severs,
    ...(meets && site.lines.length > 0 && { chainage: chainageOf(site, zone.geometry) }),
  };
  return { fact, overlap, turfM2: pair.overlapEllipsoidM2 };
}

/** The band of a crossing length, of a line site in a zone with area or the other way round. */
export function lengthBandOf(
  site: MeasuredSite,
  zone: Zone,
  { layer, site: prepared }: OnGrid,
  feature: number,
  lengthM: number,
  accuracyM: number,
): Pick<FeatureFact, 'lengthBandM'> {
  const zoneHasArea = layer.featureAreaM2[feature]! > 0;
  if (site.areaM2 === 0 && zoneHasArea) {
    return { lengthBandM: lengthBandInFeatureM(lengthM, layer, feature, prepared, accuracyM) };
  }
  const zoneIsLine = flatten(zone.geometry).every(isLine);
  return site.areaM2 > 0 && zoneIsLine
    ? { lengthBandM: lengthBandM(lengthM, prepared, layer, feature, accuracyM) }
    : {};
}

function slackOf(zone: Zone, options: FeatureOptions): Pick<FeatureFact, 'edgeSlackM'> {
  const slackM = edgeSlackM(zone, options.entry, options);
  return slackM > 0 ? { edgeSlackM: slackM } : {};
}

/** Crossing length of a road with a width is told along its axis; its area is that of the corridor. */
function corridorAxisLengthM(site: MeasuredSite, zone: Geometry): number {
  if (site.parts.axes === null || site.parts.area === null) return 0;
  const areas = flatten(zone).filter(isArea);
  return linesOf(site.parts.axes).reduce((sum, path) => sum + insideLengthM(stretchesOf(path, areas)), 0);
}

function chainageOf(site: MeasuredSite, zone: Geometry): LineStretch[] {
  return site.lines.flatMap((axis, index) => metAlong(axis, zone).map((stretch) => ({ line: index + 1, ...stretch })));
}

import type { Geometry } from 'geojson';
import type { LayerEntry } from '../catalog/catalog.ts';
import type { Zone } from '../catalog/zone.ts';
import { insideLengthM, stretchesOf } from '../geo/line-inside.ts';
import { meanWidthM } from '../geo/mean-width.ts';
import { measurePair } from '../geo/pair.ts';
import { type AreaGeometry, flatten, isArea, linesOf, type Rings } from '../geo/shapes.ts';
import type { FeatureFact } from './facts.ts';
import type { MeasuredSite } from './measured-site.ts';

/** Facts of one feature, and the overlap that its role's union is made of. */
export interface MeasuredFeature {
  readonly fact: FeatureFact;
  readonly overlap: readonly Rings[];
}

/**
 * Measures one zone. An overlap within the touch tolerance is a shared border and carries no area (RULES §7: touching
 * at a border is 0 m and adjacent, not an overlap).
 */
export function measureFeature(
  site: MeasuredSite,
  zone: Zone,
  entry: LayerEntry,
  accuracyM: number,
  touchToleranceM: number,
): MeasuredFeature {
  const pair = measurePair(site.geometry, zone.geometry, { touchToleranceM, accuracyM });
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
    penetrationM: meets ? pair.penetrationM : 0,
    share: Math.min(1, share),
    meanWidthM: meanWidthM(overlap),
    overlapBandM2: pair.overlapBandM2,
    ...(!meets && pair.feet !== null && { feet: pair.feet }),
    severs: pair.severs,
  };
  return { fact, overlap };
}

/** Half the width the card says the drawn line stands for; a feature that does not state one is measured as drawn. */
export function halfWidthM(zone: Zone, entry: LayerEntry): number {
  if (entry.measuredFrom === 'geometry') return 0;
  const widthM = zone.properties[entry.measuredFrom.halfWidthOf];
  return typeof widthM === 'number' && widthM > 0 ? widthM / 2 : 0;
}

/** Crossing length of a road with a width is told along its axis; its area is that of the corridor. */
function corridorAxisLengthM(site: MeasuredSite, zone: Geometry): number {
  if (site.parts.axes === null || site.parts.area === null) return 0;
  const areas = flatten(zone).filter((member): member is AreaGeometry => isArea(member));
  return linesOf(site.parts.axes).reduce((sum, path) => sum + insideLengthM(stretchesOf(path, areas)), 0);
}

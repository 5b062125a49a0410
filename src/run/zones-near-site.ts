import type { LayerEntry } from '../catalog/catalog.ts';
import type { Zone } from '../catalog/zone.ts';
import { featuresWithin } from '../geo/packed/nearest.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { halfWidthM } from '../screening/layer-accuracy.ts';
import { prepareSite } from '../screening/measured-site.ts';
import { onOneGrid } from '../screening/zone-grid.ts';
import type { Site } from '../site/site.ts';
import { siteProblems } from './run-screening.ts';

/** To so much a distance is measured, metres (`nearest.ts`). */
const MEASURED_TO_M = 1e-4;

/**
 * Ids of the features that meet a site or lie no farther from it than a distance, from where the card measures: a road of
 * a stated width from its edge. Problems: those of the site's shape.
 * @param distanceM metres; 0 = they meet, if only in a border
 */
export function zonesNearSite(
  site: Site,
  entry: LayerEntry,
  zones: readonly Zone[],
  distanceM: number,
): Result<ReadonlySet<string>> {
  const [problem, ...more] = siteProblems(site);
  if (problem) return failure(problem, ...more);
  const { layer, site: prepared } = onOneGrid(prepareSite(site), zones);
  const widthM = (feature: number) => halfWidthM(zones[feature]!, entry);
  const widestM =
    entry.measuredFrom === 'geometry' ? 0 : zones.reduce((most, zone) => Math.max(most, halfWidthM(zone, entry)), 0);
  const limitM = distanceM + MEASURED_TO_M;
  const near = featuresWithin(layer, prepared, limitM + widestM).filter(
    ({ feature, distanceM: foundM }) => foundM - widthM(feature) <= limitM,
  );
  return success(new Set(near.map(({ feature }) => zones[feature]!.id)));
}

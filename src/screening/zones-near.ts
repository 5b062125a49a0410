import type { Zone } from '../catalog/zone.ts';
import type { FeatureDistance } from '../geo/packed/nearest.ts';
import { edgeSlackM, halfWidthM, widestReachM } from './layer-accuracy.ts';
import type { FeatureOptions, MeasuredFeature } from './measure-feature.ts';
import type { MeasuredSite } from './measured-site.ts';
import type { Meters } from './meters.ts';
import type { ZoneFinder } from './zone-finder.ts';
import type { OnGrid } from './zone-grid.ts';

export interface NearOptions extends FeatureOptions {
  readonly searchDistanceM: number;
}

/** Distances that differ by less are equal: rounding of the grid and of the geodesic. */
const TIE_M = 1e-4;

/**
 * Features within the search distance of what the card measures from, and where there is none the nearest one: by
 * distance, and by edge distance where that is another. Sorted by distance, then id.
 */
export function zonesNear(
  site: MeasuredSite,
  zones: readonly Zone[],
  onGrid: OnGrid,
  options: NearOptions,
  { feature: measure, find }: Pick<Meters, 'feature' | 'find'>,
): MeasuredFeature[] {
  const { entry, searchDistanceM } = options;
  const reachM = (zone: Zone) => halfWidthM(zone, entry) + edgeSlackM(zone, entry, options);
  const edgeDistanceM = ({ feature, distanceM }: FeatureDistance) => Math.max(0, distanceM - reachM(zones[feature]!));
  const widestM = widestReachM(zones, entry, options);
  const near = find
    .within(entry.role, onGrid, searchDistanceM + widestM)
    .filter((found) => edgeDistanceM(found) <= searchDistanceM);
  const chosen = near.length > 0 ? near : nearestOf(zones, onGrid, widestM, edgeDistanceM, entry.role, find);
  return chosen.map((found) => measure(site, zones[found.feature]!, onGrid, found, options)).sort(byDistanceThenId);
}

function byDistanceThenId({ fact: a }: MeasuredFeature, { fact: b }: MeasuredFeature): number {
  return a.distanceM - b.distanceM || (a.featureId < b.featureId ? -1 : a.featureId > b.featureId ? 1 : 0);
}

/** The nearest feature, and the one whose edge is nearest where that is another; of equals the first by id. */
function nearestOf(
  zones: readonly Zone[],
  onGrid: OnGrid,
  widestM: number,
  edgeDistanceM: (found: FeatureDistance) => number,
  role: string,
  find: ZoneFinder,
): FeatureDistance[] {
  const nearest = find.nearest(role, onGrid);
  if (nearest === null) return [];
  const rivals = find.within(role, onGrid, nearest.distanceM + Math.max(widestM, TIE_M));
  const least = (by: (found: FeatureDistance) => number) =>
    rivals.reduce((best, found) => {
      const difference = by(found) - by(best);
      return difference < -TIE_M || (difference <= TIE_M && zones[found.feature]!.id < zones[best.feature]!.id)
        ? found
        : best;
    }, nearest);
  return [...new Set([least(({ distanceM }) => distanceM), least(edgeDistanceM)])];
}

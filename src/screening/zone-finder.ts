import { distanceToFeature, type FeatureDistance, featuresWithin, nearestFeature } from '../geo/packed/nearest.ts';
import { invariant } from '../kernel/invariant.ts';
import type { OnGrid } from './zone-grid.ts';

/** Where the zones near a site are looked up. Distances are always the packed engine's, so that facts do not depend on it. */
export interface ZoneFinder {
  /** Every zone of a role no farther than a distance, metres. */
  within(role: string, onGrid: OnGrid, distanceM: number): readonly FeatureDistance[];
  /** The nearest zone of a role; null when it has none. */
  nearest(role: string, onGrid: OnGrid): FeatureDistance | null;
}

/** The index each packed layer carries. */
export const INDEX_FINDER: ZoneFinder = {
  within: (_role, { layer, site }, distanceM) => featuresWithin(layer, site, distanceM),
  nearest: (_role, { layer, site }) => nearestFeature(layer, site),
};

/** A zone, by its number in its layer, that may matter to a site, and what another engine takes their overlap for. */
export interface ZonePair {
  readonly zone: number;
  /** Area on the ellipsoid, m². */
  readonly overlapM2: number;
}

/**
 * The zones that may matter to one site, by role: at least all within the search distance and twice the widest reach,
 * the nearest one, and those as near as it but for the widest reach. More do no harm.
 */
export type SitePairs = ReadonlyMap<string, readonly ZonePair[]>;

/** Looks among pairs found elsewhere. A role it was not asked about is a fault here, never an empty layer. */
export function pairedFinder(pairs: SitePairs): ZoneFinder {
  const measured = (role: string, { layer, site }: OnGrid, limitM: number): FeatureDistance[] => {
    const found = pairs.get(role);
    invariant(found !== undefined, `pairs were sought for ${role}`);
    return found
      .flatMap(({ zone }) => distanceToFeature(layer, zone, site, limitM) ?? [])
      .sort((a, b) => a.distanceM - b.distanceM || a.feature - b.feature);
  };
  return {
    within: measured,
    nearest: (role, onGrid) => {
      const nearest = measured(role, onGrid, Infinity)[0] ?? null;
      invariant(nearest !== null || onGrid.layer.index === null, `a zone of ${role} is the nearest`);
      return nearest;
    },
  };
}

import type { Zone } from '../catalog/zone.ts';
import type { FeatureDistance } from '../geo/packed/nearest.ts';
import type { PackedLayer } from '../geo/packed/packed-layer.ts';
import { type CoverageMeter, coverageMeter } from './measure-coverage.ts';
import { type FeatureOptions, type MeasuredFeature, measureFeature } from './measure-feature.ts';
import type { MeasuredSite } from './measured-site.ts';
import { unionOfOverlaps } from './union-of-overlaps.ts';
import { INDEX_FINDER, type ZoneFinder } from './zone-finder.ts';
import type { OnGrid } from './zone-grid.ts';

/** Measures one zone whose distance is known. */
export type FeatureMeter = (
  site: MeasuredSite,
  zone: Zone,
  onGrid: OnGrid,
  near: FeatureDistance,
  options: FeatureOptions,
) => MeasuredFeature;

/** How the parts of a role's facts are come by; which features count, and everything else, is the same for all. */
export interface Meters {
  /** Where zones are looked up; which one changes how long it takes and no fact. */
  readonly find: ZoneFinder;
  readonly feature: FeatureMeter;
  /** Area of the union of the overlaps with a layer's features, m². */
  readonly union: (layer: PackedLayer, near: readonly MeasuredFeature[]) => { ellipsoidM2: number; planeM2: number };
  readonly coverage: (site: MeasuredSite, touchToleranceM: number) => CoverageMeter;
}

/** What records are made of. */
export const FULL_METERS: Meters = {
  find: INDEX_FINDER,
  feature: measureFeature,
  union: unionOfOverlaps,
  coverage: coverageMeter,
};

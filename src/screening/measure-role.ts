import type { LoadedLayer } from '../catalog/layer-source.ts';
import type { Zone } from '../catalog/zone.ts';
import { insideLengthM, stretchesOf } from '../geo/line-inside.ts';
import { flatten, isArea, linesOf } from '../geo/shapes.ts';
import type { RoleFacts } from './facts.ts';
import { layerAccuracyM, type UnstatedFigures } from './layer-accuracy.ts';
import type { CoverageMeter } from './measure-coverage.ts';
import type { MeasuredFeature } from './measure-feature.ts';
import type { MeasuredSite } from './measured-site.ts';
import type { Meters } from './meters.ts';
import { onOneGrid } from './zone-grid.ts';
import { zonesNear } from './zones-near.ts';

export interface MeasureOptions extends UnstatedFigures {
  /** Overlaps and gaps no wider than this are a shared border, metres. */
  readonly touchToleranceM: number;
  /** Features farther than this are left out, but for the nearest one, metres. */
  readonly searchDistanceM: number;
  /** Roles of which it is asked whether the site cuts them in two; of every one where that is not said. */
  readonly severedRoles?: readonly string[];
}

/** A site covered but for this share is covered: what doubles leave when parts are added up. */
const ROUNDING = 1e-9;

/** A role that is missing or failed has no facts to offer, and its coverage is not stated. */
function withoutFacts(layer: LoadedLayer, site: { accuracyM: number }): RoleFacts {
  return {
    role: layer.entry.role,
    availability: layer.state === 'failed' ? 'load_failed' : 'missing',
    status: layer.entry.status,
    complete: false,
    accuracyM: site.accuracyM,
    coverage: 'unstated',
    coverageMarginM: 0,
    features: [],
    unionEllipsoidM2: 0,
    unionPlaneM2: 0,
    unionShare: 0,
  };
}

/**
 * All facts of one role. A schematic layer is evaluated as drawn: its own accuracy says how far an invented line may
 * lie from a real one, which is no error band, so only the site's accuracy enters (docs/decisions/0004). A layer that states no
 * accuracy is not exact for that: the one for such layers enters.
 */
export function measureRole(
  site: MeasuredSite,
  siteAccuracyM: number,
  layer: LoadedLayer,
  coverageOf: CoverageMeter,
  options: MeasureOptions,
  meters: Meters,
): RoleFacts {
  if (layer.state !== 'ready') return withoutFacts(layer, { accuracyM: siteAccuracyM });
  const { entry, zones } = layer;
  const accuracyM = siteAccuracyM + layerAccuracyM(entry, options);
  const onGrid = onOneGrid(site, zones);
  const severance = options.severedRoles?.includes(entry.role) ?? true;
  const near = zonesNear(site, zones, onGrid, { ...options, entry, accuracyM, severance }, meters);
  const union = meters.union(onGrid.layer, near);
  const inOne = near.some(({ fact }) => fact.share === 1);
  const covered = site.areaM2 > 0 ? union.ellipsoidM2 / site.areaM2 : lineShare(site, near, layer.zones);
  return {
    role: entry.role,
    availability: 'ready',
    status: entry.status,
    complete: entry.complete,
    accuracyM,
    ...coverageOf(layer.coverage),
    features: near.map(({ fact }) => fact),
    unionEllipsoidM2: union.ellipsoidM2,
    unionPlaneM2: union.planeM2,
    unionShare: inOne || covered > 1 - ROUNDING ? 1 : covered,
  };
}

/** Share of a line site's length inside any of the features. */
function lineShare(site: MeasuredSite, near: readonly MeasuredFeature[], zones: readonly Zone[]): number {
  if (site.parts.line === null || site.lengthM === 0) return 0;
  const ids = new Set(near.map(({ fact }) => fact.featureId));
  const areas = zones
    .filter(({ id }) => ids.has(id))
    .flatMap(({ geometry }) => flatten(geometry))
    .filter(isArea);
  const insideM = linesOf(site.parts.line).reduce((sum, path) => sum + insideLengthM(stretchesOf(path, areas)), 0);
  return insideM / site.lengthM;
}

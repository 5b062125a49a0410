import type { LoadedLayer } from '../catalog/layer-source.ts';
import { centroidOf } from '../geo/centroid.ts';
import { lengthM } from '../geo/length.ts';
import { planeAreaM2 } from '../geo/plane.ts';
import type { Site } from '../site/site.ts';
import { DISTRICT_ROLE, type RoleFacts, type SiteFacts } from './facts.ts';
import { type MeasureOptions, measureRole } from './measure-role.ts';
import { prepareSite } from './measured-site.ts';
import { FULL_METERS, type Meters } from './meters.ts';

/**
 * Measures a site against every layer: raw facts, no judgement. Same input, same facts, on every host.
 * @param site its parcels have passed `checkGeometry`
 * @param layers one per role, missing and failed ones too, so that nobody takes an absence for a clear answer
 * @param meters `FULL_METERS` for whatever is kept; those of a drag for what is shown meanwhile
 * @param onMeasured told how many layers are done, at every layer and every zone: what is large takes seconds
 * @returns areas m², lengths m, on the CGCS2000 ellipsoid unless the name says plane (EPSG:4547)
 */
export function measureSite(
  site: Site,
  layers: readonly LoadedLayer[],
  options: MeasureOptions,
  meters: Meters = FULL_METERS,
  onMeasured?: (done: number, total: number) => void,
): SiteFacts {
  const measured = prepareSite(site);
  const { area, line } = measured.parts;
  const coverageOf = meters.coverage(measured, options.touchToleranceM);
  const roles: Record<string, RoleFacts> = {};
  for (const [i, layer] of layers.entries()) {
    const alive = onMeasured ? telling(meters, () => onMeasured(i, layers.length)) : meters;
    roles[layer.entry.role] = measureRole(measured, site.accuracyM, layer, coverageOf, options, alive);
    onMeasured?.(i + 1, layers.length);
  }
  const district = roles[DISTRICT_ROLE];
  return {
    areaEllipsoidM2: measured.areaM2,
    areaPlaneM2: area === null ? 0 : planeAreaM2(area),
    perimeterM: area === null ? 0 : lengthM(area),
    lengthM: measured.lengthM,
    centroid: centroidOf(area ?? line!),
    bbox: measured.bbox,
    accuracyM: site.accuracyM,
    districtShare: district?.availability === 'ready' ? district.unionShare : null,
    roles,
  };
}

/** Meters that say before every zone that they are still at it. */
function telling(meters: Meters, tell: () => void): Meters {
  const feature: Meters['feature'] = (...pair) => {
    tell();
    return meters.feature(...pair);
  };
  return { ...meters, feature };
}

import type { Zone } from '../catalog/zone.ts';
import { pinchWidthM } from '../geo/pinch.ts';
import { flatten, isArea } from '../geo/shapes.ts';
import type { FeatureFact } from './facts.ts';
import type { MeasuredSite } from './measured-site.ts';

/** Narrowest way a site leaves in a corridor; null where it cuts it in two, does not meet it or has no area. */
export function corridorFacts(
  site: MeasuredSite,
  zone: Zone,
  fact: Pick<FeatureFact, 'severs' | 'overlapEllipsoidM2'>,
  touchToleranceM: number,
): Pick<FeatureFact, 'pinchWidthM'> {
  const { area } = site.parts;
  if (area === null || fact.severs || fact.overlapEllipsoidM2 === 0) return { pinchWidthM: null };
  const widthsM = flatten(zone.geometry)
    .filter(isArea)
    .flatMap((member) => pinchWidthM(area, member, touchToleranceM) ?? []);
  return { pinchWidthM: widthsM.length === 0 ? null : Math.min(...widthsM) };
}

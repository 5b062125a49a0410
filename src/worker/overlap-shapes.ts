import type { Zone } from '../catalog/zone.ts';
import { zoneById } from '../catalog/zone-lookup.ts';
import { overlapOf } from '../geo/overlay.ts';
import { areaOf, isArea } from '../geo/shapes.ts';
import { effectRank } from '../plan/effect.ts';
import type { Finding } from '../record/record.ts';
import type { Site } from '../site/site.ts';
import { siteGeometry } from '../site/site-geometry.ts';
import type { OverlapShape } from './protocol.ts';

/**
 * Common areas of the site and the zones its findings name, for drawing; each zone once, under the most severe finding.
 * @param zonesOf  features of a role by id, as measured
 */
export function overlapShapes(
  site: Site,
  findings: readonly Finding[],
  zonesOf: ReadonlyMap<string, readonly Zone[]>,
): OverlapShape[] {
  const { area } = siteGeometry(site);
  const drawn = new Map<string, OverlapShape>();
  if (!area) return [];
  for (const finding of findings) {
    const effect = finding.nominal ?? finding.atLeast;
    if (effect === 'clear') continue;
    for (const { role, featureId, overlapEllipsoidM2 } of finding.facts) {
      const key = `${role} ${featureId}`;
      const before = drawn.get(key);
      if (overlapEllipsoidM2 <= 0) continue;
      if (before) {
        if (effectRank(before.effect) < effectRank(effect))
          drawn.set(key, { ...before, effect, ruleId: finding.ruleId });
        continue;
      }
      const zone = zoneById(zonesOf.get(role) ?? [], featureId);
      if (!zone || !isArea(zone.geometry)) continue;
      const geometry = areaOf(overlapOf(area, zone.geometry));
      if (geometry) drawn.set(key, { ruleId: finding.ruleId, role, featureId, effect, geometry });
    }
  }
  return [...drawn.values()];
}

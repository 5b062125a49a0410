import type { Zone } from '../catalog/zone.ts';
import { zoneById } from '../catalog/zone-lookup.ts';
import { borderForDisplay } from '../geo/display-buffer.ts';
import { grownBbox } from '../geo/grown-bbox.ts';
import type { Finding } from '../record/record.ts';
import type { SiteFacts } from '../screening/facts.ts';
import type { BandShape } from './protocol.ts';

/** So far round the site a boundary is drawn that decides, metres beyond its distance. */
const SEEN_M = 300;

/**
 * For drawing: where a finding depends on how exact a boundary is, the strip of that accuracy to both sides of it.
 * @param zonesOf  features of a role by id, as measured
 */
export function boundaryBands(
  facts: SiteFacts,
  findings: readonly Finding[],
  zonesOf: ReadonlyMap<string, readonly Zone[]>,
): BandShape[] {
  const bands = new Map<string, BandShape>();
  for (const { unknowns, facts: told } of findings) {
    const unsure = new Set(
      unknowns.flatMap(({ reason, role }) => (reason === 'boundary_uncertain' && role ? role : [])),
    );
    for (const { role, featureId, distanceM } of told) {
      const key = `${role} ${featureId}`;
      const accuracyM = facts.roles[role]?.accuracyM ?? 0;
      if (!unsure.has(role) || bands.has(key) || accuracyM <= 0) continue;
      const zone = zoneById(zonesOf.get(role) ?? [], featureId);
      const geometry = zone && borderForDisplay(zone.geometry, grownBbox(facts.bbox, distanceM + SEEN_M), accuracyM);
      if (geometry) bands.set(key, { role, featureId, accuracyM, geometry });
    }
  }
  return [...bands.values()];
}

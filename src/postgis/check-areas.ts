import type { LoadedLayer } from '../catalog/layer-source.ts';
import type { SiteFacts } from '../screening/facts.ts';
import type { SitePairs } from '../screening/zone-finder.ts';

/** An overlap the two engines do not agree on. */
export interface AreaDifference {
  readonly role: string;
  readonly featureId: string;
  readonly coreM2: number;
  readonly sqlM2: number;
}

/** Borders of an overlap bow by 0.2 mm on 100 m as geodesics; beyond that both round, m² and share. */
const TOLERANCE_M2 = 0.02;
const TOLERANCE_SHARE = 2e-6;

/**
 * Compares the areas PostGIS found with those of the facts; empty when all agree within 0.02 m² and two millionths.
 * @param touchToleranceM  an overlap no wider is a shared border with no area here; it has a little there
 */
export function areaDifferences(
  facts: SiteFacts,
  pairs: SitePairs,
  layers: readonly LoadedLayer[],
  touchToleranceM: number,
): AreaDifference[] {
  return layers.flatMap((layer) => {
    if (layer.state !== 'ready') return [];
    const { role } = layer.entry;
    const areas = new Map(facts.roles[role]!.features.map((fact) => [fact.featureId, fact.overlapEllipsoidM2]));
    return (pairs.get(role) ?? []).flatMap(({ zone, overlapM2: sqlM2 }): AreaDifference[] => {
      const featureId = layer.zones[zone]!.id;
      const coreM2 = areas.get(featureId) ?? 0;
      const borderM2 = coreM2 === 0 ? touchToleranceM * facts.perimeterM : 0;
      const differs = Math.abs(sqlM2 - coreM2) > TOLERANCE_M2 + TOLERANCE_SHARE * coreM2 + borderM2;
      return differs ? [{ role, featureId, coreM2, sqlM2 }] : [];
    });
  });
}

import type { LayerSource, LoadedLayer } from '../catalog/layer-source.ts';
import { loadLayers } from '../catalog/load-layers.ts';
import { DISTRICT_ROLE } from '../screening/facts.ts';
import { conditionsBehindAnswers, rolesIn, rolesOf } from '../screening/rule-references.ts';
import type { ScreeningRules } from '../screening/screen-facts.ts';

/** Roles that rules, derived attributes and the relevance of questions speak of, and the district; sorted. */
function requiredRoles(rules: ScreeningRules): string[] {
  const behindAnswers = conditionsBehindAnswers(rules).flatMap(rolesIn);
  return [...new Set([DISTRICT_ROLE, ...rules.rules.flatMap(rolesOf), ...behindAnswers])].sort();
}

/** Loads every layer a screening by these rules needs; missing and failed ones come as such, never as empty. */
export function loadRequiredLayers(rules: ScreeningRules, source: LayerSource): Promise<LoadedLayer[]> {
  return loadLayers(source, requiredRoles(rules));
}

import type { LoadedLayer } from '../catalog/layer-source.ts';
import type { ParameterOverrides } from '../plan/parameter.ts';
import { parameterValues } from '../screening/context.ts';
import type { SiteFacts } from '../screening/facts.ts';
import { measureSite } from '../screening/measure.ts';
import { conditionsOf } from '../screening/rule-references.ts';
import type { ScreeningRules } from '../screening/screen-facts.ts';
import { spaceConditionsIn } from '../screening/zone-ref.ts';
import type { Site } from '../site/site.ts';

/** Parameter with the width up to which a shared border is one, and what holds where it has no value. */
const TOUCH_TOLERANCE = 'touch_tolerance_m';
const TOUCH_TOLERANCE_M = 0.01;

/** Accuracy that lets a distance count although it is drawn farther off; schematic layers have no error band. */
function widestAccuracyM(layers: readonly LoadedLayer[]): number {
  return Math.max(0, ...layers.map(({ entry }) => (entry.status === 'schematic' ? 0 : (entry.accuracyM ?? 0))));
}

/** How far out a feature can still matter to a rule, metres: the greatest distance any of them asks about, and accuracy. */
function searchDistanceM(
  rules: ScreeningRules,
  values: ReadonlyMap<string, number | null>,
  site: Site,
  layers: readonly LoadedLayer[],
): number {
  const distances = rules.rules
    .flatMap(conditionsOf)
    .flatMap(spaceConditionsIn)
    .flatMap((condition) => ('within' in condition ? [values.get(condition.within.distance) ?? 0] : []));
  return Math.max(0, ...distances) + site.accuracyM + widestAccuracyM(layers);
}

/**
 * Measures a site as far out as the rules in force look: the part to repeat while a corner is dragged; the layers are
 * loaded once.
 * @param site  its parcels have passed the geometry check
 */
export function measureForRules(
  site: Site,
  layers: readonly LoadedLayer[],
  rules: ScreeningRules,
  parameterOverrides?: ParameterOverrides,
): SiteFacts {
  const values = parameterValues(rules.parameters, parameterOverrides);
  return measureSite(site, layers, {
    touchToleranceM: values.get(TOUCH_TOLERANCE) ?? TOUCH_TOLERANCE_M,
    searchDistanceM: searchDistanceM(rules, values, site, layers),
  });
}

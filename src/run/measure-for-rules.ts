import type { LoadedLayer } from '../catalog/layer-source.ts';
import { remembered } from '../kernel/remembered.ts';
import type { ParameterOverrides } from '../plan/parameter.ts';
import { parameterValues } from '../screening/context.ts';
import type { SiteFacts } from '../screening/facts.ts';
import { layerAccuracyM, type UnstatedFigures } from '../screening/layer-accuracy.ts';
import { measureSite } from '../screening/measure.ts';
import type { MeasureOptions } from '../screening/measure-role.ts';
import type { Meters } from '../screening/meters.ts';
import { conditionsOf } from '../screening/rule-references.ts';
import type { ScreeningRules } from '../screening/screen-facts.ts';
import { spaceConditionsIn } from '../screening/zone-ref.ts';
import type { Site } from '../site/site.ts';
import type { Ports } from './ports.ts';

/** Parameter with the width up to which a shared border is one, and what holds where it has no value. */
const TOUCH_TOLERANCE = 'touch_tolerance_m';
const TOUCH_TOLERANCE_M = 0.01;

/** Parameters for what layers do not say, and what holds where they have no value. */
const UNSTATED = { accuracy: 'unstated_accuracy_m', width: 'unstated_width_m' };
const UNSTATED_ACCURACY_M = 25;
const UNSTATED_WIDTH_M = 60;

/** Accuracy that lets a distance count although it is drawn farther off. */
function widestAccuracyM(layers: readonly LoadedLayer[], unstated: UnstatedFigures): number {
  return Math.max(0, ...layers.map(({ entry }) => (entry.status === 'missing' ? 0 : layerAccuracyM(entry, unstated))));
}

/** What rules ask of space, looked up once for a pack: the parameters of distances, and roles some rule asks `crosses` of. */
const askedOfSpace = remembered((rules: ScreeningRules) => {
  const conditions = rules.rules.flatMap(conditionsOf).flatMap(spaceConditionsIn);
  const distances = conditions.flatMap((condition) => ('within' in condition ? [condition.within.distance] : []));
  const crossed = conditions.flatMap((condition) => ('crosses' in condition ? [condition.crosses.role].flat() : []));
  return { distances: [...new Set(distances)], severedRoles: [...new Set(crossed)].sort() };
});

/** The greatest distance any rule asks about, metres. */
function askedDistanceM(rules: ScreeningRules, values: ReadonlyMap<string, number | null>): number {
  return Math.max(0, ...askedOfSpace(rules).distances.map((id) => values.get(id) ?? 0));
}

/**
 * How far out a feature can still matter to a rule, metres, without accuracy. Never less than the rules' own distances,
 * and beyond them in doublings: a distance that is being tried out then changes what is measured a few times, not at
 * every step, and every host comes to the same facts.
 */
function reachM(rules: ScreeningRules, values: ReadonlyMap<string, number | null>): number {
  const ownM = askedDistanceM(rules, parameterValues(rules.parameters));
  const askedM = askedDistanceM(rules, values);
  if (askedM <= ownM || ownM === 0) return Math.max(askedM, ownM);
  return ownM * 2 ** Math.ceil(Math.log2(askedM / ownM));
}

/** Up to this width what two shapes share is a border, metres: the parameter's value in force. */
export function touchToleranceM(rules: Pick<ScreeningRules, 'parameters'>, overrides?: ParameterOverrides): number {
  return parameterValues(rules.parameters, overrides).get(TOUCH_TOLERANCE) ?? TOUCH_TOLERANCE_M;
}

/** What the facts of a site depend on besides site and layers: equal options, equal facts. */
export function measureOptions(
  site: Site,
  layers: readonly LoadedLayer[],
  rules: ScreeningRules,
  parameterOverrides?: ParameterOverrides,
): MeasureOptions {
  const values = parameterValues(rules.parameters, parameterOverrides);
  const unstated: UnstatedFigures = {
    unstatedAccuracyM: values.get(UNSTATED.accuracy) ?? UNSTATED_ACCURACY_M,
    unstatedWidthM: values.get(UNSTATED.width) ?? UNSTATED_WIDTH_M,
  };
  return {
    ...unstated,
    touchToleranceM: touchToleranceM(rules, parameterOverrides),
    searchDistanceM: reachM(rules, values) + site.accuracyM + widestAccuracyM(layers, unstated),
    severedRoles: askedOfSpace(rules).severedRoles,
  };
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
  meters?: Meters,
  onMeasured?: Ports['onMeasured'],
): SiteFacts {
  return measureSite(site, layers, measureOptions(site, layers, rules, parameterOverrides), meters, onMeasured);
}

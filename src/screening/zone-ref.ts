import type { Condition, FeatureFilter, SpaceCondition } from '../plan/condition.ts';
import type { Ternary } from '../project/derive.ts';
import type { FeatureFact, RoleFacts } from './facts.ts';

/** Roles (tried together) and the features of them a condition speaks of. */
export interface ZoneRef {
  readonly roles: readonly string[];
  readonly filter: FeatureFilter | undefined;
  /** Parameter of the distance, for `within`. */
  readonly distance?: string;
}

/** The zone a space condition names. */
export function zoneRefOf(condition: SpaceCondition): ZoneRef {
  const ref = Object.values(condition)[0] as { role: string | string[]; filter?: FeatureFilter; distance?: string };
  return {
    roles: [ref.role].flat(),
    filter: ref.filter,
    ...(ref.distance !== undefined && { distance: ref.distance }),
  };
}

/** Every space condition inside a condition, in reading order. */
export function spaceConditionsIn(condition: Condition | undefined): SpaceCondition[] {
  if (!condition) return [];
  if ('all' in condition) return condition.all.flatMap(spaceConditionsIn);
  if ('any' in condition) return condition.any.flatMap(spaceConditionsIn);
  if ('not' in condition) return spaceConditionsIn(condition.not);
  return 'attr' in condition ? [] : [condition];
}

/** Whether a feature passes a filter; unknown where the layer does not say the property and nothing else rules it out. */
function passes(feature: FeatureFact, filter: FeatureFilter | undefined): Ternary {
  let told = true;
  for (const [key, wanted] of Object.entries(filter ?? {})) {
    const value = Object.hasOwn(feature.properties, key) ? feature.properties[key] : undefined;
    if (value === undefined || value === null) told = false;
    else if (![wanted].flat().includes(value)) return false;
  }
  return told ? true : 'unknown';
}

/** Features of a role a condition speaks of, nearest first. */
export function featuresOf(role: RoleFacts, filter: FeatureFilter | undefined): readonly FeatureFact[] {
  return role.features.filter((feature) => passes(feature, filter) === true);
}

/** Features of which the layer does not say whether the condition means them: they are no absence. */
export function untoldFeaturesOf(role: RoleFacts, filter: FeatureFilter | undefined): readonly FeatureFact[] {
  return role.features.filter((feature) => passes(feature, filter) === 'unknown');
}

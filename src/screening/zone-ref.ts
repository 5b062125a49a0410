import type { Condition, FeatureFilter, SpaceCondition } from '../plan/condition.ts';
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

/** Whether a feature passes a filter: each property equals, or is among, what is wanted. */
function passes(feature: FeatureFact, filter: FeatureFilter | undefined): boolean {
  if (!filter) return true;
  return Object.entries(filter).every(([key, wanted]) => {
    const value = Object.hasOwn(feature.properties, key) ? feature.properties[key] : undefined;
    return value !== undefined && value !== null && [wanted].flat().includes(value);
  });
}

/** Features of a role a condition speaks of, nearest first. */
export function featuresOf(role: RoleFacts, filter: FeatureFilter | undefined): readonly FeatureFact[] {
  return role.features.filter((feature) => passes(feature, filter));
}

import type { AttributeCondition, Condition, FeatureFilter, SpaceCondition } from '../condition.ts';

/** Everything a condition names, each use on its own, so that a wrong one can be told. */
export interface ConditionNames {
  readonly roles: { readonly role: string; readonly filter: FeatureFilter }[];
  readonly attributes: AttributeCondition[];
  /** Distances and shares, with the unit they need. Thresholds stand with their attribute. */
  readonly measures: { readonly parameter: string; readonly unit: 'm' | '1' }[];
}

/** Collects the names in a condition; adds to `found` and returns it. */
export function namesIn(
  condition: Condition,
  found: ConditionNames = { roles: [], attributes: [], measures: [] },
): ConditionNames {
  if ('all' in condition) for (const part of condition.all) namesIn(part, found);
  else if ('any' in condition) for (const part of condition.any) namesIn(part, found);
  else if ('not' in condition) namesIn(condition.not, found);
  else if ('attr' in condition) found.attributes.push(condition);
  else spaceNames(condition, found);
  return found;
}

function spaceNames(condition: SpaceCondition, found: ConditionNames): void {
  if ('within' in condition) found.measures.push({ parameter: condition.within.distance, unit: 'm' });
  if ('share' in condition) found.measures.push({ parameter: condition.share.gte, unit: '1' });
  for (const zone of Object.values(condition) as { role: string | string[]; filter?: FeatureFilter }[]) {
    for (const role of [zone.role].flat()) found.roles.push({ role, filter: zone.filter ?? {} });
  }
}

/** The threshold parameter of an attribute condition, if it compares with one. */
export function thresholdOf(condition: AttributeCondition): string | undefined {
  if ('gte' in condition) return condition.gte;
  if ('gt' in condition) return condition.gt;
  if ('lte' in condition) return condition.lte;
  if ('lt' in condition) return condition.lt;
  return undefined;
}

/** The literal values an attribute condition compares with. */
export function valuesOf(condition: AttributeCondition): readonly (string | number | boolean)[] {
  if ('is' in condition) return [condition.is];
  if ('in' in condition) return condition.in;
  return [];
}

import type { AttributeCondition, Condition } from '../plan/condition.ts';
import type { Rule } from '../plan/rule.ts';
import { spaceConditionsIn, type ZoneRef, zoneRefOf } from './zone-ref.ts';

/** Conditions of a rule in reading order. */
export function conditionsOf(rule: Rule): Condition[] {
  return [rule.applies, ...rule.outcomes.map(({ when }) => when)].flatMap((condition) =>
    condition ? [condition] : [],
  );
}

/** Every attribute condition inside a condition. */
export function attributeConditionsIn(condition: Condition): AttributeCondition[] {
  if ('all' in condition) return condition.all.flatMap(attributeConditionsIn);
  if ('any' in condition) return condition.any.flatMap(attributeConditionsIn);
  if ('not' in condition) return attributeConditionsIn(condition.not);
  return 'attr' in condition ? [condition] : [];
}

/** Zones a rule speaks of, in reading order. */
export function zoneRefsOf(rule: Rule): ZoneRef[] {
  return conditionsOf(rule).flatMap(spaceConditionsIn).map(zoneRefOf);
}

/** Roles a condition needs. */
export function rolesIn(condition: Condition): string[] {
  return [...new Set(spaceConditionsIn(condition).flatMap((part) => zoneRefOf(part).roles))];
}

/** Roles a rule needs, each once, in reading order. */
export function rolesOf(rule: Rule): string[] {
  return [...new Set(conditionsOf(rule).flatMap(rolesIn))];
}

/** The parameter an attribute condition compares with, if it does. */
export function thresholdIn(condition: AttributeCondition): string | undefined {
  if ('gte' in condition) return condition.gte;
  if ('gt' in condition) return condition.gt;
  if ('lte' in condition) return condition.lte;
  return 'lt' in condition ? condition.lt : undefined;
}

/** Parameters a rule's conditions and words use, each once, in reading order. @param known  all parameter ids */
export function parametersOf(rule: Rule, known: ReadonlySet<string>): string[] {
  const spatial = conditionsOf(rule)
    .flatMap(spaceConditionsIn)
    .flatMap((part) => ('share' in part ? [part.share.gte] : 'within' in part ? [part.within.distance] : []));
  const compared = conditionsOf(rule)
    .flatMap(attributeConditionsIn)
    .flatMap((part) => thresholdIn(part) ?? []);
  const spoken = rule.outcomes.flatMap(({ say }) =>
    [...say.zh.matchAll(/\{([a-z0-9_]+)\}/g)].map(([, key]) => key ?? ''),
  );
  return [...new Set([...spatial, ...compared, ...spoken])].filter((id) => known.has(id));
}

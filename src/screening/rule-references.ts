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

/** A rule never changes once read: what it refers to is looked up once, however often it is evaluated. */
function oncePerRule<T>(find: (rule: Rule) => T): (rule: Rule) => T {
  const known = new WeakMap<Rule, T>();
  return (rule) => {
    const before = known.get(rule);
    if (before !== undefined) return before;
    const found = find(rule);
    known.set(rule, found);
    return found;
  };
}

/** Zones a rule speaks of, in reading order. */
export const zoneRefsOf = oncePerRule((rule): readonly ZoneRef[] =>
  conditionsOf(rule).flatMap(spaceConditionsIn).map(zoneRefOf),
);

/** Roles a condition needs. */
export function rolesIn(condition: Condition): string[] {
  return [...new Set(spaceConditionsIn(condition).flatMap((part) => zoneRefOf(part).roles))];
}

/** Roles a rule needs, each once, in reading order. */
export const rolesOf = oncePerRule((rule): readonly string[] => [...new Set(conditionsOf(rule).flatMap(rolesIn))]);

/** The parameter an attribute condition compares with, if it does. */
export function thresholdIn(condition: AttributeCondition): string | undefined {
  if ('gte' in condition) return condition.gte;
  if ('gt' in condition) return condition.gt;
  if ('lte' in condition) return condition.lte;
  return 'lt' in condition ? condition.lt : undefined;
}

/** Parameters the attribute conditions inside a condition compare with. */
export function thresholdsIn(condition: Condition): string[] {
  return attributeConditionsIn(condition).flatMap((part) => thresholdIn(part) ?? []);
}

/** Names in a rule that may be parameters: of its conditions, and the placeholders of its words. */
const namesIn = oncePerRule((rule): readonly string[] => {
  const spatial = conditionsOf(rule)
    .flatMap(spaceConditionsIn)
    .flatMap((part) => ('share' in part ? [part.share.gte] : 'within' in part ? [part.within.distance] : []));
  const compared = conditionsOf(rule).flatMap(thresholdsIn);
  const spoken = rule.outcomes.flatMap(({ say }) =>
    [...say.zh.matchAll(/\{([a-z0-9_]+)\}/g)].map(([, key]) => key ?? ''),
  );
  return [...new Set([...spatial, ...compared, ...spoken])];
});

/** Parameters a rule's conditions and words use, each once, in reading order. @param known  holds all parameter ids */
export function parametersOf(rule: Rule, known: { has(id: string): boolean }): string[] {
  return namesIn(rule).filter((id) => known.has(id));
}

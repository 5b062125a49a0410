import { remembered } from '../kernel/remembered.ts';
import { thresholdOf } from '../plan/audit/condition-names.ts';
import type { AttributeCondition, Condition } from '../plan/condition.ts';
import type { Rule } from '../plan/rule.ts';
import type { Vocabulary } from './vocabulary.ts';
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

/** Conditions on which derived attributes and the relevance of questions hang. */
export function conditionsBehindAnswers({ derived, questions }: Vocabulary): Condition[] {
  return [
    ...derived.flatMap(({ cases }) => cases.map(({ when }) => when)),
    ...questions.flatMap(({ relevantWhen }) => (relevantWhen ? [relevantWhen] : [])),
  ];
}

/** Zones a rule speaks of, in reading order. A rule never changes once read, so this is looked up once. */
export const zoneRefsOf = remembered((rule: Rule): readonly ZoneRef[] =>
  conditionsOf(rule).flatMap(spaceConditionsIn).map(zoneRefOf),
);

/** Roles a condition needs. */
export function rolesIn(condition: Condition): string[] {
  return [...new Set(spaceConditionsIn(condition).flatMap((part) => zoneRefOf(part).roles))];
}

/** Roles a rule needs, each once, in reading order. */
export const rolesOf = remembered((rule: Rule): readonly string[] => [...new Set(conditionsOf(rule).flatMap(rolesIn))]);

/** Parameters the attribute conditions inside a condition compare with. */
export function thresholdsIn(condition: Condition): string[] {
  return attributeConditionsIn(condition).flatMap((part) => thresholdOf(part) ?? []);
}

/** Names in a rule that may be parameters: of its conditions, and the placeholders of its words. */
const namesIn = remembered((rule: Rule): readonly string[] => {
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

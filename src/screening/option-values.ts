import { thresholdOf } from '../plan/audit/condition-names.ts';
import type { Condition } from '../plan/condition.ts';
import type { AttributeField } from '../plan/question.ts';
import type { AnswerValue } from '../project/project.ts';
import { attributeConditionsIn, conditionsBehindAnswers, conditionsOf } from './rule-references.ts';
import type { ScreeningRules } from './screen-facts.ts';

/** Every condition by which answers count: of rules, of derived attributes, of when a question is asked. */
export function everyCondition(rules: ScreeningRules): Condition[] {
  return [...rules.rules.flatMap(conditionsOf), ...conditionsBehindAnswers(rules)];
}

/** Numbers on both sides of every limit the attribute is held against: no other number can give another answer. */
function numbersAround(
  field: AttributeField,
  rules: ScreeningRules,
  parameters: ReadonlyMap<string, number | null>,
): number[] {
  const limits = everyCondition(rules)
    .flatMap(attributeConditionsIn)
    .flatMap((part) => (part.attr === field.id ? [thresholdOf(part)] : []))
    .flatMap((id) => (id === undefined ? [] : [parameters.get(id)]))
    .filter((limit): limit is number => typeof limit === 'number');
  const min = field.min ?? 0;
  const max = field.max ?? Number.MAX_VALUE;
  const values = [min, ...limits.flatMap((limit) => [limit - 1, limit, limit + 1])];
  return [...new Set(values)].filter((value) => value >= min && value <= max).sort((a, b) => a - b);
}

/** A code that no list and no rule names stands for all other industries. */
const UNLISTED_INDUSTRY = '9999';

/** One industry for each way the rules can tell industries apart: by tags, by the start of the code, by the code. */
function industriesToldApart(field: AttributeField, rules: ScreeningRules): string[] {
  const asked = everyCondition(rules)
    .flatMap(attributeConditionsIn)
    .filter((part) => part.attr === field.id);
  const starts = asked
    .flatMap((part) =>
      'startsWith' in part ? part.startsWith : 'in' in part ? part.in : 'is' in part ? [part.is] : [],
    )
    .map(String);
  const tagsAsked = new Set(asked.flatMap((part) => ('tagged' in part ? [part.tagged] : [])));
  const byLook = new Map<string, string>();
  for (const code of [...rules.industries.map((industry) => industry.code), UNLISTED_INDUSTRY]) {
    const tags = rules.industries
      .filter((industry) => code.startsWith(industry.code))
      .flatMap((industry) => industry.tags)
      .filter((tag) => tagsAsked.has(tag));
    const look = JSON.stringify([[...new Set(tags)].sort(), starts.filter((start) => code.startsWith(start))]);
    if (!byLook.has(look)) byLook.set(look, code);
  }
  return [...byLook.values()];
}

/**
 * Answers that stand for all that can be said to a field: each option, each choice alone, numbers around the limits,
 * one industry of each kind. Empty for free text.
 */
export function optionValues(
  field: AttributeField,
  rules: ScreeningRules,
  parameters: ReadonlyMap<string, number | null>,
): AnswerValue[] {
  const codes = (field.options ?? []).filter(({ standsFor }) => !standsFor).map(({ code }) => code);
  switch (field.type) {
    case 'enum':
    case 'tri':
    case 'text':
      return codes;
    case 'multi':
      return codes.map((code) => [code]);
    case 'boolean':
      return [true, false];
    case 'number':
      return numbersAround(field, rules, parameters);
    case 'industry':
      return industriesToldApart(field, rules);
  }
}

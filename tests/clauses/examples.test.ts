import { describe, expect, it } from 'vitest';
import { attributeConditionsIn, conditionsOf, rolesOf } from '../../src/screening/rule-references.ts';
import { runExamples } from '../../src/screening/run-examples.ts';
import { RULES, STRICT_ROLES } from '../helpers/plan.ts';

const results = runExamples(RULES, STRICT_ROLES);

/** Declared attributes are a reminder while nobody states them, never an open outcome. */
const DECLARED = new Set(
  RULES.questions.flatMap(({ declared, fields }) => (declared ? fields.map(({ id }) => id) : [])),
);
const OPEN_RULES = RULES.rules.filter(
  (rule) =>
    rolesOf(rule).length > 0 ||
    conditionsOf(rule)
      .flatMap(attributeConditionsIn)
      .some(({ attr }) => !DECLARED.has(attr)),
);

describe('examples of the rule pack', () => {
  it.each(results.map((result) => [`${result.ruleId}: ${result.example}`, result] as const))('%s', (_name, result) => {
    expect(result.differences).toEqual([]);
  });

  it.each(RULES.rules.map((rule) => [rule.id, rule] as const))('%s: an example reaches every outcome', (id, rule) => {
    const reached = new Set(results.filter(({ ruleId }) => ruleId === id).flatMap((result) => result.reached));
    expect(rule.outcomes.map((_outcome, index) => reached.has(index))).toEqual(rule.outcomes.map(() => true));
  });

  it.each(OPEN_RULES.map((rule) => [rule.id, rule] as const))('%s: one example stays open', (_id, rule) => {
    expect(rule.examples.some(({ expect: { atLeast, atWorst } }) => atLeast !== atWorst)).toBe(true);
  });

  it.each(RULES.rules.map((rule) => [rule.id, rule] as const))(
    '%s: only the last outcome has no condition',
    (_id, rule) => {
      expect(rule.outcomes.map(({ when }) => when === undefined)).toEqual(
        rule.outcomes.map((_outcome, index) => index === rule.outcomes.length - 1),
      );
    },
  );
});

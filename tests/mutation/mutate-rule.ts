import { EFFECTS } from '../../src/plan/effect.ts';
import type { Outcome, Rule } from '../../src/plan/rule.ts';
import { conditionMutants, type Substitutes } from './mutate-condition.ts';

export interface RuleMutant {
  readonly ruleId: string;
  readonly kind: 'effect' | 'up_to' | 'condition' | 'applies' | 'order';
  readonly what: string;
  readonly rule: Rule;
}

function outcomeMutants(
  outcome: Outcome,
  by: Substitutes,
): Omit<RuleMutant & { outcome: Outcome }, 'ruleId' | 'rule'>[] {
  const effects = EFFECTS.filter((effect) => effect !== outcome.effect).map((effect) => ({
    kind: 'effect' as const,
    what: `${outcome.effect} → ${effect}`,
    outcome: { ...outcome, effect },
  }));
  const { upTo, ...bare } = outcome;
  const ends = upTo
    ? EFFECTS.filter((effect) => effect !== upTo).map((effect) => ({
        kind: 'up_to' as const,
        what: `up to ${upTo} → ${effect}`,
        outcome: { ...bare, upTo: effect },
      }))
    : [];
  const conditions = (outcome.when ? conditionMutants(outcome.when, by) : []).map(({ what, condition }) => ({
    kind: 'condition' as const,
    what,
    outcome: { ...outcome, when: condition },
  }));
  return [...effects, ...ends, ...conditions];
}

/** Every small change of one rule. */
export function ruleMutants(rule: Rule, by: Substitutes): RuleMutant[] {
  const ruleId = rule.id;
  const outcomes = rule.outcomes.flatMap((outcome, i) =>
    outcomeMutants(outcome, by).map(({ kind, what, outcome: changed }) => ({
      ruleId,
      kind,
      what: `outcome ${i + 1}: ${what}`,
      rule: { ...rule, outcomes: rule.outcomes.map((other, j) => (i === j ? changed : other)) },
    })),
  );
  const { applies, ...always } = rule;
  const scope = applies
    ? [
        { ruleId, kind: 'applies' as const, what: 'applies always', rule: always },
        ...conditionMutants(applies, by).map(({ what, condition }) => ({
          ruleId,
          kind: 'applies' as const,
          what: `applies: ${what}`,
          rule: { ...rule, applies: condition },
        })),
      ]
    : [];
  return [...outcomes, ...scope];
}

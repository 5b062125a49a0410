import type { Outcome, Rule, RuleExample } from '../plan/rule.ts';
import { readProject } from '../project/read-project.ts';
import { applyRule } from './apply-rule.ts';
import { evaluationContext } from './context.ts';
import { exampleFacts } from './example-facts.ts';
import { certainEffects, ruleTruth } from './possible-effects.ts';
import { rolesIn, rolesOf } from './rule-references.ts';
import type { ScreeningRules } from './screen-facts.ts';

/** How one example of a rule came out; `differences` is empty when it is as expected. */
export interface ExampleResult {
  readonly ruleId: string;
  readonly example: string;
  readonly differences: readonly { readonly of: string; readonly expected: string; readonly found: string }[];
  /** Positions of the outcomes the example leaves possible, from 0. */
  readonly reached: readonly number[];
}

function differencesOf(example: RuleExample, found: ReturnType<typeof applyRule>): ExampleResult['differences'] {
  const { expect } = example;
  const reasons = [...new Set(found.unknowns.map(({ reason }) => reason))].sort();
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['atLeast', expect.atLeast, found.atLeast],
    ['atWorst', expect.atWorst, found.atWorst],
    ...(expect.nominal === undefined ? [] : [['nominal', expect.nominal, found.nominal] as const]),
    ...(expect.reasons ? [['reasons', [...expect.reasons].sort().join(' '), reasons.join(' ')] as const] : []),
  ];
  return pairs
    .filter(([, expected, actual]) => expected !== actual)
    .map(([of, expected, actual]) => ({ of, expected: String(expected), found: String(actual) }));
}

/**
 * Runs the examples of a pack's rules: each says what a rule brings for facts a reader can check by hand.
 * @param strictRoles  roles on which slivers stay open, from the layer cards
 */
export function runExamples(rules: ScreeningRules, strictRoles: readonly string[]): ExampleResult[] {
  const asked = rules.questions.flatMap(({ relevantWhen }) => (relevantWhen ? rolesIn(relevantWhen) : []));
  const words = { parameters: rules.parameters, labels: new Map() };
  return rules.rules.flatMap((rule) =>
    rule.examples.map((example) => {
      const project = readProject({ answers: example.answers }, rules);
      if (!project.ok) return unreadable(rule, example, project.problems[0].code);
      const overrides = Object.entries(example.parameters).map(
        ([id, value]) => [id, { value, reason: 'example' }] as const,
      );
      const context = evaluationContext({
        vocabulary: rules,
        facts: exampleFacts(example, [...rolesOf(rule), ...asked]),
        project: project.value,
        parameterOverrides: { parameters: Object.fromEntries(overrides) },
        strictRoles,
      });
      const truth = ruleTruth(rule, context);
      const outcomes: readonly (Outcome | null)[] = certainEffects(truth).map(({ outcome }) => outcome);
      const reached = rule.outcomes.flatMap((outcome, index) => (outcomes.includes(outcome) ? [index] : []));
      const differences = differencesOf(example, applyRule(rule, context, words, truth));
      return { ruleId: rule.id, example: example.name, differences, reached };
    }),
  );
}

function unreadable(rule: Rule, example: RuleExample, code: string): ExampleResult {
  return {
    ruleId: rule.id,
    example: example.name,
    differences: [{ of: 'answers', expected: 'readable', found: code }],
    reached: [],
  };
}

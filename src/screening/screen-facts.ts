import type { LayerEntry } from '../catalog/catalog.ts';
import type { ParameterOverrides } from '../plan/parameter.ts';
import type { Rule } from '../plan/rule.ts';
import type { Project } from '../project/project.ts';
import type { Finding } from '../record/record.ts';
import { applyRule, ruleResult } from './apply-rule.ts';
import { type EvaluationContext, evaluationContext } from './context.ts';
import { evaluateDerived } from './evaluate.ts';
import type { SiteFacts } from './facts.ts';
import { flippingAnswers, TriedAnswers } from './flipping-answers.ts';
import { ruleTruth } from './possible-effects.ts';
import { compareFindings, type OpenItem, openItems, type Verdict, verdictOf } from './verdict.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What screening needs of a ruleset. */
export interface ScreeningRules extends Vocabulary {
  readonly rules: readonly Rule[];
}

export interface ScreeningInput {
  readonly rules: ScreeningRules;
  readonly facts: SiteFacts;
  /** Cards of the layers measured: names of features, strictness of slivers. */
  readonly layers: readonly LayerEntry[];
  readonly project: Project;
  readonly parameterOverrides?: ParameterOverrides | undefined;
  /** Leaves out which answers would move a finding, which takes as long as all the rest. */
  readonly withoutFlips?: boolean;
}

/** Outcome of judging facts: no geometry is touched, so a what-if costs a millisecond. */
export interface Screening {
  readonly verdict: Verdict;
  /** Rules that bring something or might; stable order. */
  readonly findings: readonly Finding[];
  /** Ids of the rules firmly not met. */
  readonly clearRuleIds: readonly string[];
  readonly unknowns: readonly OpenItem[];
  readonly derived: Readonly<Record<string, boolean | 'unknown'>>;
}

/** Sets up the evaluation of a screening input; what-ifs vary its project. */
export function screeningContext(input: ScreeningInput): EvaluationContext {
  return evaluationContext({
    vocabulary: input.rules,
    facts: input.facts,
    project: input.project,
    parameterOverrides: input.parameterOverrides,
    strictRoles: input.layers.filter((entry) => entry.strictSlivers).map((entry) => entry.role),
  });
}

/** Judges measured facts by all rules: findings, verdict, what is open. Pure; equal input gives equal output. */
export function screenFacts(input: ScreeningInput): Screening {
  const context = screeningContext(input);
  const labels = new Map(input.layers.map((entry) => [entry.role, entry.label]));
  const words = { parameters: input.rules.parameters, labels };
  const judged = input.rules.rules.map((rule) => {
    const truth = ruleTruth(rule, context);
    return { rule, truth, result: ruleResult(rule, context, truth) };
  });
  const results = judged.map(({ result }) => result);
  const tried = new TriedAnswers(context, input.rules);
  const findings = judged
    .flatMap(({ rule, truth, result }): Finding[] => {
      if (result.atWorst === 'clear') return [];
      const finding = applyRule(rule, context, words, truth);
      const flippedBy = input.withoutFlips ? [] : flippingAnswers(rule, finding, tried);
      return [flippedBy.length > 0 ? { ...finding, flippedBy } : finding];
    })
    .sort(compareFindings);
  return {
    verdict: verdictOf(results, input.facts.districtShare),
    findings,
    clearRuleIds: results.flatMap(({ atWorst, ruleId }) => (atWorst === 'clear' ? [ruleId] : [])),
    unknowns: openItems(findings),
    derived: Object.fromEntries(input.rules.derived.map(({ id }) => [id, evaluateDerived(id, context).value] as const)),
  };
}

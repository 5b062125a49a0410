import type { LocalText } from '../kernel/text.ts';
import { type Effect, effectRank, type Interval, maxEffect, minEffect } from '../plan/effect.ts';
import type { Parameter } from '../plan/parameter.ts';
import type { Outcome, Rule } from '../plan/rule.ts';
import type { Finding, Unknown } from '../record/record.ts';
import { basisOf } from './basis.ts';
import type { EvaluationContext } from './context.ts';
import { findingFacts } from './finding-facts.ts';
import {
  certainEffects,
  type PossibleEffect,
  possibleEffects,
  type RuleEffects,
  type RuleTruth,
  ruleTruth,
} from './possible-effects.ts';
import { parametersOf, rolesOf, zoneRefsOf } from './rule-references.ts';
import { type FeatureLabels, fillWords } from './say.ts';
import { distinctUnknowns } from './unknowns.ts';
import { spaceConditionsIn, zoneRefOf } from './zone-ref.ts';
import { spaceTruth } from './zone-truth.ts';

/** Reasons that only a better survey of boundaries settles. */
const BOUNDARY_REASONS: ReadonlySet<string> = new Set(['boundary_uncertain', 'sliver']);

/** Words the findings of a pack are told with. */
export interface Words {
  readonly parameters: readonly Parameter[];
  readonly labels: FeatureLabels;
}

function intervalOf(effects: readonly PossibleEffect[]): Interval {
  const list = effects.map(({ effect }) => effect);
  return { atLeast: list.reduce(minEffect, 'prohibit'), atWorst: list.reduce(maxEffect, 'clear') };
}

function nominalOf(effects: readonly PossibleEffect[]): Effect | null {
  const { atLeast, atWorst } = intervalOf(effects);
  return atLeast === atWorst ? atLeast : null;
}

/** Ends of a rule for a project at a place; the part of a finding that what-ifs need. */
export function ruleInterval(rule: Rule, context: EvaluationContext): Interval {
  return intervalOf(certainEffects(ruleTruth(rule, context)));
}

/** The part of a finding that a verdict is made of; all that is needed of a rule firmly not met. */
export type RuleResult = Pick<Finding, 'ruleId' | 'atLeast' | 'atWorst' | 'encourage' | 'basis'>;

/** Ends of a rule, and on what data they rest. @param truth  `ruleTruth` in this context */
export function ruleResult(rule: Rule, context: EvaluationContext, truth: RuleTruth): RuleResult {
  return {
    ruleId: rule.id,
    ...intervalOf(certainEffects(truth)),
    encourage: rule.kind === 'encourage',
    basis: basisOf(rolesOf(rule), context.facts),
  };
}

/**
 * Whether an outcome's words would be true as drawn: its condition holds, or at least the zone it speaks of is met and
 * only answers are missing.
 */
function speaksTruly({ outcome, truth }: RuleEffects['steps'][number], context: EvaluationContext): boolean {
  if (truth.nominal === true) return true;
  const [zone] = spaceConditionsIn(outcome.when);
  return zone !== undefined && truth.value !== false && spaceTruth(zone, context).nominal === true;
}

/**
 * The outcomes whose words may tell the finding, best first: as drawn where that is one, else the most severe whose words
 * are true. An open finding is never told by the outcome that says there is nothing.
 */
function toldOutcomes(effects: RuleEffects, context: EvaluationContext): Outcome[] {
  const drawn = [...new Set(effects.nominal.map(({ outcome }) => outcome))];
  if (drawn.length === 1) return drawn.flatMap((outcome) => outcome ?? []);
  return effects.steps
    .filter((step) => step.outcome.effect !== 'clear' && speaksTruly(step, context))
    .map(({ outcome }) => outcome)
    .toSorted((a, b) => effectRank(b.effect) - effectRank(a.effect));
}

function textOf(rule: Rule, effects: RuleEffects, context: EvaluationContext, words: Words): LocalText {
  for (const outcome of toldOutcomes(effects, context)) {
    const own = spaceConditionsIn(outcome.when).map(zoneRefOf)[0];
    const filled = fillWords(outcome.say, own ?? zoneRefsOf(rule)[0], context, words.parameters, words.labels);
    if (filled) return filled;
  }
  return rule.about;
}

function certaintyOf({ atLeast, atWorst }: Interval, unknowns: readonly Unknown[]): Finding['certainty'] {
  if (atLeast === atWorst) return 'firm';
  return unknowns.every(({ reason }) => BOUNDARY_REASONS.has(reason)) ? 'boundary_dependent' : 'open';
}

/** What the outcomes still reachable ask for, each wording once. */
function materialsOf(effects: RuleEffects): LocalText[] {
  const reachable = effects.certain.flatMap(({ outcome }) => (outcome ? [outcome.pending, outcome.material] : []));
  return [...new Map(reachable.flatMap((text) => (text ? [[text.zh, text] as const] : []))).values()];
}

/**
 * What a rule brings for a project at a place: an interval with its reasons. A finding whose ends are both `clear` says
 * that the rule is firmly not met; the caller decides whether to list it.
 * @param truth  `ruleTruth` in this context
 */
export function applyRule(rule: Rule, context: EvaluationContext, words: Words, truth: RuleTruth): Finding {
  const effects = possibleEffects(rule, truth);
  const interval = intervalOf(effects.certain);
  // Once both ends meet, nothing that is still open can move them.
  const unknowns = interval.atLeast === interval.atWorst ? [] : distinctUnknowns(effects.unknowns);
  return {
    ruleId: rule.id,
    clauseIds: rule.clauses,
    lawIds: rule.laws,
    title: rule.title,
    text: textOf(rule, effects, context, words),
    ...interval,
    nominal: nominalOf(effects.nominal),
    encourage: rule.kind === 'encourage',
    basis: basisOf(rolesOf(rule), context.facts),
    certainty: certaintyOf(interval, unknowns),
    marginM: Number.isFinite(effects.marginM) ? effects.marginM : null,
    facts: findingFacts(rule, context, words.labels),
    parameters: parametersOf(rule, context.parameters),
    unknowns,
    material: materialsOf(effects),
    reading: rule.reading ?? null,
    decides: rule.decides,
  };
}

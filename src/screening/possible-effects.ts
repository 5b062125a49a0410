import { type Effect, maxEffect, minEffect } from '../plan/effect.ts';
import type { Outcome, Rule } from '../plan/rule.ts';
import type { Ternary } from '../project/derive.ts';
import type { Unknown } from '../record/record.ts';
import type { EvaluationContext } from './context.ts';
import { evaluateCondition } from './evaluate.ts';
import { certain, type Truth, worstFloor } from './truth.ts';
import { needsAuthority } from './unknowns.ts';

/** An effect a rule may have, and the outcome it would come from; null where the rule does not apply. */
export interface PossibleEffect {
  readonly effect: Effect;
  readonly outcome: Outcome | null;
}

interface Step {
  readonly outcome: Outcome;
  readonly truth: Truth;
}

/** All that one rule leaves possible. */
export interface RuleEffects {
  readonly certain: readonly PossibleEffect[];
  /** The same as drawn, without accuracy bands. */
  readonly nominal: readonly PossibleEffect[];
  readonly unknowns: readonly Unknown[];
  /** Outcomes looked at, with the truth of their condition. */
  readonly steps: readonly Step[];
  /** Least shift of a boundary that turns a condition looked at as drawn; Infinity where none decides. */
  readonly marginM: number;
}

/** A possible effect before its ceiling has been held against what follows. */
interface Entry extends PossibleEffect {
  /** The effect without a ceiling. */
  readonly uncapped: Effect;
}

/**
 * A ceiling says that the condition may be no more than drawing error; then the outcomes after it count, so it never
 * takes the effect below the least of them.
 */
function settleCeilings(entries: readonly Entry[]): PossibleEffect[] {
  let leastAfter: Effect | null = null;
  const settled: PossibleEffect[] = [];
  for (const { effect, uncapped, outcome } of entries.toReversed()) {
    const settledEffect: Effect = leastAfter ? minEffect(uncapped, maxEffect(effect, leastAfter)) : effect;
    leastAfter = leastAfter ? minEffect(leastAfter, settledEffect) : settledEffect;
    settled.push({ effect: settledEffect, outcome });
  }
  return settled.toReversed();
}

/**
 * Goes down the outcomes: the first that holds ends the list, one that is unknown adds its effect and the list goes on.
 * An unknown `applies` adds “nothing”. Floors lift whatever comes after them, ceilings cap what they belong to.
 */
function walk(applies: Truth, steps: readonly Step[], pick: (truth: Truth) => Ternary): PossibleEffect[] {
  const found: Entry[] = [];
  let lift: Effect = 'clear';
  let liftAtWorst: Effect = 'clear';
  const raise = (truth: Truth) => {
    lift = maxEffect(lift, truth.floor ?? 'clear');
    liftAtWorst = maxEffect(liftAtWorst, worstFloor(truth));
  };
  const add = (effect: Effect, ceiling: Effect, outcome: Outcome | null) => {
    for (const raised of lift === liftAtWorst ? [lift] : [lift, liftAtWorst]) {
      found.push({
        effect: maxEffect(minEffect(effect, ceiling), raised),
        uncapped: maxEffect(effect, raised),
        outcome,
      });
    }
  };
  if (pick(applies) !== true) {
    raise(applies);
    add('clear', 'prohibit', null);
  }
  if (pick(applies) === false) return found;
  for (const { outcome, truth } of steps) {
    if (pick(truth) !== false) {
      const ceiling = minEffect(applies.ceiling ?? 'prohibit', truth.ceiling ?? 'prohibit');
      for (const effect of [outcome.effect, outcome.upTo ?? outcome.effect]) add(effect, ceiling, outcome);
    }
    if (pick(truth) === true) break;
    raise(truth);
  }
  return settleCeilings(found);
}

/** Outcomes up to and with the first that holds for certain; later ones decide nothing. */
function evaluatedSteps(rule: Rule, context: EvaluationContext): Step[] {
  const steps: Step[] = [];
  for (const outcome of rule.outcomes) {
    const truth = outcome.when ? evaluateCondition(outcome.when, context) : certain(true);
    steps.push({ outcome, truth });
    if (truth.value === true) break;
  }
  return steps;
}

function marginOf(applies: Truth, steps: readonly Step[]): number {
  if (applies.nominal !== true) return applies.marginM;
  const margins = [applies.marginM];
  for (const { truth } of steps) {
    margins.push(truth.marginM);
    if (truth.nominal === true) break;
  }
  return Math.min(...margins);
}

/** Whether a rule applies, and its outcomes as far as one could decide. */
export interface RuleTruth {
  readonly applies: Truth;
  readonly steps: readonly Step[];
}

/** Evaluates the conditions of a rule for a project at a place, from which all that is said of it follows. */
export function ruleTruth(rule: Rule, context: EvaluationContext): RuleTruth {
  const applies = rule.applies ? evaluateCondition(rule.applies, context) : certain(true);
  return { applies, steps: applies.value === false ? [] : evaluatedSteps(rule, context) };
}

/** Every effect a rule may have; the part of `possibleEffects` that what-ifs need. */
export function certainEffects({ applies, steps }: RuleTruth): readonly PossibleEffect[] {
  return walk(applies, steps, (truth) => truth.value);
}

/** Every effect a rule may have, certain and as drawn, with what keeps it open. */
export function possibleEffects(rule: Rule, { applies, steps }: RuleTruth): RuleEffects {
  const reached = steps.filter(({ truth }) => truth.value !== false);
  const pending = reached.some(({ outcome }) => outcome.upTo !== undefined);
  return {
    certain: walk(applies, steps, (truth) => truth.value),
    nominal: walk(applies, steps, (truth) => truth.nominal),
    unknowns: [
      ...applies.unknowns,
      ...steps.flatMap(({ truth }) => truth.unknowns),
      ...(pending ? [needsAuthority(rule.id)] : []),
    ],
    steps,
    marginM: marginOf(applies, steps),
  };
}

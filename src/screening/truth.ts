import { type Effect, maxEffect, minEffect } from '../plan/effect.ts';
import type { Ternary } from '../project/derive.ts';
import type { Unknown } from '../record/record.ts';

/**
 * Answer to a condition in three-valued (Kleene) logic, twice: as certain as the data allow, and as drawn.
 * `unknowns` says what keeps `value` open. `marginM` is the shift of a boundary that would turn `nominal`, Infinity where
 * no boundary decides.
 *
 * `floor`: what the rule brings at least although this condition does not hold for certain (a shared border is a notice).
 * `ceiling`: what it brings at most while this condition is unknown (a drawing-error sliver). READINGS 5, 6.
 */
export interface Truth {
  readonly value: Ternary;
  readonly nominal: Ternary;
  readonly unknowns: readonly Unknown[];
  readonly marginM: number;
  readonly floor?: Effect;
  readonly ceiling?: Effect;
}

const NO_BOUNDARY = Number.POSITIVE_INFINITY;

/** A truth that no boundary and no missing fact touches. */
export function certain(value: boolean): Truth {
  return { value, nominal: value, unknowns: [], marginM: NO_BOUNDARY };
}

/** Neither true nor false, whatever the drawing says. */
export function open(unknowns: readonly Unknown[]): Truth {
  return { value: 'unknown', nominal: 'unknown', unknowns, marginM: NO_BOUNDARY };
}

/** Kleene negation. Floor and ceiling speak of the condition holding, so they do not survive. */
export function not(truth: Truth): Truth {
  return {
    value: negate(truth.value),
    nominal: negate(truth.nominal),
    unknowns: truth.unknowns,
    marginM: truth.marginM,
  };
}

function negate(value: Ternary): Ternary {
  return value === 'unknown' ? 'unknown' : !value;
}

/** Kleene conjunction: false wins, then unknown. */
export function all(truths: readonly Truth[]): Truth {
  const value = conjunction(truths.map((truth) => truth.value));
  const nominal = conjunction(truths.map((truth) => truth.nominal));
  const short = truths.filter((truth) => truth.value !== true);
  const floor = short.map((truth) => truth.floor ?? 'clear').reduce<Effect | null>(lower, null);
  const ceiling = ceilings(truths).reduce<Effect | null>(lower, null);
  return bounded(
    { value, nominal, unknowns: unknownsOf(truths, value), marginM: marginOfAll(truths, nominal) },
    value === true ? null : floor,
    ceiling,
  );
}

/** Kleene disjunction: true wins, then unknown. */
export function any(truths: readonly Truth[]): Truth {
  const value = disjunction(truths.map((truth) => truth.value));
  const nominal = disjunction(truths.map((truth) => truth.nominal));
  const floor = truths.map((truth) => truth.floor ?? 'clear').reduce<Effect | null>(higher, null);
  const open = truths.filter((truth) => truth.value === 'unknown');
  // One alternative without a ceiling lifts it for all.
  const capped = open.length > 0 && open.every((truth) => truth.ceiling);
  return bounded(
    { value, nominal, unknowns: unknownsOf(truths, value), marginM: marginOfAny(truths, nominal) },
    value === true ? null : floor,
    capped ? ceilings(truths).reduce<Effect | null>(higher, null) : null,
  );
}

function conjunction(values: readonly Ternary[]): Ternary {
  if (values.includes(false)) return false;
  return values.includes('unknown') ? 'unknown' : true;
}

function disjunction(values: readonly Ternary[]): Ternary {
  if (values.includes(true)) return true;
  return values.includes('unknown') ? 'unknown' : false;
}

function unknownsOf(truths: readonly Truth[], value: Ternary): readonly Unknown[] {
  if (value !== 'unknown') return [];
  return truths.filter((truth) => truth.value === 'unknown').flatMap((truth) => truth.unknowns);
}

/** A true conjunction falls with its weakest part; a false one rises only when every false part turns. */
function marginOfAll(truths: readonly Truth[], nominal: Ternary): number {
  if (nominal === 'unknown') return NO_BOUNDARY;
  const deciding = truths.filter((truth) => truth.nominal === nominal).map((truth) => truth.marginM);
  return nominal ? Math.min(...deciding) : Math.max(...deciding);
}

function marginOfAny(truths: readonly Truth[], nominal: Ternary): number {
  if (nominal === 'unknown') return NO_BOUNDARY;
  const deciding = truths.filter((truth) => truth.nominal === nominal).map((truth) => truth.marginM);
  return nominal ? Math.max(...deciding) : Math.min(...deciding);
}

function ceilings(truths: readonly Truth[]): Effect[] {
  return truths.flatMap((truth) => (truth.value === 'unknown' && truth.ceiling ? [truth.ceiling] : []));
}

function lower(found: Effect | null, effect: Effect): Effect {
  return found ? minEffect(found, effect) : effect;
}

function higher(found: Effect | null, effect: Effect): Effect {
  return found ? maxEffect(found, effect) : effect;
}

function bounded(truth: Truth, floor: Effect | null, ceiling: Effect | null): Truth {
  return {
    ...truth,
    ...(floor && floor !== 'clear' && { floor }),
    ...(ceiling && truth.value === 'unknown' && { ceiling }),
  };
}

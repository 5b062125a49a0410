import { type Effect, maxEffect, minEffect } from '../plan/effect.ts';
import type { Ternary } from '../project/derive.ts';
import type { Unknown } from '../record/record.ts';

/**
 * Answer to a condition in three-valued (Kleene) logic, twice: as certain as the data allow, and as drawn.
 * `unknowns` says what keeps `value` open. `marginM` is the shift of a boundary that would turn `nominal`, Infinity where
 * no boundary decides.
 *
 * `floor`: what the rule brings at least although this condition does not hold for certain (a shared border is a notice);
 * `floorAtWorst`: the same if what is still open turns out that way (a shared border, and an answer that is missing).
 * `ceiling`: what it brings at most while this condition is unknown (a drawing-error sliver).
 */
export interface Truth {
  readonly value: Ternary;
  readonly nominal: Ternary;
  readonly unknowns: readonly Unknown[];
  readonly marginM: number;
  readonly floor?: Effect;
  readonly floorAtWorst?: Effect;
  readonly ceiling?: Effect;
}

const NO_BOUNDARY = Infinity;

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
  const floor = short.map((truth) => truth.floor ?? 'clear').reduce<Effect | null>(lower, null) ?? 'clear';
  // What is unknown may turn out true, and then only what is false stands in the way.
  const refused = truths.filter((truth) => truth.value === false).map(worstFloor);
  const worst =
    refused.length > 0 ? refused.reduce(minEffect) : short.map(worstFloor).reduce<Effect>(maxEffect, 'clear');
  return bounded(truths, {
    value,
    nominal,
    marginM: marginOfAll(truths, nominal),
    floor,
    worst,
    ceiling: ceilings(truths).reduce<Effect | null>(lower, null),
  });
}

/** Kleene disjunction: true wins, then unknown. */
export function any(truths: readonly Truth[]): Truth {
  const value = disjunction(truths.map((truth) => truth.value));
  const nominal = disjunction(truths.map((truth) => truth.nominal));
  const open = truths.filter((truth) => truth.value === 'unknown');
  // One alternative without a ceiling lifts it for all.
  const capped = open.length > 0 && open.every((truth) => truth.ceiling);
  return bounded(truths, {
    value,
    nominal,
    marginM: marginOfAny(truths, nominal),
    floor: truths.map((truth) => truth.floor ?? 'clear').reduce<Effect>(maxEffect, 'clear'),
    worst: truths.map(worstFloor).reduce<Effect>(maxEffect, 'clear'),
    ceiling: capped ? ceilings(truths).reduce<Effect | null>(higher, null) : null,
  });
}

/** What a condition may bring at worst without holding. */
export function worstFloor(truth: Truth): Effect {
  return truth.floorAtWorst ?? truth.floor ?? 'clear';
}

function conjunction(values: readonly Ternary[]): Ternary {
  if (values.includes(false)) return false;
  return values.includes('unknown') ? 'unknown' : true;
}

function disjunction(values: readonly Ternary[]): Ternary {
  if (values.includes(true)) return true;
  return values.includes('unknown') ? 'unknown' : false;
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

interface Combined {
  readonly value: Ternary;
  readonly nominal: Ternary;
  readonly marginM: number;
  readonly floor: Effect;
  readonly worst: Effect;
  readonly ceiling: Effect | null;
}

/** A combination keeps its reasons while its value, or what it brings without holding, is open. */
function bounded(truths: readonly Truth[], combined: Combined): Truth {
  const { value, nominal, marginM, floor, worst, ceiling } = combined;
  const floorAtWorst = maxEffect(floor, worst);
  const isOpen = value === 'unknown' || (value === false && floorAtWorst !== floor);
  return {
    value,
    nominal,
    marginM,
    unknowns: isOpen ? truths.filter((truth) => truth.value !== true).flatMap((truth) => truth.unknowns) : [],
    ...(value !== true && floor !== 'clear' && { floor }),
    ...(value !== true && floorAtWorst !== floor && { floorAtWorst }),
    ...(value === 'unknown' && ceiling && { ceiling }),
  };
}

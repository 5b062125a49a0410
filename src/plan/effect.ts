import { z } from 'zod';

/** Severity order of what a clause brings; `encourage` stands apart and never enters the order. */
export const EFFECTS = ['clear', 'notice', 'condition', 'restrict', 'prohibit'] as const;
export const effectSchema = z.enum(EFFECTS);
export type Effect = z.infer<typeof effectSchema>;

/** Both ends of what a rule, or several, may bring. */
export interface Interval {
  readonly atLeast: Effect;
  readonly atWorst: Effect;
}

export function effectRank(effect: Effect): number {
  return EFFECTS.indexOf(effect);
}

export function maxEffect(a: Effect, b: Effect): Effect {
  return effectRank(a) >= effectRank(b) ? a : b;
}

export function minEffect(a: Effect, b: Effect): Effect {
  return effectRank(a) <= effectRank(b) ? a : b;
}

import { type Problem, warningProblem } from '../kernel/problem.ts';

/** Engines may differ by this much, m², or by this share of the area, whichever is more. */
const TOLERANCE_M2 = 0.05;
const TOLERANCE_SHARE = 1e-6;

/**
 * Compares the area of an overlap as the packed engine sums it with that of the shape Turf draws. They share no step,
 * so a difference beyond rounding is a defect of one of them, or of a zone that is not valid; it is told, never hidden.
 * @returns problem `engines_disagree` with both areas, or null
 */
export function secondOpinion(engineM2: number, turfM2: number): Problem | null {
  const tolerance = Math.max(TOLERANCE_M2, TOLERANCE_SHARE * Math.max(engineM2, turfM2));
  if (Math.abs(engineM2 - turfM2) <= tolerance) return null;
  return warningProblem('engines_disagree', undefined, { engineM2, turfM2 });
}

import { parseDecimal } from '../../site/number-text.ts';

/** Wider than any road or pipeline corridor; more is a slip of the pen, metres. */
const WIDEST_M = 1000;

/** A corridor's width as typed, metres; null for none, and for what is no width. */
export function readWidthM(text: string): number | null {
  const value = parseDecimal(text);
  return typeof value === 'number' && value > 0 && value <= WIDEST_M ? value : null;
}

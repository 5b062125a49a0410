import type { Parameter } from '../../plan/parameter.ts';

/** How a slider runs over a parameter's values. */
export interface SliderRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

const STEPS_WANTED = 200;
/** How far past the value in use the slider reaches; farther values are typed. */
const REACH = 4;

/** The least of 1, 2, 5 × 10ⁿ that is not below a value. */
function roundedUp(value: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(value));
  const lead = [1, 2, 5, 10].find((factor) => factor * magnitude >= value - magnitude * 1e-9) ?? 10;
  return Number((lead * magnitude).toPrecision(6));
}

/**
 * The part of the bounds worth sliding over: up to a few times the greatest of default and present value, in round
 * steps. A parameter without a value, or of 0, slides over all of its bounds.
 */
export function sliderRange(parameter: Parameter, present: number | null): SliderRange {
  const { min, max } = parameter;
  const known = Math.max(parameter.value ?? 0, present ?? 0);
  const top = known > 0 ? Math.min(max, Math.max(known, roundedUp(known * REACH))) : max;
  return { min, max: top, step: roundedUp(Math.max(top - min, Number.EPSILON) / STEPS_WANTED) };
}

/** Commas between groups of three are thousands marks; any other comma might be meant as a decimal one. */
const GROUPED = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/;

/** Reads a number as typed, of either width; undefined when it is none or could be two. Bounds are not its business. */
export function readParameterNumber(text: string): number | undefined {
  const clean = text.normalize('NFKC').replace(/[\s\u202f]/g, '');
  const plain = GROUPED.test(clean) ? clean.replaceAll(',', '') : clean;
  const value = plain === '' ? Number.NaN : Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

/** Digits a value of this size is worth showing with. */
export function parameterDigits(value: number): number {
  return Math.min(3, String(Number(value.toFixed(3))).split('.')[1]?.length ?? 0);
}

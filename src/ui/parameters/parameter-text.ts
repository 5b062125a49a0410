import { formatNumber } from '../../i18n/quantity.ts';
import type { Parameter } from '../../plan/parameter.ts';
import { unitText } from '../shared/answer-text.ts';
import type { Words } from '../shared/words.ts';
import { parameterDigits } from './parameter-number.ts';

/** A parameter's value with its unit, or that it has none. */
export function parameterText(value: number | null, { unit }: Pick<Parameter, 'unit'>, words: Words): string {
  if (value === null) return words.t('finding.noParameter');
  return [formatNumber(value, parameterDigits(value)), unitText(unit, words)].filter(Boolean).join('\u202f');
}

/** How a value stands to the pack's own. */
export function differenceText(value: number | null, parameter: Parameter, words: Words): string {
  if (value === null || value === parameter.value) return words.t('parameters.same');
  if (parameter.value === null) return words.t('parameters.gave', { value: parameterText(value, parameter, words) });
  const apart = parameterText(Math.abs(value - parameter.value), parameter, words);
  return words.t(value > parameter.value ? 'parameters.more' : 'parameters.less', { value: apart });
}

import { formatNumber } from '../../i18n/quantity.ts';
import type { AttributeField, Industry, Question } from '../../plan/question.ts';
import type { Words } from './words.ts';

const UNITS: Readonly<Record<string, { zh: string; en: string }>> = {
  'tce/a': { zh: 'tce/年', en: 'tce/a' },
  't/a': { zh: 't/年', en: 't/a' },
  'm3/a': { zh: 'm³/年', en: 'm³/a' },
  'm3/d': { zh: 'm³/日', en: 'm³/d' },
  '1e4 t/a': { zh: '万 t/年', en: '10⁴ t/a' },
  m2: { zh: 'm²', en: 'm²' },
};

/** A unit code as written for people; an unknown one stays as it is. */
export function unitText(unit: string, words: Words): string {
  const known = UNITS[unit];
  return known ? known[words.locale] : unit === '1' ? '' : unit;
}

/** One answer in words. */
export function answerValueText(
  field: AttributeField,
  value: unknown,
  industries: readonly Industry[],
  words: Words,
): string {
  const optionName = (code: unknown) => {
    const option = field.options?.find((known) => known.code === code);
    return option ? words.text(option.name) : String(code);
  };
  if (Array.isArray(value)) return value.length > 0 ? words.list(value.map(optionName)) : words.t('project.noneChosen');
  if (typeof value === 'boolean') return words.t(value ? 'project.yes' : 'project.no');
  if (typeof value === 'number') {
    const digits = Number.isInteger(value) ? 0 : 2;
    return [formatNumber(value, digits), field.unit && unitText(field.unit, words)].filter(Boolean).join('\u202f');
  }
  if (field.type === 'industry') {
    const industry = industries.find((known) => known.code === value);
    return industry ? `${industry.code} ${words.text(industry.name)}` : String(value);
  }
  return optionName(value);
}

/** All answered fields of a question in one line. */
export function questionAnswerText(
  question: Question,
  answers: Readonly<Record<string, unknown>>,
  industries: readonly Industry[],
  words: Words,
): string {
  return question.fields
    .filter((field) => answers[field.id] !== undefined)
    .map((field) => answerValueText(field, answers[field.id], industries, words))
    .join(' · ');
}

import { formatNumber } from '../i18n/quantity.ts';
import { UNIT_WORDS } from '../i18n/report-words.ts';
import type { AttributeField } from '../plan/question.ts';
import type { Teller } from './teller.ts';
import { oneLine } from './teller.ts';

/** A number as it was given, with the unit it is in; no more digits than it has. */
export function statedNumber(value: number, unit: string | undefined, teller: Teller): string {
  const digits = String(value).split('.')[1]?.length ?? 0;
  const shown = formatNumber(value, Math.min(digits, 6));
  const word = unit === undefined || unit === '1' ? '' : teller.word(UNIT_WORDS, unit);
  return word === '' ? shown : `${shown}\u202f${word}`;
}

/** One answer in words; a code without words stands as it is. */
function answerWords(field: AttributeField, value: unknown, teller: Teller): string {
  const option = (code: unknown) => {
    const known = field.options?.find((one) => one.code === code);
    return known ? teller.text(known.name) : oneLine(String(code));
  };
  if (Array.isArray(value)) return teller.list(value.map(option));
  if (typeof value === 'boolean') return teller.word(UNIT_WORDS, value ? 'yes' : 'no');
  if (typeof value === 'number') return statedNumber(value, field.unit, teller);
  if (field.type === 'industry') {
    const industry = teller.plan.industries.find(({ code }) => code === value);
    return industry ? `${industry.code} ${teller.text(industry.name)}` : oneLine(String(value));
  }
  return option(value);
}

/** What was answered, in the order of the questions; an answer to a question no longer asked comes last, by its id. */
export function answersInWords(
  answers: Readonly<Record<string, unknown>>,
  teller: Teller,
): (readonly [name: string, value: string])[] {
  const fields = teller.plan.questions.flatMap((question) => question.fields);
  const known = fields.flatMap((field) =>
    answers[field.id] === undefined
      ? []
      : [[teller.text(field.name), answerWords(field, answers[field.id], teller)] as const],
  );
  const ids = new Set(fields.map(({ id }) => id));
  const others = Object.entries(answers).flatMap(([id, value]) =>
    ids.has(id) ? [] : [[id, oneLine(JSON.stringify(value) ?? '')] as const],
  );
  return [...known, ...others];
}

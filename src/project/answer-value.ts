import type { AttributeField } from '../plan/question.ts';
import type { AnswerValue } from './project.ts';

type Option = NonNullable<AttributeField['options']>[number];

/** What reading one value gave: the answer, or the code and object of what is wrong with it. */
export type ReadValue =
  | { readonly ok: true; readonly value: AnswerValue }
  | { readonly ok: false; readonly code: string; readonly params?: Readonly<Record<string, string | number>> };

const YES = new Set(['是', '有', 'yes', 'true']);
const NO = new Set(['否', '无', '没有', 'no', 'false']);

function wrong(code: string, params?: Readonly<Record<string, string | number>>): ReadValue {
  return params ? { ok: false, code, params } : { ok: false, code };
}

/** Codes and words compare without width and outer blanks: questionnaires are typed with either kind of bracket. */
function folded(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

function optionOf(field: AttributeField, text: string): Option | undefined {
  const wanted = folded(text);
  return field.options?.find((option) =>
    [option.code, option.name.zh, option.name.en, ...(option.aliases ?? [])].some((word) => folded(word) === wanted),
  );
}

function readOption(field: AttributeField, raw: unknown): ReadValue {
  if (typeof raw === 'boolean') return readOption(field, raw ? 'yes' : 'no');
  if (typeof raw !== 'string') return wrong('answer_wrong_type');
  const option = optionOf(field, raw);
  return option ? { ok: true, value: option.code } : wrong('answer_unknown_option', { value: raw.slice(0, 60) });
}

function readMulti(field: AttributeField, raw: unknown): ReadValue {
  const items: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
  const codes: string[] = [];
  for (const item of items) {
    const read = readOption(field, item);
    if (!read.ok) return read;
    if (!codes.includes(String(read.value))) codes.push(String(read.value));
  }
  // “None of these” beside another choice is two answers to one question.
  if (field.noneOption && codes.includes(field.noneOption) && codes.length > 1) return wrong('answer_contradicts');
  return { ok: true, value: codes.sort() };
}

function readNumber(field: AttributeField, raw: unknown): ReadValue {
  if (typeof raw !== 'number' || !Number.isFinite(raw)) return wrong('answer_wrong_type');
  const min = field.min ?? -Infinity;
  const max = field.max ?? Infinity;
  return raw >= min && raw <= max ? { ok: true, value: raw } : wrong('answer_out_of_range', { value: raw, min, max });
}

function readBoolean(raw: unknown): ReadValue {
  if (typeof raw === 'boolean') return { ok: true, value: raw };
  if (typeof raw === 'string' && YES.has(folded(raw))) return { ok: true, value: true };
  if (typeof raw === 'string' && NO.has(folded(raw))) return { ok: true, value: false };
  return wrong('answer_wrong_type');
}

function readText(field: AttributeField, raw: unknown): ReadValue {
  if (typeof raw !== 'string' || raw.trim() === '') return wrong('answer_wrong_type');
  return { ok: true, value: optionOf(field, raw)?.code ?? raw.trim() };
}

/** Divisions of GB/T 4754—2017 run from 01 to 97. */
const LAST_DIVISION = 97;

/** Whether a text can be a code of GB/T 4754—2017: a division, group or class within its divisions. */
export function isIndustryCode(text: string): boolean {
  const division = Number(text.slice(0, 2));
  return /^\d{2,4}$/.test(text) && division >= 1 && division <= LAST_DIVISION;
}

function readIndustry(raw: unknown): ReadValue {
  const code = typeof raw === 'string' ? folded(raw) : '';
  return isIndustryCode(code) ? { ok: true, value: code } : wrong('answer_not_an_industry_code');
}

/**
 * Reads one answer of a file into codes. Chinese and English option words, codes and aliases are accepted.
 * @param raw  the value as parsed from JSON; null and undefined are the caller's business (unanswered)
 * Errors: answer_wrong_type, answer_unknown_option, answer_contradicts, answer_out_of_range, answer_not_an_industry_code.
 */
export function readAnswerValue(field: AttributeField, raw: unknown): ReadValue {
  switch (field.type) {
    case 'enum':
    case 'tri':
      return readOption(field, raw);
    case 'multi':
      return readMulti(field, raw);
    case 'number':
      return readNumber(field, raw);
    case 'boolean':
      return readBoolean(raw);
    case 'text':
      return readText(field, raw);
    case 'industry':
      return readIndustry(raw);
  }
}

import { fullWidth, localText } from '../i18n/full-width.ts';
import type { Locale, LocalText } from '../kernel/text.ts';
import type { Line } from './document.ts';
import { roleKey } from './plan-names.ts';
import type { ReportPlan } from './report-plan.ts';

export type Params = Readonly<Record<string, string | number>>;
type WordTable = Readonly<Record<string, LocalText>>;

/** A line break inside a name would let it forge a line of the report. */
export function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  return text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ');
}

/** Fills `{name}` places, each value on one line; a name without a value stays, so that the gap is seen. */
export function fillLine(template: string, params: Params = {}): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => oneLine(String(params[name] ?? place)));
}

/** Words of a report in one language. */
export interface Teller {
  readonly locale: Locale;
  readonly plan: ReportPlan;
  /** A word of a table by its code; a code without a word stands for itself. */
  word(words: WordTable, code: string): string;
  fill(words: LocalText, params?: Params): string;
  text(words: LocalText): string;
  /** Name of an attribute, parameter or answer; an answer without words is told without its question. */
  name(id: string): string;
  /** Name of a layer role. */
  role(role: string): string;
  list(items: readonly string[]): string;
  /** Words that stay Chinese in every language, marked where the report is in another. */
  quoted(text: string): Line[number];
}

export function tellerOf(locale: Locale, plan: ReportPlan): Teller {
  const inLocale = (words: LocalText | undefined) => words && localText(words, locale);
  const name = (id: string) => oneLine(inLocale(plan.names.get(id)) ?? id.slice(id.indexOf('=') + 1));
  return {
    locale,
    plan,
    word: (words, code) => oneLine(inLocale(Object.hasOwn(words, code) ? words[code] : undefined) ?? code),
    fill: (words, params) => fillLine(localText(words, locale), params),
    text: (words) => oneLine(localText(words, locale)),
    name,
    role: (role) => name(roleKey(role)),
    list: (items) => items.join(locale === 'zh' ? '、' : ', '),
    quoted: (text) => ({ text: oneLine(fullWidth(text)), ...(locale !== 'zh' && { quoted: true }) }),
  };
}

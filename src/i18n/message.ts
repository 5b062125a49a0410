import type { Locale } from '../kernel/text.ts';
import { en } from './en.ts';
import { fullWidthWords } from './full-width.ts';
import { zh } from './zh.ts';

export type MessageKey = keyof typeof zh;
export type MessageParams = Readonly<Record<string, string | number>>;

const CATALOGUES: Readonly<Record<Locale, Readonly<Record<MessageKey, string>>>> = {
  zh: fullWidthWords(zh),
  en,
};

/** Fills `{name}` places of a template; a name without a value stays as it is, so that the gap is seen. */
export function fill(template: string, params: MessageParams = {}): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place));
}

/** Words of the interface by key; both catalogues have the same keys by type. */
export function translate(locale: Locale, key: MessageKey, params?: MessageParams): string {
  return fill(CATALOGUES[locale][key], params);
}

import type { Locale, LocalText } from '../kernel/text.ts';

const HAN = '[\\p{Script=Han}“”‘’《》〔〕【】、。]';
const MARK = new RegExp(`(?<=${HAN})[,;:?!]|[,;:?!](?=${HAN})`, 'gu');
const BRACKETS = new RegExp(String.raw`(${HAN}?)\(([^()]*)\)`, 'gu');
const HAS_HAN = new RegExp(HAN, 'u');
const FULL: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' };

/**
 * Chinese with full-width marks, as it is set in print (GB/T 15834): a comma, semicolon, colon, question or exclamation
 * mark beside a Chinese character, and brackets around one or behind one. Numbers, codes and coordinates keep theirs.
 */
export function fullWidth(chinese: string): string {
  let text = chinese.replace(MARK, (mark) => FULL[mark]!);
  for (let inner = ''; inner !== text; ) {
    inner = text;
    text = inner.replace(BRACKETS, (whole, before: string, inside: string) =>
      before !== '' || HAS_HAN.test(inside) ? `${before}（${inside}）` : whole,
    );
  }
  return text;
}

const KEYBOARD: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(FULL).map(([typed, read]) => [read, typed])),
  '（': '(',
  '）': ')',
};

/** The way back: what is read or copied off the screen, with the marks it is held with; for looking things up. */
export function keyboardMarks(read: string): string {
  return read.replace(/[，；：？！（）]/g, (mark) => KEYBOARD[mark]!);
}

const set = new WeakMap<LocalText, string>();

/**
 * Words in one language as they are read. Sources, packs and records hold Chinese with the marks of a keyboard, as the
 * seeds do; so that a record does not change with its looks, marks are set where words are shown, and here only.
 */
export function localText(words: LocalText, locale: Locale): string {
  if (locale !== 'zh') return words[locale];
  const known = set.get(words);
  if (known !== undefined) return known;
  const text = fullWidth(words.zh);
  set.set(words, text);
  return text;
}

/** A catalogue of Chinese words, set for reading. */
export function fullWidthWords<Key extends string>(
  words: Readonly<Record<Key, string>>,
): Readonly<Record<Key, string>> {
  const entries = Object.entries<string>(words).map(([key, text]) => [key, fullWidth(text)]);
  return Object.fromEntries(entries) as Record<Key, string>;
}

import { localText } from '../i18n/full-width.ts';
import { GUIDE_WORDS as G } from '../i18n/guide-words.ts';
import { EFFECT_WORDS } from '../i18n/record-words.ts';
import { PAPER_WORDS as W } from '../i18n/report-words.ts';
import type { Locale, LocalText } from '../kernel/text.ts';
import { type Block, plain, type ReportDocument } from './document.ts';
import { STEPS } from './levels.ts';

/** Sections of the guide in their order. */
export const GUIDE_SECTIONS: readonly (readonly [LocalText, readonly LocalText[]])[] = [
  [G.interval, G.intervalLines],
  [G.finding, G.findingLines],
  [G.data, G.dataLines],
  [G.law, G.lawLines],
  [G.check, G.checkLines],
];

/** One page on how to read a verdict, what the data can bear and where the law draws the line. */
export function readingGuide(locale: Locale): ReportDocument {
  const text = (words: LocalText) => localText(words, locale);
  const word = (effect: string) => text(EFFECT_WORDS[effect] ?? G.title);
  const example: Block = {
    kind: 'scale',
    atLeast: 'notice',
    atWorst: 'restrict',
    steps: STEPS.map(word),
    low: { label: text(W.atLeast), word: word('notice') },
    high: { label: text(G.example), word: word('restrict') },
  };
  const sections = GUIDE_SECTIONS.flatMap(([title, lines], index): Block[] => [
    { kind: 'heading', level: 2, text: text(title) },
    { kind: 'list', items: lines.map((line) => plain(text(line))) },
    ...(index === 0 ? [example] : []),
  ]);
  return {
    locale,
    title: text(G.title),
    header: { start: text(G.caption), end: text(G.title) },
    footer: text(G.lawLines[0]),
    pageWords: text(W.page),
    watermark: null,
    blocks: [{ kind: 'title', lead: text(W.product), text: text(G.title), subject: text(G.subject) }, ...sections],
  };
}

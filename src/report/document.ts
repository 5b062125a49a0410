import type { Locale } from '../kernel/text.ts';
import { type Effect, effectRank } from '../plan/effect.ts';
import type { MapScene } from './map/scene.ts';

/** What a mark stands for; each has its own sign, so that it survives a black-and-white printer. */
export type Tone = Effect | 'unknown' | 'encourage';

/** A stretch of text set in one way. Plain text: whoever writes a file escapes it. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly muted?: boolean;
  /** Said with the sign and in the manner of this tone. */
  readonly tone?: Tone;
  /** Chinese quoted in an English report (titles of laws, places in the plan). */
  readonly quoted?: boolean;
}

export type Line = readonly Run[];

/** Lines under each other; figures are set flush right. */
export interface Cell {
  readonly lines: readonly Line[];
  readonly figure?: boolean;
}

export interface Column {
  readonly head: string;
  /** Share of the table's width; all of a table add up to 1. */
  readonly share: number;
  readonly figure?: boolean;
}

/** One entry of a map legend. */
export interface LegendEntry {
  readonly key: string;
  readonly text: string;
  readonly swatch: MapScene;
}

export type Block =
  | { readonly kind: 'title'; readonly lead: string; readonly text: string; readonly subject: string }
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly line: Line; readonly manner?: 'note' | 'warning' | 'lead' }
  | { readonly kind: 'list'; readonly items: readonly Line[] }
  | { readonly kind: 'pairs'; readonly rows: readonly (readonly [string, Line])[] }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly (readonly Cell[])[] }
  | {
      readonly kind: 'scale';
      readonly atLeast: Effect;
      readonly atWorst: Effect;
      /** Words of the five steps, mild to severe. */
      readonly steps: readonly string[];
      readonly low: { readonly label: string; readonly word: string };
      /** Absent where both ends are one. */
      readonly high?: { readonly label: string; readonly word: string };
    }
  | {
      readonly kind: 'figure';
      readonly scene: MapScene;
      readonly alt: string;
      readonly legend: readonly LegendEntry[];
      readonly caption: string;
    }
  | { readonly kind: 'signature'; readonly fields: readonly string[] }
  | { readonly kind: 'page_break' };

/** A paper as its content, whatever it is written as. */
export interface ReportDocument {
  readonly locale: Locale;
  readonly title: string;
  readonly header: { readonly start: string; readonly end: string };
  /** Stands in the foot of every page, before the page number. */
  readonly footer: string;
  /** `{page}` and `{pages}` are filled by whoever sets the pages. */
  readonly pageWords: string;
  /** Across every page; null where nothing has to be said. */
  readonly watermark: string | null;
  readonly blocks: readonly Block[];
}

export function plain(text: string): Line {
  return [{ text }];
}

export function textCell(...texts: readonly string[]): Cell {
  return { lines: texts.map(plain) };
}

export function figureCell(...texts: readonly string[]): Cell {
  return { lines: texts.map(plain), figure: true };
}

/** A cell with one word in its tone. */
export function toneCell(text: string, tone: Tone): Cell {
  return { lines: [[{ text, tone }]] };
}

/** The sign of a tone; every Chinese font has these. */
export const TONE_SIGNS: Readonly<Record<Tone, string>> = {
  prohibit: '■',
  restrict: '▲',
  condition: '◆',
  notice: '●',
  clear: '□',
  unknown: '○',
  encourage: '★',
};

/** How a step of the scale stands to the interval. */
export function stepManner(step: Effect, atLeast: Effect, atWorst: Effect): 'certain' | 'possible' | 'outside' {
  if (step === atLeast) return 'certain';
  return effectRank(step) > effectRank(atLeast) && effectRank(step) <= effectRank(atWorst) ? 'possible' : 'outside';
}

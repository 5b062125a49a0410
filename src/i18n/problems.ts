import type { Place, Problem } from '../kernel/problem.ts';
import type { Locale, LocalText } from '../kernel/text.ts';
import { localText } from './full-width.ts';
import { BASE_MAP_PROBLEMS } from './problems-base-map.ts';
import { ENGINE_PROBLEMS } from './problems-engine.ts';
import { EXPORT_PROBLEMS } from './problems-export.ts';
import { FILE_PROBLEMS } from './problems-file.ts';
import { LAYER_PROBLEMS } from './problems-layer.ts';
import { PACK_PROBLEMS } from './problems-pack.ts';
import { RECORD_PROBLEMS } from './problems-record.ts';
import { RUN_PROBLEMS } from './problems-run.ts';
import { STORAGE_PROBLEMS } from './problems-storage.ts';

/** Words by code; no code is in two of them (a test), since the words say what is to be filled in. */
export const PROBLEM_TABLES: readonly Readonly<Record<string, LocalText>>[] = [
  FILE_PROBLEMS,
  LAYER_PROBLEMS,
  BASE_MAP_PROBLEMS,
  EXPORT_PROBLEMS,
  RUN_PROBLEMS,
  ENGINE_PROBLEMS,
  RECORD_PROBLEMS,
  PACK_PROBLEMS,
  STORAGE_PROBLEMS,
];

const WORDS: Readonly<Record<string, LocalText>> = Object.assign({}, ...PROBLEM_TABLES);

/** Said of a code that nobody has worded, so that trouble never passes in silence. */
const UNWORDED: LocalText = { zh: '出现问题,代码 {code}', en: 'Something is wrong, code {code}' };

function fill(template: string, params: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => (name in params ? String(params[name]) : place));
}

/** Whether a code has words; a test holds every code of the sources against this. */
export function hasWords(code: string): boolean {
  return Object.hasOwn(WORDS, code);
}

/** What happened and what to do, in one or two sentences; where it happened is `placeWords`. */
export function problemWords(problem: Problem, locale: Locale): string {
  const words = hasWords(problem.code) ? WORDS[problem.code] : undefined;
  return fill(localText(words ?? UNWORDED, locale), { code: problem.code, ...problem.where, ...problem.params });
}

const PLACE_WORDS: readonly (readonly [keyof Place, LocalText])[] = [
  ['file', { zh: '文件 {value}', en: 'file {value}' }],
  ['layer', { zh: '图层 {value}', en: 'layer {value}' }],
  ['feature', { zh: '要素 {value}', en: 'feature {value}' }],
  ['entry', { zh: '条目 {value}', en: 'entry {value}' }],
  ['parcel', { zh: '地块 {value}', en: 'parcel {value}' }],
  ['ring', { zh: '第 {value} 圈', en: 'ring {value}' }],
  ['vertex', { zh: '第 {value} 点', en: 'point {value}' }],
  ['line', { zh: '第 {value} 行', en: 'line {value}' }],
  ['column', { zh: '第 {value} 列', en: 'column {value}' }],
  ['field', { zh: '字段 {value}', en: 'field {value}' }],
];

/** Where it happened, from the file down to the place on the ground; empty when nothing is known. */
export function placeWords(place: Place | undefined, locale: Locale): string {
  if (!place) return '';
  const parts = PLACE_WORDS.flatMap(([key, words]) => {
    const value = place[key];
    return value === undefined ? [] : [fill(localText(words, locale), { value })];
  });
  if (place.lon !== undefined && place.lat !== undefined) {
    parts.push(`${place.lon.toFixed(6)}°E ${place.lat.toFixed(6)}°N`);
  }
  return parts.join(locale === 'zh' ? '，' : ', ');
}

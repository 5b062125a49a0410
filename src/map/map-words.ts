import { enMap } from '../i18n/en-map.ts';
import { fullWidthWords } from '../i18n/full-width.ts';
import { fill, type MessageParams } from '../i18n/message.ts';
import { zhMap } from '../i18n/zh-map.ts';
import type { Locale } from '../kernel/text.ts';

export type MapWord = keyof typeof zhMap;

const CATALOGUES: Readonly<Record<Locale, Readonly<Record<MapWord, string>>>> = {
  zh: fullWidthWords(zhMap),
  en: enMap,
};

/** Words of the map by key. */
export function mapText(locale: Locale, key: MapWord, params?: MessageParams): string {
  return fill(CATALOGUES[locale][key], params);
}

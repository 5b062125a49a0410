import type { DeclaredSystem } from './formats/format.ts';
import { toHalfWidth } from './number-text.ts';

type Datum = NonNullable<DeclaredSystem['datum']>;

/** Names of reference systems as they stand in headers, in the order they are looked for. */
const DATUMS: readonly (readonly [RegExp, Datum])[] = [
  [/独立|地方坐标|城建坐标|local/i, 'local'],
  [/2000|CGCS/i, 'cgcs2000'],
  [/WGS|84坐标/i, 'cgcs2000'],
  [/西安|xi'?an|1980|80\s*(?:国家|坐标|系|年)/i, 'xian1980'],
  [/北京|beijing|1954|54\s*(?:国家|坐标|系|年)/i, 'beijing1954'],
];

/** Datum named in a few words (2000国家大地坐标系, 1980西安坐标系, 1954北京); null when none is. */
export function datumFromText(text: string): Datum | null {
  return DATUMS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** Meridian and zone width of a numbered zone: 13–23 are 6-degree zones, 25–45 3-degree ones; null for other numbers. */
export function zoneFromNumber(zone: number): { zoneWidthDeg: 3 | 6; centralMeridianDeg: number } | null {
  if (zone >= 13 && zone <= 23) return { zoneWidthDeg: 6, centralMeridianDeg: 6 * zone - 3 };
  if (zone >= 25 && zone <= 45) return { zoneWidthDeg: 3, centralMeridianDeg: 3 * zone };
  return null;
}

/** What a title or remark says about the system: 坐标系:2000国家大地坐标系 3度带 中央子午线114°, 带号38. */
export function systemFromText(words: string): DeclaredSystem {
  const text = toHalfWidth(words);
  const datum = datumFromText(text);
  const meridian = /(?:中央(?:子午线|经线)|central\s*meridian|CM)\D{0,6}(\d{2,3}(?:\.\d+)?)/i.exec(text)?.[1];
  const width = /([36三六])\s*(?:度|°)\s*(?:分?带)|([36])[-\s]?degree/i.exec(text);
  const zone = /(?:带号|zone)\D{0,3}(\d{2})|(\d{2})\s*(?:号带|带(?![号]))/i.exec(text);
  const numbered = zone ? zoneFromNumber(Number(zone[1] ?? zone[2])) : null;
  const wide = width?.[1] ?? width?.[2];
  const zoneWidthDeg = wide === undefined ? numbered?.zoneWidthDeg : wide === '3' || wide === '三' ? 3 : 6;
  const centralMeridianDeg = meridian !== undefined ? Number(meridian) : numbered?.centralMeridianDeg;
  return {
    ...(datum !== null && { datum }),
    ...(zoneWidthDeg !== undefined && { zoneWidthDeg }),
    ...(centralMeridianDeg !== undefined && { centralMeridianDeg }),
  };
}

/** Shift of web maps named in a title or remark (高德, 腾讯, GCJ-02, 百度, BD-09); null when none is. */
export function shiftFromText(text: string): 'gcj02' | 'bd09' | null {
  if (/百度|BD-?09/i.test(text)) return 'bd09';
  return /GCJ-?02|火星坐标|高德|腾讯地图/i.test(text) ? 'gcj02' : null;
}

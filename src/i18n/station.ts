import type { LocalText } from '../kernel/text.ts';

/** A station as surveys of roads and pipelines write it: K1+234.5 is 1234.5 m from the start. */
export function stationText(stationM: number): string {
  const tenths = Math.round(stationM * 10);
  const km = Math.floor(tenths / 10_000);
  return `K${km}+${((tenths - km * 10_000) / 10).toFixed(1).padStart(5, '0')}`;
}

/** Words of the chainage table; `{from}`, `{to}` are stations, `{m}` and `{accuracy}` metres. */
export const CHAINAGE_WORDS = {
  title: { zh: '里程表', en: 'Chainage' },
  stretch: { zh: '桩号 {from} 至 {to}(长 {m} m)', en: 'station {from} to {to} ({m} m)' },
  place: { zh: '桩号 {from}', en: 'station {from}' },
  line: { zh: '第 {line} 条线', en: 'line {line}' },
  note: {
    zh: '桩号自线的起点沿中心线量算;边界可能偏 ±{accuracy} m,斜交时起讫桩号相差更大',
    en: 'stations run along the axis from its start; the boundary may lie ±{accuracy} m off, the ends of an oblique crossing more',
  },
} as const satisfies Readonly<Record<string, LocalText>>;

import { type Datum, findCrs } from '../geo/crs.ts';
import type { Locale } from '../kernel/text.ts';

const DATUMS: Readonly<Record<Datum, Readonly<Record<Locale, string>>>> = {
  cgcs2000: { zh: 'CGCS2000', en: 'CGCS2000' },
  xian1980: { zh: '西安80', en: 'Xi’an 80' },
  beijing1954: { zh: '北京54', en: 'Beijing 54' },
};

const WGS84: ReadonlySet<number> = new Set([4326, 4979]);

/**
 * A reference system as a surveyor names it, with its code: “CGCS2000 3° 带 CM114（EPSG:4547）”. A code not known stands
 * alone.
 */
export function crsWords(epsg: number, locale: Locale): string {
  const crs = findCrs(epsg);
  if (!crs) return worldPlaneWords(epsg, locale);
  const datum = WGS84.has(epsg) ? 'WGS 84' : DATUMS[crs.datum][locale];
  const zh = locale === 'zh';
  const code = zh ? `（EPSG:${epsg}）` : ` (EPSG:${epsg})`;
  if (crs.kind === 'geographic') return `${datum} ${zh ? '经纬度' : 'longitude/latitude'}${code}`;
  const zone = Math.floor(crs.falseEastM / 1_000_000);
  const width = `${crs.zoneWidthDeg}°`;
  // Where eastings carry the zone number, that number is the zone's name; elsewhere its meridian is.
  const zhZone = zone > 0 ? `${zone} 带` : `带 CM${crs.centralMeridianDeg}`;
  const enZone = zone > 0 ? `zone ${zone}` : `CM${crs.centralMeridianDeg}`;
  return `${datum} ${width} ${zh ? zhZone : enZone}${code}`;
}

/** Planes that are read where a file names them. */
function worldPlaneWords(epsg: number, locale: Locale): string {
  const code = `EPSG:${epsg}`;
  const zone = epsg - 32600;
  const name =
    epsg === 3857 || epsg === 900913
      ? { zh: 'Web 墨卡托', en: 'Web Mercator' }[locale]
      : zone > 0 && zone <= 60
        ? `UTM ${zone}N`
        : null;
  if (name === null) return code;
  return `WGS 84 ${name}${locale === 'zh' ? `（${code}）` : ` (${code})`}`;
}

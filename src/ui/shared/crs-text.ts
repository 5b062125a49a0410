import { findCrs } from '../../geo/crs.ts';
import type { Words } from './words.ts';

/** A reference system in words with its code: "CGCS2000 3 度带 中央子午线 114°(EPSG:4547)". */
export function crsText(epsg: number, { t, locale }: Words): string {
  const code = locale === 'zh' ? `(EPSG:${epsg})` : ` (EPSG:${epsg})`;
  const crs = findCrs(epsg);
  if (crs === null) return `EPSG:${epsg}`;
  const datum = t(`crs.datum.${crs.datum}`);
  if (crs.kind === 'geographic') return t('crs.lonLat', { datum }) + code;
  const zone = Math.floor(crs.falseEastM / 1_000_000);
  const prefix = zone > 0 ? t('crs.prefix', { zone }) : '';
  return t('crs.plane', { datum, width: crs.zoneWidthDeg, meridian: crs.centralMeridianDeg, prefix }) + code;
}

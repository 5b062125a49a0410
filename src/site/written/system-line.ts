import type { Crs } from '../../geo/crs.ts';

/** Number of the zone a meridian is the middle of: 38 for 114° in 3-degree zones, 19 for 111° in 6-degree ones. */
export function zoneOf(crs: Crs & { kind: 'gauss_kruger' }): number {
  return crs.zoneWidthDeg === 3 ? crs.centralMeridianDeg / 3 : (crs.centralMeridianDeg + 3) / 6;
}

function isPrefixed(crs: Crs & { kind: 'gauss_kruger' }): boolean {
  return crs.falseEastM > 1_000_000;
}

/** The system in the words of a survey sheet, which the importer reads again. */
export function systemLine(crs: Crs): string {
  if (crs.kind === 'geographic') return '坐标系:2000国家大地坐标系 经纬度 十进制度';
  const zone = `${crs.zoneWidthDeg}度带 中央子午线${crs.centralMeridianDeg}°`;
  const numbered = isPrefixed(crs) ? ` 带号${zoneOf(crs)}(Y坐标含带号)` : ' Y坐标不含带号';
  return `坐标系:2000国家大地坐标系 高斯克吕格投影 ${zone}${numbered}`;
}

/** The same in ASCII, by its code. */
export function systemCode(crs: Crs): string {
  return `EPSG:${crs.epsg}`;
}

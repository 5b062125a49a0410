import { describe, expect, it } from 'vitest';
import { crsWords } from '../../src/i18n/crs-words.ts';

/** Names by the EPSG dataset: 4547 is CGCS2000 3-degree CM 114E, 4526 its zone 38 with the number in the easting. */
describe('crsWords', () => {
  it.each([
    [4547, 'CGCS2000 3° 带 CM114（EPSG:4547）', 'CGCS2000 3° CM114 (EPSG:4547)'],
    [4526, 'CGCS2000 3° 38 带（EPSG:4526）', 'CGCS2000 3° zone 38 (EPSG:4526)'],
    [4508, 'CGCS2000 6° 带 CM111（EPSG:4508）', 'CGCS2000 6° CM111 (EPSG:4508)'],
    [4490, 'CGCS2000 经纬度（EPSG:4490）', 'CGCS2000 longitude/latitude (EPSG:4490)'],
    [4326, 'WGS 84 经纬度（EPSG:4326）', 'WGS 84 longitude/latitude (EPSG:4326)'],
    [2383, '西安80 3° 带 CM114（EPSG:2383）', 'Xi’an 80 3° CM114 (EPSG:2383)'],
    [2414, '北京54 3° 38 带（EPSG:2414）', 'Beijing 54 3° zone 38 (EPSG:2414)'],
    [3857, 'WGS 84 Web 墨卡托（EPSG:3857）', 'WGS 84 Web Mercator (EPSG:3857)'],
    [32649, 'WGS 84 UTM 49N（EPSG:32649）', 'WGS 84 UTM 49N (EPSG:32649)'],
    [2154, 'EPSG:2154', 'EPSG:2154'],
  ])('%i', (epsg, zh, en) => {
    expect([crsWords(epsg, 'zh'), crsWords(epsg, 'en')]).toEqual([zh, en]);
  });
});

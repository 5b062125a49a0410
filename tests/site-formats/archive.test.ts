import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { crc32 } from '../../src/files/crc32.ts';
import { codesOf, inDegrees, inspect, planeAreaM2, RECTANGLE } from './survey.ts';

const ring = [...RECTANGLE, RECTANGLE[0]!].map(inDegrees);
const kml = `<kml><Placemark><name>甲</name><Polygon><outerBoundaryIs><LinearRing><coordinates>${ring
  .map(([lon, lat]) => `${lon.toFixed(9)},${lat.toFixed(9)}`)
  .join(' ')}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></kml>`;

describe('archives', () => {
  test('crc32 of the check string', () => {
    expect(crc32(strToU8('123456789'))).toBe(0xcbf43926);
  });

  test('the document of a KMZ may lie in a folder beside pictures', async () => {
    const inspection = await inspect('a.kmz', zipSync({ 'files/a.png': strToU8('x'), 'sub/a.kml': strToU8(kml) }));
    expect(inspection).toMatchObject({ outcome: 'ok', format: 'kml', parcels: [{ name: '甲' }] });
  });

  test('a KMZ under another name', async () => {
    expect(await inspect('a.zip', zipSync({ 'doc.kml': strToU8(kml) }))).toMatchObject({
      outcome: 'ok',
      format: 'kml',
    });
  });

  test('a zipped text is read as the text it holds', async () => {
    const table = `点号,X,Y\n${RECTANGLE.map(([n, e], i) => `${i},${n},${e}`).join('\n')}`;
    const inspection = await inspect(
      'a.zip',
      zipSync({ '界址点/a.csv': strToU8(table), 'a.pdf': strToU8('%PDF-1.4') }),
    );
    expect(inspection).toMatchObject({ outcome: 'ok_with_warning', format: 'table' });
    expect(planeAreaM2(inspection)).toBeCloseTo(8000, 2);
  });

  test('two sites in an archive have to be chosen from', async () => {
    const inspection = await inspect(
      'a.zip',
      zipSync({
        'a.wkt': strToU8(`POLYGON((${ring.map((p) => p.join(' ')).join(',')}))`),
        'b.wkt': strToU8(`POLYGON((${ring.map((p) => p.join(' ')).join(',')}))`),
      }),
    );
    expect(inspection).toMatchObject({ outcome: 'choose', error: { code: 'multiple_layers' } });
    expect(inspection.candidates.map(({ layer }) => layer)).toEqual(['a.wkt', 'b.wkt']);
  });

  test.each([
    ['a path that leads out', zipSync({ '../a.kml': strToU8(kml) }), 'unsafe_content'],
    ['an absolute path', zipSync({ '/etc/a.kml': strToU8(kml) }), 'unsafe_content'],
    ['a drive', zipSync({ 'C:\\a.kml': strToU8(kml) }), 'unsafe_content'],
    ['a member that fills the disk', zipSync({ 'doc.kml': new Uint8Array(60_000_000) }, { level: 9 }), 'too_big'],
    ['an archive in an archive', zipSync({ 'a.zip': zipSync({ 'doc.kml': strToU8(kml) }) }), 'unsupported_format'],
    ['an archive of pictures', zipSync({ 'a.png': strToU8('\u0089PNG\0\0') }), 'unsupported_format'],
    ['an empty archive', zipSync({}), 'unsupported_format'],
    ['an archive cut short', zipSync({ 'doc.kml': strToU8(kml) }).slice(0, -30), 'file_corrupt'],
  ])('%s is refused', async (_name, bytes, code) => {
    expect(await inspect('a.kmz', bytes)).toMatchObject({ outcome: 'reject', parcels: [], error: { code } });
  });

  test('a member that is more than it claims is stopped', async () => {
    const bytes = zipSync({ 'doc.kml': strToU8(kml + ' '.repeat(200_000)) });
    const view = new DataView(bytes.buffer);
    const entry = bytes.findIndex((_, i) => i + 4 < bytes.length && view.getUint32(i, true) === 0x02014b50);
    view.setUint32(entry + 24, 100, true);
    expect(await inspect('a.kmz', bytes)).toMatchObject({ outcome: 'reject', error: { code: 'too_big' } });
  });

  test('one changed bit in a packed member never gives other numbers', async () => {
    const bytes = zipSync({ 'doc.kml': strToU8(kml) });
    for (let at = 40; at < bytes.length - 80; at += 7) {
      const changed = bytes.slice();
      changed[at]! ^= 4;
      const inspection = await inspect('a.kmz', changed);
      if (inspection.outcome !== 'reject') expect(planeAreaM2(inspection)).toBeCloseTo(8000, 0);
    }
  });

  test('a locked archive says so', async () => {
    const bytes = zipSync({ 'doc.kml': strToU8(kml) });
    const view = new DataView(bytes.buffer);
    const entry = bytes.findIndex((_, i) => i + 4 < bytes.length && view.getUint32(i, true) === 0x02014b50);
    view.setUint16(entry + 8, 1, true);
    expect(codesOf(await inspect('a.kmz', bytes))).toEqual(['file_encrypted']);
  });
});

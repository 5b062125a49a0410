import { describe, expect, test } from 'vitest';
import { codesOf, inDegrees, inspect, planeAreaM2, RECTANGLE } from './survey.ts';

describe('files that cannot be read', () => {
  test.each([
    ['a DWG', 'a.dwg', 'AC1032 binary', ['save_as_dxf', 'unsupported_format']],
    ['a DWG under another name', 'a.dxf', 'AC1018 binary', ['save_as_dxf', 'unsupported_format']],
    ['a binary DXF', 'a.dxf', 'AutoCAD Binary DXF\r\n\x1a', ['save_as_dxf', 'unsupported_format']],
    ['a file of 奥维', 'a.ovobj', 'anything 12 34', ['save_as_shapefile', 'unsupported_format']],
    ['a PDF', 'a.pdf', '%PDF-1.4\n1 0 obj 123 456', ['unsupported_format']],
    ['a RAR', 'a.rar', 'Rar!\x1a\x07', ['save_as_zip', 'unsupported_format']],
    ['a text under the name of a shapefile', 'a.shp', 'hello', ['unsupported_format']],
  ])('%s', async (_name, file, text, codes) => {
    const inspection = await inspect(file, text);
    expect(inspection).toMatchObject({ outcome: 'reject', parcels: [] });
    expect(codesOf(inspection)).toEqual(codes);
  });

  test('an old spreadsheet', async () => {
    expect(codesOf(await inspect('a.xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0)))).toContain('save_as_xlsx');
  });
});

describe('content goes before the name', () => {
  const ring = [...RECTANGLE, RECTANGLE[0]!].map(inDegrees);
  const kml = `<kml><Placemark><LineString><coordinates>${ring.map((p) => p.join(',')).join(' ')}</coordinates></LineString></Placemark></kml>`;
  const geojson = JSON.stringify({ type: 'LineString', coordinates: ring });
  const wkt = `LINESTRING(${ring.map((p) => p.join(' ')).join(',')})`;

  test.each([
    ['KML as .geojson', 'a.geojson', kml, 'kml'],
    ['KML as .txt', 'a.txt', kml, 'kml'],
    ['GeoJSON as .kml', 'a.kml', geojson, 'geojson'],
    ['WKT as .txt', 'a.txt', wkt, 'wkt'],
    ['WKT as .csv', 'a.csv', wkt, 'wkt'],
  ])('%s, with a closed line as an area', async (_name, file, text, format) => {
    const inspection = await inspect(file, text);
    expect(inspection.format).toBe(format);
    expect(codesOf(inspection)).toEqual(['line_as_polygon']);
    expect(Math.abs(planeAreaM2(inspection) - 8000)).toBeLessThan(0.1);
  });
});

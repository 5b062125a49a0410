import { describe, expect, test } from 'vitest';
import { fromBd09, fromGcj02, toBd09, toGcj02 } from '../../src/site/gcj02.ts';
import { codesOf, HOLE, inDegrees, inspect, planeAreaM2, RECTANGLE } from './survey.ts';

type Corners = readonly (readonly [number, number])[];

function coordinates(corners: Corners, shift = (p: readonly [number, number]) => [...p]): string {
  const closed = [...corners, corners[0]!].map((corner) => shift(inDegrees(corner)));
  return `<coordinates>\n  ${closed.map(([lon, lat]) => `${lon!.toFixed(9)},${lat!.toFixed(9)},0`).join('\n  ')}\n</coordinates>`;
}

function polygon(outer: string, ...holes: string[]): string {
  const inner = holes.map((hole) => `<innerBoundaryIs><LinearRing>${hole}</LinearRing></innerBoundaryIs>`).join('');
  return `<Polygon><outerBoundaryIs><LinearRing>${outer}</LinearRing></outerBoundaryIs>${inner}</Polygon>`;
}

function document(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>图</name>${body}</Document></kml>`;
}

const placemark = (inner: string, name = '甲') => `<Placemark><name>${name}</name>${inner}</Placemark>`;
const far = RECTANGLE.map(([n, e]) => [n, e + 500] as const);

describe('kml', () => {
  test.each([
    ['a polygon', placemark(polygon(coordinates(RECTANGLE))), 8000, []],
    ['a hole', placemark(polygon(coordinates(RECTANGLE), coordinates(HOLE))), 7600, []],
    [
      'several polygons of one placemark',
      placemark(`<MultiGeometry>${polygon(coordinates(RECTANGLE))}${polygon(coordinates(far))}</MultiGeometry>`),
      16000,
      [],
    ],
    ['folders', `<Folder><Folder>${placemark(polygon(coordinates(RECTANGLE)))}</Folder></Folder>`, 8000, []],
    [
      'a pin beside it',
      placemark(polygon(coordinates(RECTANGLE))) + placemark('<Point><coordinates>113.3,34.8</coordinates></Point>'),
      8000,
      ['mixed_geometry'],
    ],
    ['a closed line', placemark(`<LineString>${coordinates(RECTANGLE)}</LineString>`), 8000, ['line_as_polygon']],
    [
      'names in CDATA and prefixes',
      placemark(polygon(coordinates(RECTANGLE)), '<![CDATA[甲]]>').replace(
        '<Polygon>',
        '<gx:drawOrder>1</gx:drawOrder><Polygon>',
      ),
      8000,
      [],
    ],
    ['spaces behind the commas', placemark(polygon(coordinates(RECTANGLE).replaceAll(',', ', '))), 8000, []],
  ])('%s', async (_name, body, areaM2, codes) => {
    const inspection = await inspect('a.kml', document(body));
    expect(codesOf(inspection)).toEqual(codes);
    expect(inspection.parcels[0]!.name).toBe('甲');
    expect(inspection.accuracyM).toBe(5);
    expect(Math.abs(planeAreaM2(inspection) - areaM2)).toBeLessThan(0.1);
  });

  test('an open line is a line', async () => {
    const line = placemark('<LineString><coordinates>113.28,34.8 113.29,34.8</coordinates></LineString>');
    expect((await inspect('a.kml', document(line))).parcels[0]!.geometry.type).toBe('LineString');
  });

  test('plain KML is not shifted, the extensions of 奥维 are', async () => {
    const shifted = document(placemark(polygon(coordinates(RECTANGLE, (p) => toGcj02([...p])))));
    const [plain, ovi] = [await inspect('a.kml', shifted), await inspect('a.ovkml', shifted)];
    expect(codesOf(plain)).toEqual([]);
    expect(codesOf(ovi)).toEqual(['gcj02_shifted']);
    expect(ovi.crs).toMatchObject({ epsg: 4490, transform: 'gcj02' });
    expect(ovi.parcels[0]!.bbox[0]).toBeCloseTo(inDegrees(RECTANGLE[3]!)[0], 7);
    expect(plain.parcels[0]!.bbox[0]! - ovi.parcels[0]!.bbox[0]!).toBeCloseTo(0.00636, 4);
  });

  test.each([
    ['cut short', document(placemark(polygon(coordinates(RECTANGLE)))).slice(0, -60), 'file_corrupt'],
    [
      'a document type',
      document(placemark('')).replace('<kml', '<!DOCTYPE kml SYSTEM "http://example.com/a.dtd"><kml'),
      'unsafe_content',
    ],
    [
      'one number',
      document(placemark(polygon('<coordinates>113.2 34.8,0 113.3,34.8 113.3,34.9</coordinates>'))),
      'bad_number',
    ],
    ['words', document(placemark(polygon('<coordinates>NaN,34.8 113.3,34.8 113.3,34.9</coordinates>'))), 'bad_number'],
    ['no placemarks', document(''), 'not_a_site'],
    [
      'only a link',
      document('<NetworkLink><Link><href>http://example.com/a.kml</href></Link></NetworkLink>'),
      'not_a_site',
    ],
    ['nested without end', '<kml>'.repeat(5000), 'too_deep'],
  ])('%s: refused', async (_name, text, code) => {
    expect(await inspect('a.kml', text)).toMatchObject({ outcome: 'reject', parcels: [], error: { code } });
  });
});

describe('gcj02', () => {
  test('shift at the middle of the district: +0.006361° and −0.000927°', () => {
    const [lon, lat] = toGcj02([113.29141, 34.80631]) as [number, number];
    expect(lon - 113.29141).toBeCloseTo(0.006361, 5);
    expect(lat - 34.80631).toBeCloseTo(-0.000927, 5);
  });

  test('is undone to 1e-9°, as is BD-09', () => {
    for (const [undo, shift] of [
      [fromGcj02, toGcj02],
      [fromBd09, toBd09],
    ] as const) {
      const [lon, lat] = undo(shift([113.2345678, 34.7654321])) as [number, number];
      expect(Math.abs(lon - 113.2345678)).toBeLessThan(1e-9);
      expect(Math.abs(lat - 34.7654321)).toBeLessThan(1e-9);
    }
  });
});

import type { Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { toCm114 } from '../../src/geo/project.ts';
import { type ImportOptions, importSite, siteFromInspection } from '../../src/site/import-site.ts';
import { place, randomFrom, rectangle, star } from '../geo/shapes-for-tests.ts';

const square = rectangle(0, 0, 100, 100);
const encode = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
const read = (value: unknown, options?: ImportOptions) => importSite('site.geojson', encode(value), options);
const polygonOf = (ring: readonly Position[]) => ({ type: 'Polygon', coordinates: [ring] });
const feature = (geometry: unknown, properties: unknown = {}) => ({ type: 'Feature', properties, geometry });

/** The square as plane coordinates of a Gauss–Krüger system whose numbers are those of CM 114 moved east. */
const plane = (offsetM: number): Position[] => square.map((at) => [toCm114(at).eastM + offsetM, toCm114(at).northM]);
const named = (epsg: string) => ({ type: 'name', properties: { name: epsg } });

describe('importSite: what is a site', () => {
  test.each([
    ['a bare geometry', polygonOf(square), 1],
    ['a feature', feature(polygonOf(square)), 1],
    [
      'a collection in a collection',
      { type: 'FeatureCollection', features: [{ type: 'FeatureCollection', features: [feature(polygonOf(square))] }] },
      1,
    ],
    [
      'a geometry collection',
      feature({ type: 'GeometryCollection', geometries: [polygonOf(square), polygonOf(rectangle(200, 0, 9, 9))] }),
      2,
    ],
    ['a line', feature({ type: 'LineString', coordinates: [place(0, 0), place(90, 0)] }), 1],
    [
      'features without geometry among others',
      { type: 'FeatureCollection', features: [feature(null), feature(polygonOf(square))] },
      1,
    ],
  ])('%s', async (_name, value, parcels) => {
    const inspection = await read(value);
    expect(inspection.outcome).toBe('ok');
    expect(inspection.parcels).toHaveLength(parcels);
  });

  test('heights are dropped; name, width and accuracy are read from the properties', async () => {
    const line = {
      type: 'LineString',
      coordinates: [
        [...place(0, 0), 120.5],
        [...place(90, 0), 121],
      ],
    };
    const inspection = await read(feature(line, { 名称: '新安路延伸', row_width_m: 25, accuracyM: 0.05 }));
    expect(inspection).toMatchObject({ outcome: 'ok', accuracyM: 0.05 });
    expect(inspection.parcels[0]).toMatchObject({ name: '新安路延伸', widthM: 25 });
    expect(inspection.parcels[0]!.geometry.coordinates[0]).toHaveLength(2);
    expect(inspection.parcels[0]!.areaPlaneM2).toBeCloseTo(90 * 25, -1);
    expect(inspection.parcels[0]!.lengthM).toBeCloseTo(90, 0);
  });

  test('points only are no site; points and lines beside areas are left out with a warning', async () => {
    expect((await read(feature({ type: 'Point', coordinates: place(0, 0) }))).error!.code).toBe('not_a_site');
    expect((await read({ type: 'FeatureCollection', features: [] })).error!.code).toBe('not_a_site');
    const mixed = await read({
      type: 'FeatureCollection',
      features: [feature(polygonOf(square)), feature({ type: 'Point', coordinates: place(0, 0) })],
    });
    expect(mixed).toMatchObject({ outcome: 'ok_with_warning', warnings: [{ code: 'mixed_geometry' }] });
    expect(mixed.parcels).toHaveLength(1);
  });

  test('parcels that cover each other are taken, with the place', async () => {
    const both = await read({
      type: 'FeatureCollection',
      features: [feature(polygonOf(square)), feature(polygonOf(rectangle(50, 50, 100, 100)))],
    });
    expect(both.outcome).toBe('ok_with_warning');
    expect(both.warnings[0]).toMatchObject({ code: 'parcels_overlap', where: { parcel: 2 } });
    const neighbours = await read({
      type: 'FeatureCollection',
      features: [feature(polygonOf(square)), feature(polygonOf(rectangle(100, 0, 50, 100)))],
    });
    expect(neighbours.outcome).toBe('ok');
  });

  test('an open ring is closed and repeated points are dropped, both with a warning', async () => {
    const inspection = await read(polygonOf([square[0]!, square[0]!, square[1]!, square[2]!, square[3]!]));
    expect(inspection.outcome).toBe('ok_with_warning');
    expect(inspection.warnings.map(({ code }) => code)).toEqual(['duplicate_points', 'unclosed_ring']);
  });
});

describe('importSite: what is refused, and where', () => {
  test.each<[string, unknown, string]>([
    ['nothing', '', 'file_empty'],
    ['blanks after a byte order mark', '\ufeff \r\n', 'file_empty'],
    ['a picture under another name', '\u0089PNG\r\n\u001a\n\0\0', 'unsupported_format'],
    ['prose', 'not json', 'file_corrupt'],
    ['an object that is no geometry', { a: 1 }, 'not_a_site'],
    ['a string among the numbers', polygonOf([['113.28', 34.8] as unknown as Position, ...square]), 'bad_number'],
    [
      'a number too great',
      JSON.stringify(polygonOf(square)).replace('34.8,', '1e999,').replace('34.8]', '1e999]'),
      'bad_number',
    ],
    ['rings that are no rings', { type: 'Polygon', coordinates: square }, 'file_corrupt'],
    ['a geometry of words', { type: 'Polygon', coordinates: 'here' }, 'file_corrupt'],
    ['no area', polygonOf([square[0]!, square[1]!, square[0]!]), 'degenerate_ring'],
    ['all on one line', polygonOf([place(0, 0), place(10, 0), place(20, 0), place(0, 0)]), 'degenerate_ring'],
    [
      'Beijing',
      polygonOf([
        [116.39, 39.9],
        [116.4, 39.9],
        [116.4, 39.91],
        [116.39, 39.9],
      ]),
      'outside_window',
    ],
    [
      'a town grid',
      polygonOf([
        [1000, 2000],
        [1100, 2000],
        [1100, 2100],
        [1000, 2000],
      ]),
      'local_coordinates',
    ],
    ['nested without end', `${'{"type":"Feature","geometry":'.repeat(5000)}1`, 'too_deep'],
    [
      'more parcels than a site has',
      { type: 'FeatureCollection', features: Array.from({ length: 30_001 }, () => feature(polygonOf(square))) },
      'too_many_parcels',
    ],
  ])('%s', async (_name, value, code) => {
    const inspection = await read(value);
    expect(inspection).toMatchObject({ outcome: 'reject', parcels: [], error: { code } });
  });

  test('tells line and column of broken JSON', async () => {
    const inspection = await read('{\n  "type": "Polygon",\n  "coordinates": [[[113.28, 34.8] [1, 2]]]\n}');
    expect(inspection.error).toMatchObject({ code: 'file_corrupt', where: { line: 3, column: 35 } });
  });

  test('a file cut short is broken, at its end', async () => {
    const text = JSON.stringify(polygonOf(square));
    expect((await read(text.slice(0, -20))).error!.code).toBe('file_corrupt');
  });

  test('tells parcel, ring and vertex of a bad number', async () => {
    const bad = { type: 'Polygon', coordinates: [square, [place(10, 10), [113.28], place(20, 20), place(10, 10)]] };
    const inspection = await read({ type: 'FeatureCollection', features: [feature(polygonOf(square)), feature(bad)] });
    expect(inspection.error).toMatchObject({ code: 'bad_number', where: { parcel: 2, ring: 2, vertex: 2 } });
  });

  test('takes 200 000 vertices', async () => {
    const ring = star(randomFrom(8), 0, 0, 2000, 200_000, 0.002);
    const inspection = await read(polygonOf(ring));
    expect(inspection.outcome).toBe('ok');
    expect(inspection.parcels[0]!.geometry.coordinates[0]).toHaveLength(200_001);
  }, 30_000);
});

describe('importSite: a site that crosses itself', () => {
  const bowTie = polygonOf([place(0, 0), place(100, 100), place(100, 0), place(0, 100), place(0, 0)]);

  test('waits, with the place and a redrawn suggestion', async () => {
    const inspection = await read(bowTie);
    expect(inspection).toMatchObject({
      outcome: 'choose',
      parcels: [],
      error: { code: 'self_intersection', where: { parcel: 1 } },
    });
    expect(inspection.candidates).toHaveLength(1);
    expect(inspection.candidates[0]!.transform).toBe('repair');
    expect(inspection.candidates[0]!.parcels[0]!.areaEllipsoidM2).toBeCloseTo(5000, -2);
    expect(siteFromInspection(inspection, { origin: 'file' })).toBeNull();
  });

  test('is taken redrawn once that is chosen, and keeps the warning', async () => {
    const inspection = await read(bowTie, { choose: 0 });
    expect(inspection).toMatchObject({
      outcome: 'ok_with_warning',
      crs: { how: 'chosen' },
      warnings: [{ code: 'self_intersection', severity: 'warning' }],
    });
    expect(siteFromInspection(inspection, { origin: 'file' })!.warnings).toHaveLength(1);
  });
});

describe('importSite: a hole outside of its outer ring', () => {
  test('is offered as an area of its own, never taken as one', async () => {
    const stray = feature({ type: 'Polygon', coordinates: [square, rectangle(300, 0, 5, 5)] });
    const inspection = await read(stray);
    expect(inspection).toMatchObject({ outcome: 'choose', parcels: [], error: { code: 'hole_outside_outer' } });
    expect(inspection.candidates[0]).toMatchObject({ transform: 'repair', parcels: [{ holes: 0 }] });
    expect((await read(stray, { choose: 0 })).warnings).toMatchObject([{ code: 'hole_outside_outer' }]);
  });
});

describe('importSite: which reference system', () => {
  test.each([
    ['urn:ogc:def:crs:EPSG::4490', square, 4490],
    ['urn:ogc:def:crs:OGC:1.3:CRS84', square, 4326],
    ['EPSG:4547', plane(0), 4547],
    ['urn:ogc:def:crs:EPSG::4526', plane(38_000_000), 4526],
  ])('declared %s is believed', async (name, ring, epsg) => {
    const inspection = await read({ ...polygonOf(ring), crs: named(name) });
    expect(inspection).toMatchObject({ outcome: 'ok', crs: { epsg, how: 'declared' } });
    expect(inspection.parcels[0]!.areaPlaneM2).toBeGreaterThan(9990);
    expect(inspection.parcels[0]!.bbox[0]).toBeCloseTo(square[0]![0]!, 8);
  });

  test('undeclared metres that only CM 114 brings here are taken with a warning', async () => {
    expect(await read(polygonOf(plane(0)))).toMatchObject({
      outcome: 'ok_with_warning',
      crs: { epsg: 4547, how: 'detected' },
      warnings: [{ code: 'crs_assumed' }],
    });
    expect(await read(polygonOf(plane(38_000_000)))).toMatchObject({
      outcome: 'ok_with_warning',
      crs: { epsg: 4526, how: 'detected' },
    });
  });

  test('north before east, in degrees and in metres: turned, and said so', async () => {
    const turned = (ring: readonly Position[]) => polygonOf(ring.map(([x, y]) => [y!, x!]));
    const degrees = await read(turned(square));
    expect(degrees).toMatchObject({
      outcome: 'ok_with_warning',
      crs: { epsg: 4490, transform: 'swap_axes' },
      warnings: [{ code: 'swapped_axes' }],
    });
    expect(degrees.parcels[0]!.bbox[0]).toBeCloseTo(square[0]![0]!, 8);
    const metres = await read(turned(plane(0)));
    expect(metres.warnings.map(({ code }) => code)).toEqual(['crs_assumed', 'swapped_axes']);
  });

  test('a declared zone that lands elsewhere is not believed: the fitting one is offered, never taken', async () => {
    const file = { ...polygonOf(plane(0)), crs: named('EPSG:4548') };
    const inspection = await read(file);
    expect(inspection).toMatchObject({ outcome: 'choose', parcels: [], error: { code: 'wrong_central_meridian' } });
    expect(inspection.candidates.map(({ crs, plausible }) => [crs.epsg, plausible])).toEqual([
      [4547, true],
      [4548, false],
    ]);
    const chosen = await read(file, { choose: 0 });
    expect(chosen).toMatchObject({
      outcome: 'ok_with_warning',
      crs: { epsg: 4547, how: 'chosen' },
      warnings: [{ code: 'crs_declared_mismatch' }, { code: 'wrong_central_meridian' }],
    });
    expect((await read(file, { choose: 7 })).error!.code).toBe('no_such_candidate');
  });

  test('degrees that are metres: the declaration and the numbers do not agree', async () => {
    const inspection = await read({ ...polygonOf(plane(0)), crs: named('EPSG:4326') });
    expect(inspection).toMatchObject({ outcome: 'choose', error: { code: 'crs_declared_mismatch' } });
  });

  test('Xian 1980 has no public parameters: a person confirms, the position counts as 150 m', async () => {
    const file = { ...polygonOf(plane(0)), crs: named('EPSG:2383') };
    expect(await read(file)).toMatchObject({ outcome: 'choose', error: { code: 'datum_unverified' } });
    expect(await read(file, { choose: 0 })).toMatchObject({
      outcome: 'ok_with_warning',
      accuracyM: 150,
      warnings: [{ code: 'datum_unverified' }],
    });
  });

  test('a person may name the system', async () => {
    expect(await read(polygonOf(plane(0)), { epsg: 4547 })).toMatchObject({
      outcome: 'ok',
      crs: { epsg: 4547, how: 'chosen' },
    });
    expect(await read(polygonOf(plane(0)), { epsg: 4548 })).toMatchObject({ outcome: 'choose' });
  });

  test('a site that reaches out of the window is taken with a warning', async () => {
    const ring = [
      [113.4, 34.8],
      [113.5, 34.8],
      [113.5, 34.81],
      [113.4, 34.81],
      [113.4, 34.8],
    ];
    expect(await read(polygonOf(ring))).toMatchObject({
      outcome: 'ok_with_warning',
      warnings: [{ code: 'outside_window' }],
    });
  });

  test('long edges of a plane get points, so that they stay within 1 mm of the plane line', async () => {
    const corners = [place(0, 0), place(1000, 0), place(1000, 800), place(0, 800), place(0, 0)];
    const ring = corners.map((at) => [toCm114(at).eastM, toCm114(at).northM]);
    const { parcels } = await read({ ...polygonOf(ring), crs: named('EPSG:4547') });
    expect(parcels[0]!.geometry.coordinates[0]).toHaveLength(1 + 4 + 3 + 4 + 3);
    const twice = ring
      .slice(1)
      .reduce(
        (sum, [x, y], i) =>
          sum +
          (ring[i]![0]! - ring[0]![0]!) * (y! - ring[0]![1]!) -
          (x! - ring[0]![0]!) * (ring[i]![1]! - ring[0]![1]!),
        0,
      );
    expect(Math.abs(parcels[0]!.areaPlaneM2 - Math.abs(twice) / 2)).toBeLessThan(0.01);
  });
});

describe('importSite: text encodings', () => {
  const text = JSON.stringify(feature(polygonOf(square), { name: '上街地块' }));

  test('UTF-8 with and without a mark, UTF-16, and GBK', async () => {
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...[...text].flatMap((char) => [char.charCodeAt(0) & 255, char.charCodeAt(0) >> 8]),
    ]);
    const gbk = new Uint8Array(
      [...text].flatMap(
        (char) =>
          ({ 上: [0xc9, 0xcf], 街: [0xbd, 0xd6], 地: [0xb5, 0xd8], 块: [0xbf, 0xe9] })[char] ?? [char.charCodeAt(0)],
      ),
    );
    for (const [bytes, encoding] of [
      [encode(text), 'utf-8'],
      [encode(`\ufeff${text}`), 'utf-8'],
      [utf16, 'utf-16le'],
      [utf16.slice(2), 'utf-16le'],
      [gbk, 'gb18030'],
    ] as const) {
      const inspection = await importSite('site.json', bytes);
      expect(inspection).toMatchObject({ outcome: 'ok', encoding });
      expect(inspection.parcels[0]!.name).toBe('上街地块');
    }
  });
});

describe('siteFromInspection', () => {
  test('carries name, accuracy, reference system and source', async () => {
    const site = siteFromInspection(await read(feature(polygonOf(square), { name: '甲' })), { origin: 'file' })!;
    expect(site).toMatchObject({
      name: '甲',
      origin: 'file',
      accuracyM: 0.5,
      crs: { epsg: 4490, how: 'declared' },
      source: { file: 'site.geojson', format: 'geojson' },
    });
    expect(site.source!.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(Object.keys(site.parcels[0])).toEqual(['name', 'geometry']);
  });

  test('is named after its file where it has several parcels or no name', async () => {
    const unnamed = siteFromInspection(await read(polygonOf(square)), { origin: 'file' })!;
    expect(unnamed.name).toBe('site');
  });
});

import { strToU8, zipSync } from 'fflate';
import proj4 from 'proj4';
import { describe, expect, test } from 'vitest';
import { codesOf, HOLE, inDegrees, inPlane, inspect, planeAreaM2, RECTANGLE } from './survey.ts';

/** Files as officers send them, one for each trap: what they hold, and what has to come of it. */
const HEAD = [
  '[属性描述]',
  '格式版本号=1.01版本',
  '数据产生单位=某测绘院',
  '坐标系=2000国家大地坐标系',
  '几度分带=3',
  '计量单位=米',
  '带号=38',
  '精度=0.001',
  '转换参数=0,0,0,0,0,0,0',
  '[地块坐标]',
];
const closed = [...RECTANGLE, RECTANGLE[0]!];
const rows = closed.map(([n, e], i) => `J${(i % 4) + 1},1,${n}.000,38${e}.000`);
const parcel = '5,0.8000,1,甲地块,面,,工业用地,0601,@';
const survey = (...body: string[]) => [...HEAD, ...body, ''].join('\r\n');
const holeRows = [...HOLE, HOLE[0]!].map(([n, e], i) => `J${(i % 4) + 5},2,${n}.000,38${e}.000`);

describe('survey text', () => {
  test.each([
    ['@ glued to the last cell', survey(parcel.replace(',@', '@'), ...rows), 8000, []],
    ['@ in front', survey('@,5,0.8000,1,甲地块,面,,工业用地,0601', ...rows), 8000, []],
    ['a wide @', survey(parcel.replace('@', '@'), ...rows), 8000, []],
    ['@ left out', survey(parcel.replace(',@', ''), ...rows), 8000, []],
    ['no header row', survey(...rows), 8000, []],
    ['no numbers of points', survey(parcel, ...rows.map((row) => row.replace(/^J\d/, ''))), 8000, []],
    ['ring number 0', survey(parcel, ...rows.map((row) => row.replace(',1,', ',0,'))), 8000, []],
    ['a colon behind the keys', survey(parcel, ...rows).replace(/=/g, ':'), 8000, []],
    ['a comma in the name', survey(parcel.replace('甲地块', '甲,乙'), ...rows), 8000, []],
    ['a hole', survey('10,0.7600,1,甲,面,,,,@', ...rows, ...holeRows), 7600, []],
    [
      'remarks between the rows',
      survey('# 共1块', parcel, rows[0]!, '// 核', ...rows.slice(1)),
      8000,
      ['row_ignored', 'row_ignored'],
    ],
    ['a sentence with a number', survey(parcel, ...rows, '以上坐标为2000国家大地坐标系'), 8000, ['row_ignored']],
    [
      'a number of a point twice',
      survey(parcel, ...rows.map((row) => row.replace('J3', 'J2'))),
      8000,
      ['point_number_repeated'],
    ],
    ['closed to 1 mm', survey(parcel, ...rows.slice(0, 4), rows[0]!.replace('.000,38', '.001,38')), 8000, []],
    ['hectares under 亩', survey(parcel.replace('0.8000', '12.0亩'), ...rows), 8000, []],
    [
      'mu that are not said to be',
      survey(parcel.replace('0.8000', '12.0'), ...rows),
      8000,
      ['area_in_mu', 'area_mismatch'],
    ],
    ['CR alone at the end of lines', survey(parcel, ...rows).replaceAll('\r\n', '\r'), 8000, []],
  ])('%s', async (_name, text, areaM2, codes) => {
    const found = await inspect('a.txt', text);
    expect(codesOf(found)).toEqual(codes);
    expect(planeAreaM2(found)).toBeCloseTo(areaM2, 2);
  });

  test('a wide comma and brackets in a name stay in it', async () => {
    const found = await inspect('a.txt', survey(parcel.replace('甲地块', '甲,乙(北)'), ...rows));
    expect(found.parcels.map(({ name }) => name)).toEqual(['甲,乙(北)']);
  });
});

describe('tables', () => {
  const table = (head: string, row: (n: number, e: number, i: number) => string, mark = ',') =>
    [head.replaceAll(',', mark), ...RECTANGLE.map(([n, e], i) => row(n, e, i).replaceAll(',', mark))].join('\n');
  const wide = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  test.each([
    ['everything quoted, semicolons, a mark', `\ufeff${table('点号,Y,X', (n, e, i) => `"J${i}","${e}","${n}"`, ';')}`],
    ['wide digits throughout', table('点号,X,Y', (n, e, i) => wide(`J${i},${n},${e}`))],
    ['a head that begins like WKT', table('Point,Easting,Northing', (n, e, i) => `${i},${e},${n}`)],
    ['a row of units', table('点号,X,Y\n,(m),(m)', (n, e, i) => `J${i},${n},${e}`)],
    ['units behind the numbers', table('点号,X,Y', (n, e, i) => `J${i},${n}m,${e}米`)],
  ])('%s', async (_name, text) => {
    const found = await inspect('a.csv', text);
    expect(codesOf(found)).toEqual(['crs_assumed', 'unclosed_ring']);
    expect(planeAreaM2(found)).toBeCloseTo(8000, 2);
  });

  test('a decimal comma is not taken for anything', async () => {
    const text = table('点号;X;Y', (n, e, i) => `J${i};${n},12;${e},34`, ',');
    expect((await inspect('a.csv', text)).outcome).toBe('reject');
  });

  test('a workbook with a merged head, a date, formulas with and without a value', async () => {
    const cell = (ref: string, inner: string, type = '') => `<c r="${ref}"${type}>${inner}</c>`;
    const text = (ref: string, words: string) => cell(ref, `<is><t>${words}</t></is>`, ' t="inlineStr"');
    const sheet = (last: string) => {
      const points = RECTANGLE.map(([n, e], i) => {
        const r = i + 3;
        const north = i === 3 ? last : `<f>B${r}+0</f><v>${n}</v>`;
        return `<row r="${r}">${text(`A${r}`, `J${i + 1}`)}${cell(`B${r}`, north)}${cell(`C${r}`, `<v>${(e / 1e5).toFixed(8)}E5</v>`)}${cell(`D${r}`, '<v>45658</v>', ' s="1"')}</row>`;
      });
      return (
        `<worksheet><sheetData><row r="1">${text('A1', '点号')}${text('B1', '坐标(2000国家大地坐标系,中央子午线114°)')}</row>` +
        `<row r="2">${text('B2', 'X')}${text('C2', 'Y')}${text('D2', '测量日期')}</row>${points.join('')}</sheetData>` +
        '<mergeCells><mergeCell ref="B1:C1"/></mergeCells></worksheet>'
      );
    };
    const book = (last: string) =>
      zipSync({
        'xl/workbook.xml': strToU8(
          '<workbook xmlns:r="r"><sheets><sheet name="表" sheetId="1" r:id="a"/></sheets></workbook>',
        ),
        'xl/_rels/workbook.xml.rels': strToU8(
          '<Relationships><Relationship Id="a" Target="worksheets/s.xml"/></Relationships>',
        ),
        'xl/worksheets/s.xml': strToU8(sheet(last)),
      });
    const found = await inspect('a.xlsx', book('<f>B3+80</f><v>3852080</v>'));
    expect(codesOf(found)).toEqual(['unclosed_ring']);
    expect(planeAreaM2(found)).toBeCloseTo(8000, 2);
    // A formula nobody has computed has no value to take.
    expect((await inspect('a.xlsx', book('<f>B3+80</f>'))).outcome).toBe('reject');
  });
});

describe('planes that are read where they are named', () => {
  const ring = closed.map(inDegrees);
  const projected = (proj: string) => ring.map((position) => proj4('WGS84', proj, position as [number, number]));
  const geojson = (coordinates: unknown, name: string) =>
    JSON.stringify({ type: 'Polygon', coordinates: [coordinates], crs: { type: 'name', properties: { name } } });
  test.each([
    ['Web Mercator', 3857, 'EPSG:3857'],
    ['UTM 49N', 32649, '+proj=utm +zone=49 +datum=WGS84 +units=m +no_defs'],
    ['UTM 50N', 32650, '+proj=utm +zone=50 +datum=WGS84 +units=m +no_defs'],
  ] as const)('%s', async (_name, epsg, proj) => {
    for (const name of [`urn:ogc:def:crs:EPSG::${epsg}`, `http://www.opengis.net/def/crs/EPSG/0/${epsg}`]) {
      const found = await inspect('a.geojson', geojson(projected(proj), name));
      expect(found.outcome).toBe('ok');
      expect(found.crs).toEqual({ epsg, how: 'declared' });
      expect(found.accuracyM).toBe(0.5);
      expect(planeAreaM2(found)).toBeCloseTo(8000, 1);
    }
    const wkt = `SRID=${epsg};POLYGON((${projected(proj)
      .map((p) => p.join(' '))
      .join(',')}))`;
    expect(planeAreaM2(await inspect('a.wkt', wkt))).toBeCloseTo(8000, 1);
    const bare = JSON.stringify({ type: 'Polygon', coordinates: [projected(proj)] });
    expect((await inspect('a.geojson', bare, { epsg })).crs).toEqual({ epsg, how: 'chosen' });
    // Without a word of it the numbers are never taken for such a plane.
    expect(['reject', 'choose', 'ok_with_warning']).toContain((await inspect('a.geojson', bare)).outcome);
  });

  test('a zone of its own, declared and with its number in front', async () => {
    const zone39 = closed.map((corner) => inPlane(corner, 117, 39_500_000).toReversed());
    const found = await inspect('a.geojson', geojson(zone39, 'urn:ogc:def:crs:EPSG::4527'));
    expect([found.outcome, found.crs!.epsg]).toEqual(['ok', 4527]);
    const wide = closed.map((corner) => inPlane(corner, 111).toReversed());
    expect((await inspect('a.geojson', geojson(wide, 'EPSG:4508'))).crs!.epsg).toBe(4508);
  });

  test.each([
    ['a link', { type: 'link', properties: { href: 'http://spatialreference.org/ref/epsg/4547/' } }, []],
    [
      'a link that says nothing',
      { type: 'link', properties: { href: 'http://example.com/crs' } },
      ['crs_assumed', 'crs_unreadable'],
    ],
    ['words', { type: 'name', properties: { name: 'CGCS2000 / 3-degree Gauss-Kruger CM 114E' } }, []],
    ['null', null, ['crs_assumed']],
  ])('crs member: %s', async (_name, crs, codes) => {
    const coordinates = [closed.map(([n, e]) => [e, n])];
    const found = await inspect('a.geojson', JSON.stringify({ type: 'Polygon', coordinates, crs }));
    expect(codesOf(found)).toEqual(codes);
    expect(planeAreaM2(found)).toBeCloseTo(8000, 2);
  });
});

describe('what is not a site file says what to do', () => {
  test.each([
    ['GPX', 'a.gpx', '<?xml version="1.0"?><gpx><trk/></gpx>', 'save_as_kml'],
    ['GML', 'a.gml', '<?xml version="1.0"?><gml:FeatureCollection/>', 'save_as_shapefile'],
    ['TopoJSON', 'a.json', '{"type":"Topology","objects":{},"arcs":[]}', 'save_as_geojson'],
  ])('%s', async (_name, file, text, code) => {
    expect(codesOf(await inspect(file, text))).toEqual([code, 'unsupported_format']);
  });
});

describe('KML with more than areas', () => {
  const place = closed.map((corner) => inDegrees(corner).join(',')).join(' ');
  const polygon = `<Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>${place}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>`;
  const track = (corners: typeof closed) =>
    `<Placemark><gx:Track>${corners.map((c) => `<gx:coord>${inDegrees(c).join(' ')} 0</gx:coord>`).join('')}</gx:Track></Placemark>`;
  const link = '<NetworkLink><Link><href>http://example.com/a.kml</href></Link></NetworkLink>';
  test.each([
    ['a link beside', `${link}${polygon}`, ['link_not_followed']],
    ['a link alone', link, ['link_not_followed', 'not_a_site']],
    ['a track beside', `${polygon}${track(closed)}`, ['mixed_geometry']],
    ['a walk around', track(closed), ['line_as_polygon']],
    ['a track with a spoilt place', track(closed).replace(/113\.\d+/, 'x'), ['bad_number']],
  ])('%s', async (_name, body, codes) => {
    expect(codesOf(await inspect('a.kml', `<kml><Document>${body}</Document></kml>`))).toEqual(codes);
  });
});

describe('drawings with entities that are not read', () => {
  const groups = (...pairs: (string | number)[]) => pairs.join('\n');
  const drawing = (...entities: string[]) =>
    groups('0', 'SECTION', '2', 'ENTITIES', ...entities, '0', 'ENDSEC', '0', 'EOF', '');
  const outline = groups(0, 'LWPOLYLINE', 8, '红线', 90, 4, 70, 1, ...RECTANGLE.flatMap(([n, e]) => [10, e, 20, n]));
  const other = (type: string) => groups(0, type, 8, '宗地', 10, 434800, 20, 3852000);
  test.each(['INSERT', 'HATCH', 'SPLINE', 'ELLIPSE', 'REGION', 'MLINE', 'SOLID', '3DFACE'])('%s', async (type) => {
    const beside = await inspect('a.dxf', drawing(outline, other(type), other(type)));
    expect(codesOf(beside)).toEqual(['crs_assumed', 'dxf_entities_unread', 'mixed_geometry']);
    const told = beside.warnings.find(({ code }) => code === 'dxf_entities_unread')!;
    expect(told).toMatchObject({ where: { layer: '宗地' }, params: { entities: `${type} × 2 (宗地)` } });
    const alone = await inspect('a.dxf', drawing(other(type)));
    expect(codesOf(alone)).toEqual(['dxf_entities_unread', 'not_a_site']);
  });

  test('a corner without its Y', async () => {
    const cut = outline.replace(/\n20\n\d+/, '');
    expect(codesOf(await inspect('a.dxf', drawing(cut)))).toEqual(['bad_number']);
  });

  test('words and dimensions draw no land', async () => {
    expect(codesOf(await inspect('a.dxf', drawing(outline, other('TEXT'), other('DIMENSION'))))).toEqual([
      'crs_assumed',
    ]);
  });

  test('a layer of axes is no boundary with a gap', async () => {
    const axis = groups(
      0,
      'LWPOLYLINE',
      8,
      '道路中心线',
      90,
      4,
      70,
      0,
      ...RECTANGLE.flatMap(([n, e]) => [10, e, 20, n]),
    );
    const found = await inspect('a.dxf', drawing(axis));
    expect(found.parcels.map(({ geometry }) => geometry.type)).toEqual(['LineString']);
  });
});

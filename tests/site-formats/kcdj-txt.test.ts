import { describe, expect, test } from 'vitest';
import { asDms, asPacked, codesOf, HOLE, inDegrees, inPlane, inspect, planeAreaM2, RECTANGLE } from './survey.ts';

type Corner = readonly [number | string, number | string];

interface Shape {
  readonly system?: string;
  readonly width?: string;
  readonly zone?: string;
  readonly unit?: string;
  readonly head?: string;
  readonly rows: readonly string[];
}

/** A file with the usual header around its rows. */
function survey({ system = '2000国家大地坐标系', width = '3', zone = '38', unit = '米', head, rows }: Shape): string {
  const attributes = [
    `坐标系=${system}`,
    `几度分带=${width}`,
    '投影类型=高斯克吕格',
    `计量单位=${unit}`,
    `带号=${zone}`,
  ];
  const parcel = head ?? `${rows.length},0.8000,1,示例地块,面,,工业用地,0601,@`;
  return ['[属性描述]', '格式版本号=1.01', ...attributes, '精度=0.001', '[地块坐标]', parcel, ...rows, ''].join('\r\n');
}

/** `J1,1,X,Y` rows, the first repeated at the end. */
function ring(corners: readonly Corner[], number = '1', first = 1): string[] {
  const rows = corners.map(([x, y], i) => `J${first + i},${number},${x},${y}`);
  return [...rows, rows[0]!];
}

const plain = ring(RECTANGLE);

describe('kcdj_txt: ways of writing', () => {
  test.each([
    ['as specified', survey({ rows: plain })],
    ['wide commas and digits', survey({ rows: plain.map((row) => row.replaceAll(',', ',').replaceAll('3', '3')) })],
    ['tabs', survey({ rows: plain.map((row) => row.replaceAll(',', '\t')) })],
    ['spaces', survey({ rows: plain.map((row) => row.replaceAll(',', '  ')) })],
    ['brackets', survey({ rows: plain.map((row) => `[${row}]`) }).replaceAll('[属性描述]', '【属性描述】')],
    ['minus before the number', survey({ rows: plain.map((row) => `-${row}`) })],
    ['blank lines', survey({ rows: plain.flatMap((row) => [row, '']), head: '5,0.8,1,甲,面,,,,@' })],
    ['spaces around', survey({ rows: plain.map((row) => ` ${row.replaceAll(',', ' , ')} `) })],
    ['unit in the area', survey({ rows: plain, head: '5,0.8000公顷,1,甲,面,,,,@' })],
    ['area in mu, said', survey({ rows: plain, head: '5,12.0亩,1,甲,面,,,,@' })],
    ['no count', survey({ rows: plain, head: '0.8,1,甲,面,,工业用地,0601,@' })],
    ['thirteen cells', survey({ rows: plain, head: '5,0.8,1,甲,面,I49,工业,0601,6,二等,备注,,@' })],
    ['seven cells', survey({ rows: plain, head: '5,0.8,1,甲,面,,@' })],
    ['a height behind', survey({ rows: plain.map((row) => `${row},120.5`) })],
    ['a section before', survey({ rows: plain }).replace('[地块坐标]', '[扩展信息]\r\n项目名称=甲\r\n[地块坐标]')],
    ['a section behind', `${survey({ rows: plain })}[扩展信息]\r\n备注,1,2,3,4,5\r\n`],
    ['only line feeds', survey({ rows: plain }).replaceAll('\r\n', '\n')],
    ['zone number in the easting', survey({ rows: ring(RECTANGLE.map(([n, e]) => [n, e + 38_000_000])) })],
    ['zone said in another key', survey({ rows: plain }).replace('几度分带=3', '分带=3度带')],
    ['meridian instead of a zone', survey({ rows: plain }).replace('带号=38', '中央子午线=114')],
  ])('%s', async (_name, text) => {
    const inspection = await inspect('a.txt', text);
    expect(codesOf(inspection)).toEqual([]);
    expect(inspection).toMatchObject({ outcome: 'ok', format: 'kcdj_txt', crs: { how: 'declared' }, accuracyM: 0.05 });
    expect(planeAreaM2(inspection)).toBeCloseTo(8000, 2);
  });

  test('UTF-16 with its mark', async () => {
    const text = `\ufeff${survey({ rows: plain })}`;
    const units = Uint16Array.from(text, (char) => char.charCodeAt(0));
    const inspection = await inspect('a.txt', new Uint8Array(units.buffer));
    expect(inspection).toMatchObject({ outcome: 'ok', encoding: 'utf-16le', parcels: [{ name: '示例地块' }] });
  });

  test('several parcels, each with its name', async () => {
    const two = survey({
      rows: [...plain, '5,0.8,2,乙,面,,,,@', ...ring(RECTANGLE.map(([n, e]) => [n + 500, e]))],
      head: '5,0.8,1,甲,面,,,,@',
    });
    expect((await inspect('a.txt', two)).parcels.map(({ name }) => name)).toEqual(['甲', '乙']);
  });

  test('a line is a line', async () => {
    const rows = RECTANGLE.slice(0, 2).map(([x, y], i) => `${i + 1},1,${x},${y}`);
    const inspection = await inspect('a.txt', survey({ rows, head: '2,0,1,管线,线,,,,@' }));
    expect(inspection.parcels[0]).toMatchObject({ geometry: { type: 'LineString' }, areaPlaneM2: 0 });
    expect(inspection.parcels[0]!.lengthM).toBeCloseTo(100, 1);
  });
});

describe('kcdj_txt: rings', () => {
  const holed = { head: '10,0.76,1,甲,面,,,,@' };
  test.each([
    ['a hole numbered 2', [...plain, ...ring(HOLE, '2', 5)], holed.head, 7600, []],
    [
      'a hole numbered 1 like its outer ring',
      [...plain, ...ring(HOLE, '1', 5)],
      holed.head,
      7600,
      ['ring_number_misused'],
    ],
    [
      'a closing row with another ring number',
      [...plain.slice(0, -1), plain[0]!.replace(',1,', ',3,')],
      '5,0.8,1,甲,面,,,,@',
      8000,
      ['ring_number_misused'],
    ],
    [
      'a hole that does not close',
      [...plain, ...ring(HOLE, '2', 5).slice(0, -1)],
      '9,0.76,1,甲,面,,,,@',
      7600,
      ['unclosed_ring'],
    ],
    ['a row twice', [plain[0]!, ...plain], '5,0.8,1,甲,面,,,,@', 8000, ['duplicate_points']],
    ['the closing row twice', [...plain, plain[0]!], '5,0.8,1,甲,面,,,,@', 8000, ['duplicate_points']],
    ['a count without the closing row', plain, '4,0.8,1,甲,面,,,,@', 8000, []],
    ['a count that is neither', plain, '7,0.8,1,甲,面,,,,@', 8000, ['point_count_mismatch']],
    ['an area in m²', plain, '5,8000,1,甲,面,,,,@', 8000, ['area_in_m2', 'area_mismatch']],
    ['an area 0.05 % off', plain, '5,0.8004,1,甲,面,,,,@', 8000, []],
  ])('%s', async (_name, rows, head, areaM2, codes) => {
    const inspection = await inspect('a.txt', survey({ rows, head }));
    expect(codesOf(inspection)).toEqual(codes);
    expect(planeAreaM2(inspection)).toBeCloseTo(areaM2, 2);
  });

  test('two separate rings of one number are two parts', async () => {
    const rows = [
      ...plain,
      ...ring(
        RECTANGLE.map(([n, e]) => [n, e + 300]),
        '1',
        5,
      ),
    ];
    const inspection = await inspect('a.txt', survey({ rows, head: '10,1.6,1,甲,面,,,,@' }));
    expect(inspection.parcels[0]!.geometry.type).toBe('MultiPolygon');
    expect(planeAreaM2(inspection)).toBeCloseTo(16000, 2);
  });

  test('points out of their order are told', async () => {
    const five: Corner[] = [...RECTANGLE.slice(0, 3), [3852100, 434850], RECTANGLE[3]!];
    const rows = ring(five);
    [rows[3], rows[4]] = [rows[4]!, rows[3]!];
    expect(codesOf(await inspect('a.txt', survey({ rows, head: '6,0.9,1,甲,面,,,,@' })))).toContain('point_order');
  });

  test('a long edge where points may be missing', async () => {
    const arc = Array.from({ length: 12 }, (_, i): Corner => [3852000 + 10 * i, 434800 + i * (11 - i)]);
    const rows = ring(arc).slice(0, -1);
    expect(codesOf(await inspect('a.txt', survey({ rows, head: '12,,1,甲,面,,,,@' })))).toContain('long_closing_edge');
  });

  test.each([
    ['a row that lost its separator', [plain[0]!, 'J2,1,3852000434900.000', ...plain.slice(2)], 'row_unreadable', 12],
    ['a decimal comma', plain.map((row, i) => (i === 2 ? `${row},669` : row)), 'row_unreadable', 13],
    ['a letter in a number', plain.map((row, i) => (i === 2 ? row.replace('3852', '38S2') : row)), 'bad_number', 13],
    ['scientific notation', plain.map((row) => row.replace(/3852\d+/, '3.85E+06')), 'precision_lost', 11],
    ['two points', plain.slice(0, 2), 'degenerate_ring', 11],
  ])('%s is refused with its line', async (_name, rows, code, line) => {
    const inspection = await inspect('a.txt', survey({ rows }));
    expect(inspection).toMatchObject({ outcome: 'reject', error: { code, where: { line } } });
  });
});

describe('kcdj_txt: reference systems', () => {
  const at = (meridian: number, falseEastM?: number) =>
    ring(RECTANGLE.map((corner) => inPlane(corner, meridian, falseEastM)));
  const degrees = RECTANGLE.map(inDegrees);

  test.each([
    ['zone 39 without its number', at(117), { zone: '39' }, 4548, []],
    ['zone 37 with its number', at(111, 37_500_000), { zone: '37' }, 4525, []],
    ['6-degree zone 19', at(111, 19_500_000), { width: '6', zone: '19' }, 4497, ['zone_6deg']],
    ['6-degree zone 19 without its number', at(111), { width: '6', zone: '19' }, 4508, ['zone_6deg']],
    ['3 degrees said of zone 19', at(111, 19_500_000), { zone: '19' }, 4497, ['zone_6deg', 'zone_6deg']],
    ['swapped', ring(RECTANGLE.map(([n, e]) => [e, n])), {}, 4547, ['swapped_axes']],
    ['swapped with the zone number', ring(RECTANGLE.map(([n, e]) => [e + 38e6, n])), {}, 4526, ['swapped_axes']],
    ['no zone', ring(RECTANGLE), { zone: '' }, 4547, ['crs_assumed']],
    ['no zone but its number', ring(RECTANGLE.map(([n, e]) => [n, e + 38e6])), { zone: '' }, 4526, []],
    ['degrees', ring(degrees.map(([lon, lat]) => [lat.toFixed(9), lon.toFixed(9)])), { unit: '度' }, 4490, []],
    [
      'degrees said to be metres',
      ring(degrees.map(([lon, lat]) => [lat.toFixed(9), lon.toFixed(9)])),
      {},
      4490,
      ['crs_declared_mismatch'],
    ],
    [
      'degrees, minutes, seconds',
      ring(degrees.map(([lon, lat]) => [asDms(lat), asDms(lon)])),
      { unit: '度' },
      4490,
      [],
    ],
  ])('%s', async (_name, rows, header, epsg, codes) => {
    const inspection = await inspect('a.txt', survey({ rows, ...header }));
    expect(codesOf(inspection)).toEqual(codes);
    expect(inspection.crs).toMatchObject({ epsg });
    expect(Math.abs(planeAreaM2(inspection) - 8000)).toBeLessThan(0.6);
    expect(inspection.parcels[0]!.centroid[0]).toBeCloseTo((degrees[0]![0] + degrees[2]![0]) / 2, 6);
  });

  test.each([
    ['zone 38 over numbers of 117°', at(117), {}, 'wrong_central_meridian', 4548],
    ['zone 38 over the number 37', at(111, 37_500_000), {}, 'wrong_central_meridian', 4525],
    ['6 degrees over zone 38', at(114), { width: '6', zone: '19' }, 'wrong_central_meridian', 4547],
    ['zone 38 over 6-degree numbers', at(111, 19_500_000), {}, 'wrong_central_meridian', 4497],
    [
      'a number of another zone',
      ring(RECTANGLE.map(([n, e]) => [n, e + 39e6])),
      { zone: '39' },
      'wrong_central_meridian',
      4547,
    ],
    ['Beijing 1954', plain, { system: '1954北京坐标系' }, 'datum_unverified', 2435],
    ['Xi’an 1980, short', plain, { system: '80国家大地坐标系' }, 'datum_unverified', 2383],
    [
      'Xi’an 1980 with the zone number',
      ring(RECTANGLE.map(([n, e]) => [n, e + 38e6])),
      { system: '1980西安坐标系' },
      'datum_unverified',
      2362,
    ],
    [
      'packed degrees',
      ring(degrees.map(([lon, lat]) => [asPacked(lat), asPacked(lon)])),
      { unit: '度' },
      'packed_dms',
      4490,
    ],
  ])('%s has to be chosen', async (_name, rows, header, code, epsg) => {
    const text = survey({ rows, ...header });
    const inspection = await inspect('a.txt', text);
    expect(inspection).toMatchObject({ outcome: 'choose', parcels: [], error: { code } });
    expect(inspection.candidates[0]).toMatchObject({ crs: { epsg }, plausible: true });
    const chosen = await inspect('a.txt', text, { choose: 0 });
    expect(chosen).toMatchObject({ outcome: 'ok_with_warning', crs: { epsg, how: 'chosen' } });
    expect(codesOf(chosen)).toContain(code);
    expect(Math.abs(planeAreaM2(chosen) - 8000)).toBeLessThan(0.6);
    expect(chosen.accuracyM).toBe(code === 'datum_unverified' ? 150 : 0.05);
  });

  test.each([
    ['a town grid', ring(RECTANGLE.map(([n, e]) => [n - 3_800_000, e - 400_000])), { zone: '' }, 'local_coordinates'],
    ['a town grid by name', plain, { system: '郑州市独立坐标系' }, 'local_coordinates'],
    ['a meridian of its own', at(113.25), { zone: '' }, 'local_coordinates'],
    ['another town', ring(RECTANGLE.map(([n, e]) => [n + 200_000, e])), {}, 'outside_window'],
  ])('%s is refused', async (_name, rows, header, code) => {
    expect(await inspect('a.txt', survey({ rows, ...header }))).toMatchObject({ outcome: 'reject', error: { code } });
  });

  test('eastings that went through 32-bit numbers', async () => {
    const rows = ring(RECTANGLE.map(([n, e]) => [n, Math.fround(e + 3.3 + 38e6)]));
    expect(codesOf(await inspect('a.txt', survey({ rows })))).toContain('large_coordinates_lost');
  });
});

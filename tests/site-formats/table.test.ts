import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { toBd09, toGcj02 } from '../../src/site/gcj02.ts';
import { asDms, asPacked, codesOf, HOLE, inDegrees, inPlane, inspect, planeAreaM2, RECTANGLE } from './survey.ts';

const degrees = RECTANGLE.map(inDegrees);
const centre = [(degrees[0]![0] + degrees[2]![0]) / 2, (degrees[0]![1] + degrees[2]![1]) / 2] as const;

function csv(head: string, rows: readonly (readonly (string | number)[])[], delimiter = ','): string {
  const cells = (row: readonly (string | number)[]) =>
    row.map((cell) =>
      String(cell).includes(delimiter) || String(cell).includes('"') ? `"${String(cell).replaceAll('"', '""')}"` : cell,
    );
  return [head, ...rows.map((row) => cells(row).join(delimiter))].join('\r\n');
}

const plane = RECTANGLE.map(([n, e], i) => [`J${i + 1}`, n, e] as const);
const lonLat = degrees.map(([lon, lat], i) => [i + 1, lon.toFixed(9), lat.toFixed(9)] as const);
const dms = (format: (text: string) => string) =>
  degrees.map(([lon, lat], i) => [i + 1, format(asDms(lon)), format(asDms(lat))] as const);

describe('table: ways of writing', () => {
  test.each([
    ['X, Y', csv('点号,X,Y', plane), ['crs_assumed', 'unclosed_ring']],
    ['closed', csv('点号,X,Y', [...plane, plane[0]!]), ['crs_assumed']],
    [
      'Y before X',
      csv(
        '点号,Y坐标(m),X坐标(m)',
        plane.map(([id, n, e]) => [id, e, n]),
      ),
      ['crs_assumed', 'unclosed_ring'],
    ],
    ['北, 东', csv('点名,北坐标,东坐标', plane), ['crs_assumed', 'unclosed_ring']],
    [
      'E, N',
      csv(
        '点名,E,N',
        plane.map(([id, n, e]) => [id, e, n]),
      ),
      ['crs_assumed', 'unclosed_ring'],
    ],
    ['纵, 横 the wrong way', csv('点名,横坐标,纵坐标', plane), ['crs_assumed', 'swapped_axes', 'unclosed_ring']],
    [
      'X east of Y',
      csv(
        '点号,X,Y',
        plane.map(([id, n, e]) => [id, e, n]),
      ),
      ['crs_assumed', 'swapped_axes', 'unclosed_ring'],
    ],
    ['semicolons', csv('点号;X;Y', plane, ';'), ['crs_assumed', 'unclosed_ring']],
    ['tabs, as pasted from a spreadsheet', csv('点号\tX\tY', plane, '\t'), ['crs_assumed', 'unclosed_ring']],
    [
      'thousands',
      csv(
        '点号,X,Y',
        plane.map(([id, n, e]) => [id, n.toLocaleString('en-US'), e.toLocaleString('en-US')]),
      ),
      ['crs_assumed', 'unclosed_ring'],
    ],
    [
      'units',
      csv(
        '点号,X,Y',
        plane.map(([id, n, e]) => [id, `${n}m`, `${e} 米`]),
      ),
      ['crs_assumed', 'unclosed_ring'],
    ],
    ['wide digits', csv('点号,X,Y', plane).replaceAll('38', '38'), ['crs_assumed', 'unclosed_ring']],
    [
      'lengths behind',
      csv(
        '点号,X,Y,边长',
        plane.map((row) => [...row, 100.5]),
      ),
      ['crs_assumed', 'unclosed_ring'],
    ],
    [
      'titles and a footer',
      `界址点成果表,,\r\n坐标系:2000国家大地坐标系 中央子午线114°,,\r\n${csv('点号,X,Y', plane)}\r\n合计,,\r\n`,
      ['unclosed_ring'],
    ],
    [
      'degrees beside metres',
      csv(
        '点号,经度,纬度,X,Y',
        plane.map(([id, n, e]) => [id, '113.2', '34.7', n, e]),
      ),
      ['crs_assumed', 'unclosed_ring'],
    ],
    ['no head', plane.map((row) => row.join(',')).join('\n'), ['crs_assumed', 'unclosed_ring']],
    ['no head, numbers only', plane.map(([, n, e]) => `${n} ${e}`).join('\n'), ['crs_assumed', 'unclosed_ring']],
    [
      'zone number in the easting',
      csv(
        '点号,X,Y',
        plane.map(([id, n, e]) => [id, n, e + 38e6]),
      ),
      ['crs_assumed', 'unclosed_ring'],
    ],
    ['degrees', csv('序号,经度,纬度', lonLat), ['unclosed_ring']],
    [
      '东经, 北纬 the wrong way',
      csv(
        '序号,东经,北纬',
        lonLat.map(([id, lon, lat]) => [id, lat, lon]),
      ),
      ['swapped_axes', 'unclosed_ring'],
    ],
    ['X, Y over degrees', csv('序号,X,Y', lonLat), ['unclosed_ring']],
    [
      'X, Y over degrees, latitude first',
      csv(
        '序号,X,Y',
        lonLat.map(([id, lon, lat]) => [id, lat, lon]),
      ),
      ['unclosed_ring'],
    ],
    ['degrees without a head', lonLat.map(([, lon, lat]) => `${lat}, ${lon}`).join('\n'), ['unclosed_ring']],
    [
      '°′″',
      csv(
        '序号,经度,纬度',
        dms((text) => text),
      ),
      ['unclosed_ring'],
    ],
    [
      '° \' "',
      csv(
        '序号,经度,纬度',
        dms((text) => text.replace('′', "'").replace('″', '"')),
      ),
      ['unclosed_ring'],
    ],
    [
      'inch marks without quoting',
      `序号,经度,纬度\n${dms((text) => text.replace('′', "'").replace('″', '"'))
        .map((row) => row.join(','))
        .join('\n')}`,
      ['unclosed_ring'],
    ],
    [
      'two single quotes',
      csv(
        '序号,经度,纬度',
        dms((text) => text.replace('″', "''")),
      ),
      ['unclosed_ring'],
    ],
    [
      '度分秒',
      csv(
        '序号,经度,纬度',
        dms((text) => text.replace('°', '度').replace('′', '分').replace('″', '秒')),
      ),
      ['unclosed_ring'],
    ],
    [
      'hyphens',
      csv(
        '序号,经度,纬度',
        dms((text) => text.replace(/[°′]/g, '-').replace('″', '')),
      ),
      ['unclosed_ring'],
    ],
    [
      'hyphens and E, N',
      csv(
        '序号,经度,纬度',
        dms((text) => (text.startsWith('113') ? 'E' : 'N') + text.replace(/[°′]/g, '-').replace('″', '')),
      ),
      ['unclosed_ring'],
    ],
    [
      'colons',
      csv(
        '序号,经度,纬度',
        dms((text) => text.replace(/[°′]/g, ':').replace('″', '')),
      ),
      ['unclosed_ring'],
    ],
    [
      'spaces',
      csv(
        '序号,经度,纬度',
        dms((text) => text.replace(/[°′]/g, ' ').replace('″', '')),
      ),
      ['unclosed_ring'],
    ],
    [
      'degrees and minutes',
      csv(
        '序号,经度,纬度',
        degrees.map(([lon, lat], i) => [i, ...[lon, lat].map((v) => `${Math.floor(v)}°${((v % 1) * 60).toFixed(8)}′`)]),
      ),
      ['unclosed_ring'],
    ],
    [
      'packed, said so',
      csv(
        '序号,经度(ddd.mmssss),纬度(ddd.mmssss)',
        degrees.map(([lon, lat], i) => [i, asPacked(lon), asPacked(lat)]),
      ),
      ['packed_dms', 'unclosed_ring'],
    ],
    [
      'shifted, said so',
      csv(
        '序号,经度(高德),纬度(高德)',
        degrees.map((p, i) => [i, ...toGcj02([...p]).map((v) => v.toFixed(9))]),
      ),
      ['gcj02_shifted', 'unclosed_ring'],
    ],
    [
      'rows marked b for BD-09',
      degrees.map((p) => ['b', ...toBd09([...p]).map((v) => v.toFixed(9))].join(' ')).join('\n'),
      ['gcj02_shifted', 'unclosed_ring'],
    ],
    [
      'neighbouring meridian',
      csv(
        '点号,X,Y',
        RECTANGLE.map((corner, i) => [i, ...inPlane(corner, 117)]),
      ),
      ['crs_assumed', 'unclosed_ring'],
    ],
  ])('%s', async (_name, text, codes) => {
    const inspection = await inspect('a.csv', text);
    expect(codesOf(inspection)).toEqual(codes);
    expect(inspection).toMatchObject({ outcome: 'ok_with_warning', format: 'table' });
    expect(Math.abs(planeAreaM2(inspection) - 8000)).toBeLessThan(0.6);
    expect(inspection.parcels[0]!.centroid[0]).toBeCloseTo(centre[0], 6);
    expect(inspection.parcels[0]!.centroid[1]).toBeCloseTo(centre[1], 6);
  });

  test('a txt without the marks of a survey exchange is a table', async () => {
    expect(await inspect('a.txt', csv('点号,X,Y', plane))).toMatchObject({ format: 'table' });
    expect(await inspect('pasted', csv('点号\tX\tY', plane, '\t'))).toMatchObject({ format: 'table' });
  });

  test('packed degrees that nobody named are offered beside decimal ones', async () => {
    const text = csv(
      '序号,经度,纬度',
      degrees.map(([lon, lat], i) => [i, asPacked(lon), asPacked(lat)]),
    );
    const inspection = await inspect('a.csv', text);
    expect(inspection).toMatchObject({ outcome: 'choose', parcels: [], error: { code: 'packed_dms' } });
    expect(inspection.candidates.map(({ transform, plausible }) => [transform, plausible])).toEqual([
      ['packed_dms', true],
      [undefined, false],
    ]);
    const chosen = await inspect('a.csv', text, { choose: 0 });
    expect(Math.abs(planeAreaM2(chosen) - 8000)).toBeLessThan(0.6);
  });
});

describe('table: parcels and rings', () => {
  const hole = HOLE.map(([n, e], i) => [`J${i + 5}`, 2, n, e] as const);
  const outer = plane.map(([id, n, e]) => [id, 1, n, e] as const);
  const second = RECTANGLE.map(([n, e], i) => [`J${i + 1}`, n + 500, e] as const);

  test('rings by number', async () => {
    const inspection = await inspect('a.csv', csv('点号,圈号,X,Y', [...outer, ...hole]));
    expect(planeAreaM2(inspection)).toBeCloseTo(7600, 2);
    expect(inspection.parcels[0]!.holes).toBe(1);
  });

  test('rings by coming back, without a number', async () => {
    const rows = [...plane, plane[0]!, ...hole.map(([id, , n, e]) => [id, n, e] as const)];
    expect(planeAreaM2(await inspect('a.csv', csv('点号,X,Y', rows)))).toBeCloseTo(7600, 2);
  });

  test.each([
    [
      'by name',
      csv('地块名称,点号,X,Y', [
        ...plane.map((row) => ['甲', ...row] as const),
        ...second.map((row) => ['乙', ...row] as const),
      ]),
    ],
    [
      'by an empty row and a title',
      `${csv('点号,X,Y', plane).replace('点号', '甲,,\r\n点号')}\r\n,,\r\n乙,,\r\n${csv('点号,X,Y', second)}`,
    ],
  ])('parcels %s', async (_name, text) => {
    const inspection = await inspect('a.csv', text);
    expect(inspection.parcels.map(({ areaPlaneM2 }) => Math.round(areaPlaneM2))).toEqual([8000, 8000]);
    expect(inspection.parcels[1]!.name).toBe('乙');
  });

  test('a head repeated on the next page goes on with the ring', async () => {
    const text = csv('点号,X,Y', [...plane.slice(0, 2), ['点号', 'X', 'Y'], ...plane.slice(2)]);
    expect(planeAreaM2(await inspect('a.csv', text))).toBeCloseTo(8000, 2);
  });

  test.each([
    [
      'spoilt numbers',
      csv(
        '点号,X,Y',
        plane.map(([id]) => [id, '3.85E+06', '4.35E+05']),
      ),
      'precision_lost',
    ],
    ['one spoilt number', csv('点号,X,Y', [...plane, ['J5', '3.85E+06', 434800]]), 'precision_lost'],
    ['a word among the numbers', csv('点号,X,Y', [...plane, ['J5', '???', 434800]]), 'bad_number'],
    ['half a point', csv('点号,X,Y', [...plane, ['J5', 3852010, '']]), 'bad_number'],
    ['####', csv('点号,X,Y', [...plane, ['J5', '#######', '434800']]), 'bad_number'],
    ['an open quote', `${csv('点号,X,Y', plane)}\n"J5,3852000,434800`, 'file_corrupt'],
    [
      'no coordinates',
      csv('姓名,年龄', [
        ['甲', 30],
        ['乙', 40],
      ]),
      'not_a_site',
    ],
    ['prose', '这是一份说明。\n没有坐标。', 'not_a_site'],
  ])('%s: refused', async (_name, text, code) => {
    expect(await inspect('a.csv', text)).toMatchObject({ outcome: 'reject', error: { code } });
  });
});

describe('table: XLSX', () => {
  const sheetXml = (rows: readonly (readonly (string | number)[])[]) => {
    const cell = (value: string | number, column: number, row: number) => {
      const at = `${String.fromCharCode(65 + column)}${row + 1}`;
      return typeof value === 'number'
        ? `<c r="${at}"><v>${value}</v></c>`
        : `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
    };
    const lines = rows.map((row, i) => `<row r="${i + 1}">${row.map((value, j) => cell(value, j, i)).join('')}</row>`);
    return `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${lines.join('')}</sheetData></worksheet>`;
  };
  const book = (sheets: Readonly<Record<string, string>>): Uint8Array => {
    const names = Object.keys(sheets);
    return zipSync({
      'xl/workbook.xml': strToU8(
        `<workbook xmlns:r="r"><sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        `<Relationships>${names.map((_, i) => `<Relationship Id="rId${i + 1}" Target="worksheets/s${i + 1}.xml"/>`).join('')}</Relationships>`,
      ),
      ...Object.fromEntries(names.map((name, i) => [`xl/worksheets/s${i + 1}.xml`, strToU8(sheets[name]!)])),
    });
  };
  const good = sheetXml([['点号', 'X坐标', 'Y坐标'], ...plane]);

  test('one sheet with coordinates beside one without', async () => {
    const inspection = await inspect('a.xlsx', book({ 说明: sheetXml([['说明']]), 坐标: good }));
    expect(inspection.outcome).toBe('ok_with_warning');
    expect(planeAreaM2(inspection)).toBeCloseTo(8000, 2);
  });

  test('two sheets with coordinates have to be chosen from', async () => {
    const other = sheetXml([['点号', 'X坐标', 'Y坐标'], ...plane.map(([id, n, e]) => [id, n + 900, e])]);
    const inspection = await inspect('a.xlsx', book({ 一期: good, 二期: other }));
    expect(inspection).toMatchObject({ outcome: 'choose', parcels: [], error: { code: 'multiple_layers' } });
    expect(inspection.candidates.map(({ layer }) => layer)).toEqual(['一期', '二期']);
    const chosen = await inspect('a.xlsx', book({ 一期: good, 二期: other }), { choose: 1 });
    expect(codesOf(chosen)).toEqual(['crs_assumed', 'multiple_layers', 'unclosed_ring']);
    expect(chosen.parcels[0]!.centroid[1]).toBeGreaterThan(centre[1] + 0.005);
  });

  test('a document type in a sheet is refused', async () => {
    const bad = good.replace('<worksheet', '<!DOCTYPE worksheet [<!ENTITY a "b">]><worksheet');
    expect(await inspect('a.xlsx', book({ 坐标: bad }))).toMatchObject({
      outcome: 'reject',
      error: { code: 'unsafe_content' },
    });
  });
});

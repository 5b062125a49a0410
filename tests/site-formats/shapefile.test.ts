import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { codesOf, HOLE, inDegrees, inspect, planeAreaM2, RECTANGLE } from './survey.ts';

type Corner = readonly [number, number];

/** [x, y] with the first again at the end. */
function xy(corners: readonly Corner[]): Corner[] {
  return [...corners, corners[0]!].map(([n, e]) => [e, n]);
}

/** A `.shp` of polygon records (type 5, or 15 and 25 with their extra figures). */
function shp(records: readonly (readonly (readonly Corner[])[])[], type = 5): Uint8Array {
  const bodies = records.map((rings) => {
    const points = rings.flat();
    const extra = type === 15 ? 2 * (16 + 8 * points.length) : type === 25 ? 16 + 8 * points.length : 0;
    const body = new DataView(new ArrayBuffer(44 + 4 * rings.length + 16 * points.length + extra));
    body.setInt32(0, type, true);
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
    [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].forEach((v, i) => {
      body.setFloat64(4 + 8 * i, v, true);
    });
    body.setInt32(36, rings.length, true);
    body.setInt32(40, points.length, true);
    let first = 0;
    rings.forEach((ring, i) => {
      body.setInt32(44 + 4 * i, first, true);
      first += ring.length;
    });
    points.forEach(([x, y], i) => {
      body.setFloat64(44 + 4 * rings.length + 16 * i, x, true);
      body.setFloat64(52 + 4 * rings.length + 16 * i, y, true);
    });
    return new Uint8Array(body.buffer);
  });
  const length = 100 + bodies.reduce((sum, body) => sum + 8 + body.length, 0);
  const file = new DataView(new ArrayBuffer(length));
  file.setInt32(0, 9994);
  file.setInt32(24, length / 2);
  file.setInt32(28, 1000, true);
  file.setInt32(32, type, true);
  let at = 100;
  bodies.forEach((body, i) => {
    file.setInt32(at, i + 1);
    file.setInt32(at + 4, body.length / 2);
    new Uint8Array(file.buffer).set(body, at + 8);
    at += 8 + body.length;
  });
  return new Uint8Array(file.buffer);
}

/** A `.dbf` with one text field of 20 bytes. */
function dbf(field: Uint8Array, values: readonly Uint8Array[], driver = 0): Uint8Array {
  const bytes = new Uint8Array(65 + 21 * values.length + 1);
  const view = new DataView(bytes.buffer);
  bytes[0] = 3;
  bytes[29] = driver;
  view.setUint32(4, values.length, true);
  view.setUint16(8, 65, true);
  view.setUint16(10, 21, true);
  bytes.set(field, 32);
  bytes[43] = 0x43;
  bytes[48] = 20;
  bytes[64] = 0x0d;
  values.forEach((value, i) => {
    bytes.fill(0x20, 65 + 21 * i, 65 + 21 * (i + 1));
    bytes.set(value, 66 + 21 * i);
  });
  return bytes;
}

/** 地块名称 and 甲 in GBK. */
const GBK_FIELD = Uint8Array.of(0xb5, 0xd8, 0xbf, 0xe9, 0xc3, 0xfb, 0xb3, 0xc6);
const GBK_VALUE = Uint8Array.of(0xbc, 0xd7);

function prj(
  projection: string,
  meridian: number,
  falseEasting: number,
  axis = '6378137.0,298.257222101',
  scale = 1,
): string {
  return `PROJCS["x",GEOGCS["y",DATUM["z",SPHEROID["w",${axis}]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["${projection}"],PARAMETER["False_Easting",${falseEasting}],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${meridian}],PARAMETER["Scale_Factor",${scale}],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;
}

const cm114 = prj('Gauss_Kruger', 114, 500000);
const outer = xy(RECTANGLE);

describe('shapefile', () => {
  test.each([
    ['clockwise', [outer], 5, 8000],
    ['counter-clockwise', [outer.toReversed()], 5, 8000],
    ['a hole wound like its outer ring', [outer, xy(HOLE)], 5, 7600],
    ['a hole before its outer ring', [xy(HOLE).toReversed(), outer], 5, 7600],
    ['two parts', [outer, outer.map(([x, y]): Corner => [x + 300, y])], 5, 16000],
    ['an island in a hole', [outer, xy(HOLE), xy(HOLE.map(([n, e]) => [n / 2 + 1926020, e / 2 + 217425]))], 5, 7700],
    ['Z', [outer], 15, 8000],
    ['M', [outer], 25, 8000],
  ])('%s', async (_name, rings, type, areaM2) => {
    const inspection = await inspect('a.zip', zipSync({ 'a.shp': shp([rings], type), 'a.prj': strToU8(cm114) }));
    expect(codesOf(inspection)).toEqual([]);
    expect(inspection).toMatchObject({ outcome: 'ok', format: 'shapefile', crs: { epsg: 4547, how: 'declared' } });
    expect(planeAreaM2(inspection)).toBeCloseTo(areaM2, 2);
  });

  test.each([
    ['GBK by content', dbf(GBK_FIELD, [GBK_VALUE]), undefined, '甲'],
    ['GBK by its mark', dbf(GBK_FIELD, [GBK_VALUE], 0x4d), undefined, '甲'],
    ['GBK by cpg', dbf(GBK_FIELD, [GBK_VALUE]), 'CP936', '甲'],
    ['GBK under a cpg that says UTF-8', dbf(GBK_FIELD, [GBK_VALUE]), 'UTF-8', '甲'],
    ['UTF-8', dbf(strToU8('NAME'), [strToU8('甲')]), 'UTF-8', '甲'],
    ['no field of names', dbf(strToU8('SHAPE_LEN'), [strToU8('12')]), undefined, ''],
    ['a table cut short', dbf(GBK_FIELD, [GBK_VALUE]).slice(0, 70), undefined, ''],
  ])('names: %s', async (_name, table, cpg, name) => {
    const files = {
      'A.SHP': shp([[outer]]),
      'a.dbf': table,
      'A.prj': strToU8(cm114),
      ...(cpg && { 'a.cpg': strToU8(cpg) }),
    };
    expect((await inspect('a.zip', zipSync(files))).parcels[0]!.name).toBe(name);
  });

  test.each([
    ['Transverse_Mercator in small letters', outer, prj('Transverse_Mercator', 114, 500000).toLowerCase(), 4547, []],
    ['zone 38', outer.map(([x, y]): Corner => [x + 38e6, y]), prj('Gauss_Kruger', 114, 38500000), 4526, []],
    [
      'no zone number said of numbers that have one',
      outer.map(([x, y]): Corner => [x + 38e6, y]),
      cm114,
      4526,
      ['crs_declared_mismatch'],
    ],
    [
      'degrees',
      xy(
        RECTANGLE.map((c) => {
          const [lon, lat] = inDegrees(c);
          return [lat, lon];
        }),
      ),
      'GEOGCS["x",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
      4490,
      [],
    ],
  ])('system: %s', async (_name, ring, text, epsg, codes) => {
    const inspection = await inspect('a.zip', zipSync({ 'a.shp': shp([[ring]]), 'a.prj': strToU8(text) }));
    expect(codesOf(inspection)).toEqual(codes);
    expect(inspection.crs!.epsg).toBe(epsg);
  });

  test.each([
    ['another zone', prj('Gauss_Kruger', 117, 500000), 'choose', 'wrong_central_meridian'],
    ['Xi’an 1980', prj('Gauss_Kruger', 114, 500000, '6378140.0,298.257'), 'choose', 'datum_unverified'],
    [
      'degrees said of metres',
      'GEOGCS["x",DATUM["y",SPHEROID["w",6378137.0,298.257222101]]]',
      'choose',
      'crs_declared_mismatch',
    ],
    [
      'UTM over numbers of another plane',
      prj('Transverse_Mercator', 111, 500000, undefined, 0.9996),
      'reject',
      'outside_window',
    ],
    ['a meridian of no zone', prj('Gauss_Kruger', 113.25, 500000), 'reject', 'crs_unsupported'],
  ])('system: %s', async (_name, text, outcome, code) => {
    const inspection = await inspect('a.zip', zipSync({ 'a.shp': shp([[outer]]), 'a.prj': strToU8(text) }));
    expect(inspection).toMatchObject({ outcome, parcels: [], error: { code } });
  });

  test('the bare .shp', async () => {
    expect(codesOf(await inspect('a.shp', shp([[outer]])))).toEqual(['crs_assumed']);
  });

  test('two shapefiles in an archive, in folders with GBK names, have to be chosen from', async () => {
    const bytes = zipSync({
      '??/b.shp': shp([[outer]]),
      'c.shp': shp([[outer.map(([x, y]): Corner => [x, y + 900])]]),
    });
    for (let i = 0; i + 1 < bytes.length; i++) if (bytes[i] === 0x3f && bytes[i + 1] === 0x3f) bytes.set(GBK_VALUE, i);
    const inspection = await inspect('a.zip', bytes);
    expect(inspection).toMatchObject({ outcome: 'choose', error: { code: 'multiple_layers' } });
    expect(inspection.candidates.map(({ layer }) => layer)).toEqual(['b', 'c']);
    expect(codesOf(await inspect('a.zip', bytes, { choose: 1 }))).toEqual(['crs_assumed', 'multiple_layers']);
  });

  test.each([
    ['cut short', shp([[outer]]).slice(0, -8)],
    [
      'with a length that is too long',
      (() => {
        const b = shp([[outer]]);
        new DataView(b.buffer).setInt32(104, 9999);
        return b;
      })(),
    ],
    [
      'with parts out of order',
      (() => {
        const b = shp([[outer, xy(HOLE)]]);
        new DataView(b.buffer).setInt32(156, 99, true);
        return b;
      })(),
    ],
    [
      'with more points than bytes',
      (() => {
        const b = shp([[outer]]);
        new DataView(b.buffer).setInt32(148, 1e9, true);
        return b;
      })(),
    ],
  ])('%s is refused', async (_name, bytes) => {
    expect(await inspect('a.shp', bytes)).toMatchObject({ outcome: 'reject', error: { code: 'file_corrupt' } });
  });

  test('a record that does not fit its own box is told', async () => {
    const bytes = shp([[outer]]);
    new DataView(bytes.buffer).setFloat64(100 + 8 + 48 + 16, 434950, true);
    expect(codesOf(await inspect('a.shp', bytes))).toContain('extent_mismatch');
  });
});

import { describe, expect, test } from 'vitest';
import { codesOf, HOLE, inDegrees, inspect, planeAreaM2, RECTANGLE } from './survey.ts';

type Corners = readonly (readonly [number, number])[];

const path = (corners: Corners, more = '') =>
  `(${[...corners, corners[0]!]
    .map(
      (corner) =>
        `${inDegrees(corner)
          .map((v) => v.toFixed(9))
          .join(' ')}${more}`,
    )
    .join(', ')})`;
const planePath = (corners: Corners) => `(${[...corners, corners[0]!].map(([n, e]) => `${e} ${n}`).join(',')})`;
const far = RECTANGLE.map(([n, e]) => [n, e + 500] as const);

describe('wkt', () => {
  test.each([
    ['polygon', `POLYGON (${path(RECTANGLE)})`, 8000, []],
    ['hole', `polygon(${path(RECTANGLE)},${path(HOLE)})`, 7600, []],
    ['multipolygon', `MULTIPOLYGON((${path(RECTANGLE)}),(${path(far)}))`, 16000, []],
    ['heights', `POLYGON Z (${path(RECTANGLE, ' 120')})`, 8000, []],
    ['heights without a word', `POLYGON (${path(RECTANGLE, ' 120')})`, 8000, []],
    ['two after each other', `POLYGON(${path(RECTANGLE)})\nPOLYGON(${path(far)});`, 16000, []],
    ['collection', `GEOMETRYCOLLECTION(POINT(113.3 34.8),POLYGON(${path(RECTANGLE)}))`, 8000, ['mixed_geometry']],
    ['SRID', `SRID=4547;POLYGON(${planePath(RECTANGLE)})`, 8000, []],
    ['metres', `POLYGON(${planePath(RECTANGLE)})`, 8000, ['crs_assumed']],
    ['swapped', `POLYGON(${planePath(RECTANGLE.map(([n, e]) => [e, n]))})`, 8000, ['crs_assumed', 'swapped_axes']],
  ])('%s', async (_name, text, areaM2, codes) => {
    const inspection = await inspect('pasted', text);
    expect(codesOf(inspection)).toEqual(codes);
    expect(inspection.format).toBe('wkt');
    expect(Math.abs(planeAreaM2(inspection) - areaM2)).toBeLessThan(0.1);
  });

  test.each([
    ['cut short', `POLYGON (${path(RECTANGLE)}`, 'file_corrupt'],
    ['one number', 'POLYGON ((113.2 34.8, 113.3, 113.3 34.9, 113.2 34.8))', 'file_corrupt'],
    ['three numbers among two', `POLYGON (${path(RECTANGLE).replace(',', ' 1,')})`, 'file_corrupt'],
    ['words', `POLYGON (${path(RECTANGLE).replace(/113\S+/, 'NaN')})`, 'bad_number'],
    ['a code that is not known', `SRID=2154;POLYGON(${planePath(RECTANGLE)})`, 'crs_unsupported'],
    ['something behind it', `POLYGON (${path(RECTANGLE)}) and more`, 'file_corrupt'],
    ['only points', 'MULTIPOINT((113.3 34.8),(113.3 34.9))', 'not_a_site'],
    ['empty', 'POLYGON EMPTY', 'not_a_site'],
    ['nested without end', `${'GEOMETRYCOLLECTION('.repeat(5000)}POINT(1 1)`, 'too_deep'],
  ])('%s: refused', async (_name, text, code) => {
    expect(await inspect('a.wkt', text)).toMatchObject({ outcome: 'reject', error: { code } });
  });
});

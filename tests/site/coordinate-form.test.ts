import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { geodesicM } from '../../src/geo/distance.ts';
import {
  COORDINATE_FORMS,
  coordinateTexts,
  pointsFromText,
  textFromPoints,
  withCoordinate,
} from '../../src/site/coordinate-form.ts';

const somewhere = fc.tuple(
  fc.double({ min: 112.9, max: 113.5, noNaN: true }),
  fc.double({ min: 34.5, max: 35, noNaN: true }),
);
const form = fc.constantFrom(...COORDINATE_FORMS);

describe('a point in its forms', () => {
  test('what is shown, typed again, changes nothing at all', () => {
    fc.assert(
      fc.property(somewhere, form, fc.constantFrom(0 as const, 1 as const), (point, shown, which) => {
        const result = withCoordinate(point, shown, which, coordinateTexts(point, shown)[which]);
        expect(result).toMatchObject({ ok: true, value: point });
      }),
    );
  });

  test('points copied out in any form and pasted back lie within 0.1 mm', () => {
    fc.assert(
      fc.property(fc.array(somewhere, { minLength: 1, maxLength: 20 }), form, (points, shown) => {
        const read = pointsFromText(`点号\tX\tY\n${textFromPoints(points, shown)}`);
        if (!read.ok) throw new Error(read.problems[0].code);
        expect(read.value).toHaveLength(points.length);
        for (const [index, point] of read.value.entries()) expect(geodesicM(point, points[index]!)).toBeLessThan(1e-4);
      }),
    );
  });

  test('changing one number keeps the other to its last digit', () => {
    const point = [113.24923612345678, 34.80397712345678];
    const moved = withCoordinate(point, 'degrees', 0, '113.25');
    expect(moved).toMatchObject({ ok: true, value: [113.25, point[1]] });
  });

  test.each([
    ['plane', 0, '38531x3', 'not_a_coordinate'],
    ['plane', 0, '38531.03', 'coordinate_out_of_range'],
    ['plane', 1, '39431300.428', 'wrong_zone_prefix'],
    ['plane', 1, '4.313E+05', 'precision_lost'],
    ['degrees', 1, '113.2', 'coordinate_out_of_range'],
    ['dms', 0, '113°75′00″', 'not_a_coordinate'],
  ] as const)('%s, number %i: “%s” is %s', (shown, which, text, code) => {
    expect(withCoordinate([113.25, 34.8], shown, which, text)).toMatchObject({ ok: false, problems: [{ code }] });
  });

  test('an easting with the zone in front is the same as without', () => {
    const without = withCoordinate([113.25, 34.8], 'plane', 1, '431300.5');
    expect(withCoordinate([113.25, 34.8], 'plane', 1, '38431300.5')).toEqual(without);
  });
});

describe('rows as a spreadsheet copies them', () => {
  const degrees = [113.2825, 34.799166666];

  test.each([
    ['degrees, longitude first', '113.2825\t34.799166666'],
    ['degrees, latitude first', '34.799166666\t113.2825'],
    ['with a point number', 'J1\t113.2825\t34.799166666'],
    ['a number and a ring', '1,1,113.2825,34.799166666'],
    ['degrees, minutes, seconds', '113°16′57.00″\t34°47′57.00″'],
    ['fullwidth', 'J1,113.2825,34.799166666'],
    ['blanks', '  113.2825   34.799166666 '],
  ])('%s', (_name, text) => {
    const read = pointsFromText(text);
    if (!read.ok) throw new Error(read.problems[0].code);
    expect(read.value[0]![0]).toBeCloseTo(degrees[0]!, 7);
    expect(read.value[0]![1]).toBeCloseTo(degrees[1]!, 7);
  });

  test('the line of a row that is no point is told', () => {
    expect(pointsFromText('113.2,34.8\n113.3,34.8\n12,7')).toMatchObject({
      ok: false,
      problems: [{ code: 'row_unreadable', where: { line: 3 } }],
    });
    expect(pointsFromText('点号,北,东')).toMatchObject({ ok: false, problems: [{ code: 'no_points' }] });
  });
});

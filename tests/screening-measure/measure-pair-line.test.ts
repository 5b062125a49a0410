import { describe, expect, test } from 'vitest';
import { measurePairLine } from '../../src/screening/measure-pair-line.ts';
import { place, polygon, rectangle, ringOf } from '../geo/shapes-for-tests.ts';

const measure = (line: unknown) => measurePairLine(line, { touchToleranceM: 0.01 });
const zone = polygon(rectangle(0, 0, 100, 100));

describe('measurePairLine', () => {
  test('answers with the facts under the names of the command line, and nothing else', () => {
    const answer = measure({
      id: 'p1',
      site: polygon(rectangle(50, 0, 100, 100)),
      zone: { type: 'Feature', properties: null, geometry: zone },
    });
    expect(Object.keys(answer)).toEqual([
      'id',
      'ok',
      'relation',
      'overlapEllipsoidM2',
      'overlapPlaneM2',
      'overlapLengthM',
      'distanceM',
      'penetrationM',
    ]);
    expect(answer).toMatchObject({ id: 'p1', ok: true, relation: 'overlaps', distanceM: 0, overlapLengthM: 0 });
  });

  test('closes open rings and takes either winding', () => {
    const open = { type: 'Polygon', coordinates: [rectangle(0, 0, 100, 100).slice(0, -1).reverse()] };
    expect(measure({ id: 1, site: open, zone })).toMatchObject({ id: 1, ok: true, relation: 'equals' });
  });

  test.each<[string, unknown, string, string | undefined]>([
    ['no object', 'x', 'bad_pair', undefined],
    ['no site', { id: 1, zone }, 'not_a_geometry', 'site'],
    ['an unknown type', { id: 1, site: zone, zone: { type: 'Circle', coordinates: [] } }, 'not_a_geometry', 'zone'],
    ['empty coordinates', { id: 1, site: { type: 'Polygon', coordinates: [] }, zone }, 'not_a_geometry', 'site'],
    [
      'null among the numbers',
      {
        id: 1,
        site: { type: 'Polygon', coordinates: [[[113.28, null], place(1, 1), place(2, 0), place(0, 0)]] },
        zone,
      },
      'bad_number',
      'site',
    ],
    ['metres', { id: 1, site: { type: 'Point', coordinates: [431000, 3853000] }, zone }, 'bad_number', 'site'],
    [
      'a bow-tie',
      {
        id: 1,
        site: zone,
        zone: polygon(
          ringOf([
            [0, 0],
            [10, 10],
            [10, 0],
            [0, 10],
          ]),
        ),
      },
      'self_intersection',
      'zone',
    ],
    [
      'a hole outside',
      { id: 1, site: polygon(rectangle(0, 0, 5, 5), rectangle(50, 0, 5, 5)), zone },
      'hole_outside_outer',
      'site',
    ],
    [
      'no area',
      {
        id: 1,
        site: polygon(
          ringOf([
            [0, 0],
            [5, 0],
            [10, 0],
          ]),
        ),
        zone,
      },
      'degenerate_ring',
      'site',
    ],
  ])('%s', (_name, line, code, field) => {
    const answer = measure(line);
    expect(answer.ok).toBe(false);
    expect(answer).toMatchObject({ error: { code, ...(field && { where: { field } }) } });
  });

  test('a crossing is told with its place', () => {
    const answer = measure({
      id: 7,
      site: polygon(
        ringOf([
          [0, 0],
          [10, 10],
          [10, 0],
          [0, 10],
        ]),
      ),
      zone,
    });
    expect(answer.ok === false && answer.error.where).toMatchObject({ field: 'site', ring: 1 });
    expect(answer.ok === false && answer.error.where!.lon).toBeCloseTo(place(5, 5)[0]!, 8);
  });
});

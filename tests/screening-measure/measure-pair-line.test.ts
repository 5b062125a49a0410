import { describe, expect, test } from 'vitest';
import { measurePairLine } from '../../src/screening/measure-pair-line.ts';
import { place, polygon, randomFrom, rectangle, ringOf, star } from '../geo/shapes-for-tests.ts';

const measure = (line: unknown) => measurePairLine(line, { touchToleranceM: 0.01 });
const zone = polygon(rectangle(0, 0, 100, 100));

/** Something wrapped so often that going down into it by calls would overflow the stack. */
function wrapped(levels: number, wrap: (inner: unknown) => unknown, inmost: unknown): unknown {
  let value = inmost;
  for (let level = 0; level < levels; level++) value = wrap(value);
  return value;
}
const collections = (levels: number) =>
  wrapped(levels, (inner) => ({ type: 'GeometryCollection', geometries: [inner] }), zone);
const nest = (levels: number) => wrapped(levels, (inner) => [inner], 34);

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
    [
      'an empty collection',
      { id: 1, site: { type: 'GeometryCollection', geometries: [] }, zone },
      'not_a_geometry',
      'site',
    ],
    ['collections without end', { id: 1, site: collections(20_000), zone }, 'too_deep', 'site'],
    [
      'a nest in a position',
      { id: 1, site: { type: 'Point', coordinates: [113, nest(20_000)] }, zone },
      'bad_number',
      'site',
    ],
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

  test('members of a collection that cover each other are refused, neighbours are not', () => {
    const collection = (...geometries: unknown[]) => ({ type: 'GeometryCollection', geometries });
    const twice = measure({ id: 1, site: collection(zone, polygon(rectangle(50, 50, 100, 100))), zone });
    expect(twice).toMatchObject({ ok: false, error: { code: 'parcels_overlap', where: { field: 'site' } } });
    const beside = measure({ id: 2, site: collection(zone, polygon(rectangle(100, 0, 50, 100))), zone });
    expect(beside).toMatchObject({ ok: true, relation: 'overlaps' });
  });

  test('a million vertices are measured or refused, a million wrong ones too, in seconds', () => {
    const ring = star(randomFrom(8), 0, 0, 4000, 1_000_000, 0.0005);
    const site = { type: 'Polygon', coordinates: [ring] };
    expect(measure({ id: 1, site, zone })).toMatchObject({ ok: true, relation: 'contains' });
    const crossed = ring.with(500_000, ring[250_000]!).with(250_000, ring[500_000]!);
    const refused = measure({ id: 2, site: { ...site, coordinates: [crossed] }, zone });
    expect(refused).toMatchObject({ ok: false, error: { code: 'self_intersection', where: { ring: 1 } } });
  }, 120_000);

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

import type { Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import { normaliseGeometry } from '../../src/geo/normalise.ts';
import type { PlainGeometry } from '../../src/geo/shapes.ts';
import { checkGeometry } from '../../src/geo/validity.ts';
import { multiPolygon, place, polygon, randomFrom, rectangle, ringOf, star } from './shapes-for-tests.ts';

const codes = (geometry: PlainGeometry) => checkGeometry(geometry).map(({ code }) => code);
const outer = rectangle(0, 0, 100, 100);

describe('checkGeometry', () => {
  test.each<[string, PlainGeometry]>([
    ['a rectangle', polygon(outer)],
    ['a hole', polygon(outer, rectangle(10, 10, 20, 20))],
    [
      'a hole that touches the outer ring in a point',
      polygon(
        outer,
        ringOf([
          [0, 50],
          [20, 40],
          [20, 60],
        ]),
      ),
    ],
    [
      'a chain of holes from the outer ring inwards',
      polygon(
        outer,
        ringOf([
          [0, 50],
          [20, 40],
          [30, 50],
        ]),
        ringOf([
          [30, 50],
          [50, 40],
          [50, 60],
        ]),
      ),
    ],
    ['two holes that touch in a point', polygon(outer, rectangle(10, 10, 20, 20), rectangle(30, 30, 20, 20))],
    ['parts that share a border', multiPolygon(polygon(outer), polygon(rectangle(100, 0, 50, 100)))],
    ['parts that share half a border', multiPolygon(polygon(outer), polygon(rectangle(100, 50, 50, 100)))],
    [
      'a part in the hole of another',
      multiPolygon(polygon(outer, rectangle(10, 10, 50, 50)), polygon(rectangle(20, 20, 20, 20))),
    ],
    [
      'a part that fills a hole',
      multiPolygon(polygon(outer, rectangle(10, 10, 50, 50)), polygon(rectangle(10, 10, 50, 50))),
    ],
    [
      'a line that crosses itself',
      { type: 'LineString', coordinates: [place(0, 0), place(10, 10), place(10, 0), place(0, 10)] },
    ],
    ['a point', { type: 'Point', coordinates: place(0, 0) }],
  ])('finds nothing wrong with %s', (_name, geometry) => {
    expect(codes(geometry)).toEqual([]);
  });

  test('a bow-tie: the place where it crosses', () => {
    const [problem] = checkGeometry(
      polygon(
        ringOf([
          [0, 0],
          [100, 100],
          [100, 0],
          [0, 100],
        ]),
      ),
    );
    expect(problem!.code).toBe('self_intersection');
    expect(problem!.where!.lon).toBeCloseTo(place(50, 50)[0]!, 8);
    expect(problem!.where!.lat).toBeCloseTo(place(50, 50)[1]!, 8);
  });

  test.each<[string, PlainGeometry, string]>([
    [
      'a bow-tie with a vertex at the crossing',
      polygon(
        ringOf([
          [0, 0],
          [50, 50],
          [100, 100],
          [100, 0],
          [50, 50],
          [0, 100],
        ]),
      ),
      'self_intersection',
    ],
    [
      'a spike',
      polygon(
        ringOf([
          [0, 0],
          [100, 0],
          [100, 100],
          [100, 150],
          [100, 100],
          [0, 100],
        ]),
      ),
      'self_intersection',
    ],
    [
      'a border walked twice',
      polygon(
        ringOf([
          [0, 0],
          [100, 0],
          [100, 50],
          [100, 20],
          [100, 80],
          [0, 80],
        ]),
      ),
      'self_intersection',
    ],
    ['a hole outside', polygon(outer, rectangle(200, 0, 20, 20)), 'hole_outside_outer'],
    ['a hole across the outer ring', polygon(outer, rectangle(90, 10, 20, 20)), 'hole_outside_outer'],
    [
      'a hole that touches from outside',
      polygon(
        outer,
        ringOf([
          [100, 50],
          [120, 40],
          [120, 60],
        ]),
      ),
      'hole_outside_outer',
    ],
    ['a hole in a hole', polygon(outer, rectangle(10, 10, 50, 50), rectangle(20, 20, 10, 10)), 'hole_outside_outer'],
    ['holes that cross', polygon(outer, rectangle(10, 10, 30, 30), rectangle(30, 30, 30, 30)), 'self_intersection'],
    [
      'a hole that touches the outer ring twice',
      polygon(
        outer,
        ringOf([
          [0, 50],
          [50, 20],
          [100, 50],
          [50, 80],
        ]),
      ),
      'interior_cut',
    ],
    [
      'holes that touch in a circle',
      polygon(
        outer,
        ringOf([
          [20, 20],
          [50, 10],
          [80, 20],
        ]),
        ringOf([
          [80, 20],
          [80, 60],
          [50, 80],
        ]),
        ringOf([
          [50, 80],
          [20, 60],
          [20, 20],
        ]),
      ),
      'interior_cut',
    ],
    ['parts that cross', multiPolygon(polygon(outer), polygon(rectangle(50, 50, 100, 100))), 'parcels_overlap'],
    ['a part in another', multiPolygon(polygon(outer), polygon(rectangle(20, 20, 20, 20))), 'parcels_overlap'],
    ['a part twice', multiPolygon(polygon(outer), polygon(outer)), 'parcels_overlap'],
    [
      'three places on a line',
      polygon(
        ringOf([
          [0, 0],
          [50, 0],
          [100, 0],
        ]),
      ),
      'degenerate_ring',
    ],
    ['two places', { type: 'Polygon', coordinates: [[place(0, 0), place(10, 0), place(0, 0)]] }, 'degenerate_ring'],
    ['no ring', { type: 'Polygon', coordinates: [] }, 'degenerate_ring'],
    ['a line without length', { type: 'LineString', coordinates: [place(0, 0)] }, 'degenerate_ring'],
    [
      'NaN',
      { type: 'Polygon', coordinates: [[place(0, 0), [Number.NaN, 34.8], place(10, 10), place(0, 0)]] },
      'bad_number',
    ],
    ['metres', { type: 'Point', coordinates: [431_300, 3_853_103] }, 'bad_number'],
  ])('%s', (_name, geometry, code) => {
    expect(new Set(codes(geometry))).toEqual(new Set([code]));
  });

  test('tells ring and vertex from 1', () => {
    const flawed: Polygon = {
      type: 'Polygon',
      coordinates: [outer, [place(10, 10), place(20, Number.POSITIVE_INFINITY), place(15, 15), place(10, 10)]],
    };
    expect(checkGeometry(flawed)[0]!.where).toMatchObject({ ring: 2, vertex: 2 });
  });

  test('looks through 200 000 vertices and finds the one crossing', () => {
    const ring = star(randomFrom(4), 0, 0, 5000, 200_000, 0.002);
    expect(codes(polygon(ring))).toEqual([]);
    const crossed = ring.with(70_001, ring[70_000]!).with(70_000, ring[70_001]!);
    expect(codes(polygon(crossed))).toContain('self_intersection');
  }, 20_000);
});

describe('normaliseGeometry', () => {
  test('closes, drops the third number and repeated places, winds by RFC 7946, and says what it did', () => {
    const { geometry, warnings } = normaliseGeometry({
      type: 'Polygon',
      coordinates: [[[...place(0, 100), 7], place(100, 100), place(100, 100), place(100, 0), place(0, 0)]],
    });
    expect(geometry.coordinates[0]).toEqual([
      place(0, 100),
      place(0, 0),
      place(100, 0),
      place(100, 100),
      place(0, 100),
    ]);
    expect(warnings.map(({ code }) => code)).toEqual(['duplicate_points', 'unclosed_ring']);
  });

  test('leaves what is in order as it is', () => {
    const area = polygon(outer, rectangle(10, 10, 20, 20));
    expect(normaliseGeometry(area)).toEqual({ geometry: area, warnings: [] });
  });
});

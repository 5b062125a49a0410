import { describe, expect, test } from 'vitest';
import { bulgePoints } from '../../src/site/dxf/arcs.ts';
import { codesOf, HOLE, inspect, planeAreaM2, RECTANGLE } from './survey.ts';

type Corner = readonly [number, number];
type Group = readonly [number, string | number];

function dxf(entities: readonly (readonly Group[])[]): string {
  const groups: Group[] = [
    [0, 'SECTION'],
    [2, 'HEADER'],
    [9, '$ACADVER'],
    [1, 'AC1015'],
    [0, 'ENDSEC'],
    [0, 'SECTION'],
    [2, 'ENTITIES'],
    ...entities.flat(),
    [0, 'ENDSEC'],
    [0, 'EOF'],
  ];
  return `${groups.map(([code, value]) => `${String(code).padStart(3)}\r\n${value}`).join('\r\n')}\r\n`;
}

const coordinates = ([n, e]: Corner): Group[] => [
  [10, e.toFixed(4)],
  [20, n.toFixed(4)],
];

function lwpolyline(corners: readonly Corner[], closed: boolean, layer = 'JZD', more: readonly Group[] = []): Group[] {
  return [
    [0, 'LWPOLYLINE'],
    [8, layer],
    [100, 'AcDbPolyline'],
    [90, corners.length],
    [70, closed ? 1 : 0],
    ...more,
    ...corners.flatMap(coordinates),
  ];
}

function line(from: Corner, to: Corner, layer = 'JZD'): Group[] {
  return [[0, 'LINE'], [8, layer], ...coordinates(from), [11, to[1]], [21, to[0]]];
}

function polyline(corners: readonly Corner[], bulges: readonly number[] = []): Group[] {
  const vertices = corners.flatMap((corner, i): Group[] => [
    [0, 'VERTEX'],
    [8, 'JZD'],
    ...coordinates(corner),
    [42, bulges[i] ?? 0],
  ]);
  return [
    [0, 'POLYLINE'],
    [8, 'JZD'],
    [66, 1],
    [70, 1],
    [10, 0],
    [20, 0],
    [30, 0],
    ...vertices,
    [0, 'SEQEND'],
    [8, 'JZD'],
  ];
}

const closedAgain = [...RECTANGLE, RECTANGLE[0]!];
const edges = RECTANGLE.map((corner, i) => line(corner, RECTANGLE[(i + 1) % 4]!));

describe('dxf', () => {
  test.each([
    ['closed by its flag', [lwpolyline(RECTANGLE, true)], 8000, ['crs_assumed']],
    ['closed by its points', [lwpolyline(closedAgain, false)], 8000, ['crs_assumed']],
    ['closed both ways', [lwpolyline(closedAgain, true)], 8000, ['crs_assumed']],
    ['old polyline', [polyline(RECTANGLE)], 8000, ['crs_assumed']],
    ['four lines that meet', edges, 8000, ['crs_assumed', 'line_as_polygon']],
    [
      'four lines, some turned, out of order',
      [edges[2]!, line(RECTANGLE[1]!, RECTANGLE[0]!), edges[3]!, edges[1]!],
      8000,
      ['crs_assumed', 'line_as_polygon'],
    ],
    ['open', [lwpolyline(RECTANGLE, false)], 8000, ['crs_assumed', 'unclosed_ring']],
    ['an inner outline', [lwpolyline(RECTANGLE, true), lwpolyline(HOLE, true)], 7600, ['crs_assumed', 'nested_rings']],
    [
      'lines beside it',
      [lwpolyline(RECTANGLE, true), line([3852200, 434800], [3852200, 434900], 'DL')],
      8000,
      ['crs_assumed', 'mixed_geometry'],
    ],
    [
      'texts beside it',
      [lwpolyline(RECTANGLE, true), [[0, 'TEXT'], [8, 'ZJ'], ...coordinates([3852000, 434800]), [40, 2.5], [1, '甲']]],
      8000,
      ['crs_assumed'],
    ],
    [
      'paper space',
      [
        lwpolyline(RECTANGLE, true),
        lwpolyline(
          RECTANGLE.map(([n, e]) => [n + 500, e]),
          true,
          'JZD',
          [[67, 1]],
        ),
      ],
      8000,
      ['crs_assumed'],
    ],
    ['extended data', [[...lwpolyline(RECTANGLE, true), [1001, 'SOUTH'], [1000, '300000']]], 8000, ['crs_assumed']],
    [
      'zone number',
      [
        lwpolyline(
          RECTANGLE.map(([n, e]) => [n, e + 38e6 + 0.3]),
          true,
        ),
      ],
      8000,
      ['crs_assumed'],
    ],
    [
      'north as X',
      [
        lwpolyline(
          RECTANGLE.map(([n, e]) => [e, n]),
          true,
        ),
      ],
      8000,
      ['crs_assumed', 'swapped_axes'],
    ],
  ] as [string, Group[][], number, string[]][])('%s', async (_name, entities, areaM2, codes) => {
    const inspection = await inspect('a.dxf', dxf(entities));
    expect(codesOf(inspection)).toEqual(codes);
    expect(inspection.format).toBe('dxf');
    expect(planeAreaM2(inspection)).toBeCloseTo(areaM2, 2);
  });

  test.each([
    // A half circle of 40 m radius bulging out on the east side: 8000 + π·40²/2.
    ['half a circle out', polyline(RECTANGLE, [0, 1]), 8000 + (Math.PI * 1600) / 2],
    ['half a circle in', polyline(RECTANGLE, [0, -1]), 8000 - (Math.PI * 1600) / 2],
    // A quarter of the circle on a chord of 80 m: r² (π/2 − 1) / 2 with r² = 3200.
    ['a quarter out', polyline(RECTANGLE, [0, Math.tan(Math.PI / 8)]), 8000 + 1600 * (Math.PI / 2 - 1)],
    ['a circle', [[0, 'CIRCLE'], [8, 'JZD'], ...coordinates([3852040, 434850]), [40, 30]] as Group[], Math.PI * 900],
  ])('arcs: %s', async (_name, entity, areaM2) => {
    const inspection = await inspect('a.dxf', dxf([entity]));
    expect(Math.abs(planeAreaM2(inspection) - areaM2)).toBeLessThan(0.3);
  });

  test('a line closed by an arc', async () => {
    const arc: Group[] = [[0, 'ARC'], [8, 'JZD'], ...coordinates([3852000, 434850]), [40, 50], [50, 0], [51, 180]];
    const inspection = await inspect('a.dxf', dxf([line([3852000, 434800], [3852000, 434900]), arc]));
    expect(Math.abs(planeAreaM2(inspection) - (Math.PI * 2500) / 2)).toBeLessThan(0.3);
  });

  test('chords of a bulge stay within 1 cm of the arc', () => {
    const points = [[0, 0], ...bulgePoints([0, 0], [500, 0], 0.3), [500, 0]] as [number, number][];
    const angle = 4 * Math.atan(0.3);
    const radius = 500 / (2 * Math.sin(angle / 2));
    const centre = [250, radius * Math.cos(angle / 2)];
    points.slice(1).forEach(([x, y], i) => {
      const middle = [(x + points[i]![0]) / 2, (y + points[i]![1]) / 2];
      expect(radius - Math.hypot(middle[0]! - centre[0]!, middle[1]! - centre[1]!)).toBeLessThan(0.01);
      expect(Math.hypot(x - centre[0]!, y - centre[1]!)).toBeCloseTo(radius, 6);
    });
  });

  test('outlines on several layers have to be chosen from', async () => {
    const text = dxf([
      lwpolyline(RECTANGLE, true),
      lwpolyline(
        RECTANGLE.map(([n, e]) => [n + 500, e]),
        true,
        '地界',
      ),
    ]);
    const inspection = await inspect('a.dxf', text);
    expect(inspection).toMatchObject({ outcome: 'choose', parcels: [], error: { code: 'multiple_layers' } });
    expect(inspection.candidates.map(({ layer }) => layer)).toEqual(['JZD', '地界']);
  });

  test('several open lines are lines', async () => {
    const inspection = await inspect('a.dxf', dxf([edges[0]!, edges[2]!]));
    expect(inspection.parcels.map(({ geometry }) => geometry.type)).toEqual(['LineString', 'LineString']);
  });

  test.each([
    ['cut short', dxf([lwpolyline(RECTANGLE, true)]).slice(0, -20), 'file_corrupt'],
    ['a point short', dxf([lwpolyline(RECTANGLE, true).slice(0, -2)]), 'file_corrupt'],
    ['a line lost', dxf([lwpolyline(RECTANGLE, true)]).replace(' 10\r\n', ''), 'file_corrupt'],
    ['a bad number', dxf([lwpolyline(RECTANGLE, true)]).replace('434800.0000', '4348OO.0000'), 'bad_number'],
    [
      'drawing units',
      dxf([
        lwpolyline(
          HOLE.map(([n, e]) => [n - 3851000, e - 434000]),
          true,
        ),
      ]),
      'local_coordinates',
    ],
    [
      'only texts',
      dxf([
        [
          [0, 'TEXT'],
          [8, '0'],
          [1, '甲'],
        ],
      ]),
      'not_a_site',
    ],
    ['a binary drawing', 'AC1032\0\0\0\0', 'unsupported_format'],
  ])('%s: refused', async (_name, text, code) => {
    expect(await inspect('a.dxf', text)).toMatchObject({ outcome: 'reject', error: { code } });
  });
});

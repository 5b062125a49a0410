import type { Geometry, LineString, Position } from 'geojson';
import { Random } from '../../bench/random.ts';
import { type Area, KINDS, type Metres, makePair, place, polygon, star } from '../geo-packed/pairs.ts';

export interface NastyPair {
  readonly kind: string;
  readonly site: Geometry;
  readonly zone: Geometry;
}

type Make = (random: Random, index: number) => Omit<NastyPair, 'kind'>;

const line = (points: readonly Metres[]): LineString => ({ type: 'LineString', coordinates: points.map(place) });
const rectangle = (x0: number, y0: number, x1: number, y1: number): Metres[] => [
  [x0, y0],
  [x1, y0],
  [x1, y1],
  [x0, y1],
];
const turned = (points: readonly Metres[], angle: number): Metres[] =>
  points.map(
    ([x, y]): Metres => [Math.cos(angle) * x - Math.sin(angle) * y, Math.sin(angle) * x + Math.cos(angle) * y],
  );
const outerOf = (area: Area): Position[] => (area.type === 'Polygon' ? area.coordinates[0]! : area.coordinates[0]![0]!);

/** Pairs with a line or a point in them. */
const THIN: Readonly<Record<string, Make>> = {
  line_across: (random, index) => ({
    site: line(star(random, [0, 0], random.between(50, 300), random.whole(2, 12))),
    zone: makePair(random.pick(['stars', 'holes', 'combs']), index).zone,
  }),
  line_on_border: (random, index) => {
    const { zone } = makePair(random.pick(['stars', 'holes', 'shared_edges']), index);
    const ring = outerOf(zone);
    return { site: { type: 'LineString', coordinates: ring.slice(0, random.whole(2, ring.length - 1)) }, zone };
  },
  line_to_vertex: (random, index) => {
    const { zone } = makePair('stars', index);
    const corner = random.pick(outerOf(zone));
    return { site: { type: 'LineString', coordinates: [place([-900, random.between(-300, 300)]), corner] }, zone };
  },
  zone_line: (random, index) => {
    const { site, zone } = THIN.line_across!(random, index);
    return { site: zone, zone: site };
  },
  lines: (random) => ({
    site: line(star(random, [0, 0], 100, random.whole(2, 6))),
    zone: line(star(random, [random.between(-150, 150), 0], 120, random.whole(2, 6))),
  }),
  point_in: (random, index) => ({
    site: { type: 'Point', coordinates: place([random.between(-150, 150), random.between(-150, 150)]) },
    zone: makePair(random.pick(['stars', 'holes']), index).zone,
  }),
  zone_point: (random, index) => {
    const { site, zone } = THIN.point_in!(random, index);
    return { site: zone, zone: site };
  },
};

/** Pairs of areas beside those of the packed engine's own tests. */
const AREAS: Readonly<Record<string, Make>> = {
  near_collinear: (random) => {
    const lean = 10 ** random.between(-9, -3);
    const angle = random.between(0, Math.PI);
    return {
      site: polygon(turned(rectangle(0, 0, random.between(50, 500), 40), angle)),
      zone: polygon(turned(rectangle(-50, -40, 300, 0), angle + lean)),
    };
  },
  decimals_cut: (random) => {
    const points = star(random, [0, 0], 120, random.whole(5, 30));
    const round = (digits: number) => (ring: Position[]) =>
      ring.map((position) => position.map((value) => Number(value.toFixed(digits))));
    const exact = polygon(points);
    return { site: { ...exact, coordinates: exact.coordinates.map(round(8)) }, zone: exact };
  },
  hole_is_site: (random) => {
    const hole = star(random, [0, 0], 60, random.whole(3, 9));
    return { site: polygon(hole), zone: polygon(star(random, [0, 0], 200, 12), hole) };
  },
  parts_touch: (random) => {
    const size = random.between(20, 80);
    const parts = [
      [0, 0],
      [size, size],
      [-size, size],
    ].map(([x, y]) => polygon(rectangle(x!, y!, x! + size, y! + size)).coordinates);
    return {
      site: polygon(star(random, [size / 2, size / 2], random.between(10, 90), 7)),
      zone: { type: 'MultiPolygon', coordinates: parts },
    };
  },
  combs_on_parallels: (random) => {
    const [teeth, widthM] = [random.whole(5, 40), random.between(0.5, 4)];
    const comb = (fromM: number): Metres[] => [
      [fromM, -10],
      [fromM + 2 * teeth * widthM, -10],
      ...Array.from({ length: teeth }, (_, i) => fromM + 2 * (teeth - 1 - i) * widthM).flatMap((x): Metres[] => [
        [x + widthM, 0],
        [x + widthM, random.between(20, 60)],
        [x, random.between(20, 60)],
        [x, 0],
      ]),
    ];
    return { site: polygon(comb(0)), zone: polygon(comb(random.pick([0, 0.5, 1, 2]) * widthM)) };
  },
  long_thin: (random) => ({
    site: polygon(turned(rectangle(-3000, -random.between(0.3, 4), 3000, 2), random.between(0, 3))),
    zone: polygon(star(random, [random.between(-500, 500), 0], 300, 40)),
  }),
};

export const AREA_KINDS = [...Object.keys(KINDS).filter((kind) => kind !== 'large'), ...Object.keys(AREAS)];
export const THIN_KINDS = Object.keys(THIN);

/** Pair number `index` of a kind; equal arguments give equal pairs. */
export function nastyPair(kind: string, index: number): NastyPair {
  const random = new Random(4107 + 7919 * index + 104_729 * [...AREA_KINDS, ...THIN_KINDS].indexOf(kind));
  const make = AREAS[kind] ?? THIN[kind];
  return make ? { kind, ...make(random, index) } : makePair(kind, index);
}

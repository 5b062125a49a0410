import type { MultiPolygon, Polygon, Position } from 'geojson';
import { Random } from '../../bench/random.ts';
import { scaleAt } from '../../src/geo/ellipsoid.ts';
import { type Grid, gridOver, positionOf, stepsEast, stepsNorth } from '../../src/geo/packed/grid.ts';

/** Middle of the test ground; one grid for all pairs, so that shared vertices stay shared. */
const LON = 113.27;
const LAT = 34.78;
const SCALE = scaleAt(LAT);
export const GRID: Grid = gridOver([LON - 0.4, LAT - 0.4, LON + 0.4, LAT + 0.4]);

export type Metres = readonly [number, number];
export type Area = Polygon | MultiPolygon;

export interface Pair {
  readonly kind: string;
  readonly site: Area;
  readonly zone: Area;
}

/** Metres about the middle to [lon, lat], snapped to the grid. */
export function place([x, y]: Metres): Position {
  const lon = LON + x / SCALE.eastM;
  const lat = LAT + y / SCALE.northM;
  return positionOf(GRID, stepsEast(GRID, lon), stepsNorth(GRID, lat));
}

function ringOf(points: readonly Metres[]): Position[] {
  const ring = points.map(place);
  return [...ring, ring[0]!];
}

/** A star round a centre: every ray has one vertex, so that it never crosses itself. */
export function star(random: Random, [cx, cy]: Metres, radiusM: number, corners: number, noise = 0.35): Metres[] {
  const turn = random.between(0, 2 * Math.PI);
  return Array.from({ length: corners }, (_, i): Metres => {
    const r = radiusM * (1 + noise * random.between(-1, 1));
    const angle = turn + (2 * Math.PI * (i + random.between(0, 0.6))) / corners;
    return [cx + r * Math.cos(angle), cy + r * Math.sin(angle)];
  });
}

export function polygon(outer: readonly Metres[], ...holes: readonly Metres[][]): Polygon {
  return { type: 'Polygon', coordinates: [outer, ...holes].map(ringOf) };
}

function rotate(points: readonly Metres[], angle: number, [ox, oy]: Metres = [0, 0]): Metres[] {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return points.map(([x, y]): Metres => [ox + c * x - s * y, oy + s * x + c * y]);
}

function rectangle(x0: number, y0: number, x1: number, y1: number): Metres[] {
  return [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
  ];
}

/** A star with holes: inner stars placed on a circle of half the least radius, small enough to stay apart. */
function starWithHoles(random: Random, centre: Metres, radiusM: number): Polygon {
  const holes = random.whole(1, 4);
  const rings = Array.from({ length: holes }, (_, i) => {
    const angle = (2 * Math.PI * i) / holes;
    const at: Metres = [centre[0] + radiusM * 0.3 * Math.cos(angle), centre[1] + radiusM * 0.3 * Math.sin(angle)];
    return star(random, at, radiusM * 0.12, random.whole(3, 9));
  });
  return polygon(star(random, centre, radiusM, random.whole(8, 40)), ...rings);
}

/** Rectangles of a rotated grid with jittered lines; neighbours share vertices exactly. */
function gridCells(random: Random, angle: number, sizeM: number) {
  const lines = Array.from({ length: 6 }, (_, i) => (i - 2.5) * sizeM + random.between(-0.2, 0.2) * sizeM);
  return (c0: number, r0: number, c1: number, r1: number) =>
    polygon(rotate(rectangle(lines[c0]!, lines[r0]!, lines[c1]!, lines[r1]!), angle));
}

type Make = (random: Random) => Omit<Pair, 'kind'>;

const around = (random: Random, spreadM: number): Metres => [
  random.between(-spreadM, spreadM),
  random.between(-spreadM, spreadM),
];

/** Kinds of pairs that overlay engines stumble over, and plain ones. */
export const KINDS: Readonly<Record<string, Make>> = {
  stars: (random) => ({
    site: polygon(star(random, around(random, 100), random.between(20, 150), random.whole(3, 40))),
    zone: polygon(star(random, around(random, 200), random.between(30, 400), random.whole(3, 120))),
  }),
  holes: (random) => ({
    site: starWithHoles(random, around(random, 80), random.between(50, 200)),
    zone: starWithHoles(random, around(random, 80), random.between(50, 300)),
  }),
  multi_parts: (random) => ({
    site: {
      type: 'MultiPolygon',
      coordinates: [-200, 0, 200].map((x) => starWithHoles(random, [x, random.between(-50, 50)], 70).coordinates),
    },
    zone: starWithHoles(random, around(random, 100), random.between(100, 400)),
  }),
  identical: (random) => {
    const zone = starWithHoles(random, around(random, 50), random.between(50, 300));
    return { site: zone, zone };
  },
  shared_edges: (random) => {
    const cell = gridCells(random, random.between(0, Math.PI), random.between(10, 120));
    const [c, r] = [random.whole(0, 2), random.whole(0, 2)];
    return {
      site: cell(c, r, c + random.whole(1, 2), r + random.whole(1, 2)),
      zone: cell(random.whole(0, 2), random.whole(0, 2), 3, random.whole(3, 5)),
    };
  },
  axis_grid: (random) => {
    const cell = gridCells(random, 0, random.between(10, 120));
    return {
      site: cell(1, 1, random.whole(2, 5), random.whole(2, 5)),
      zone: cell(random.whole(0, 1), random.whole(0, 2), random.whole(2, 5), random.whole(3, 5)),
    };
  },
  vertex_touch: (random) => {
    const corner = around(random, 50);
    const angle = random.between(0, Math.PI);
    return {
      site: polygon(rotate(rectangle(0, 0, 60, 40), angle, corner)),
      zone: polygon(rotate(rectangle(-80, -30, 0, 0), angle + random.between(-0.5, 0.5), corner)),
    };
  },
  t_vertices: (random) => {
    const angle = random.between(0, Math.PI);
    const cuts = Array.from({ length: random.whole(1, 8) }, () => random.between(1, 99)).sort((a, b) => b - a);
    const teeth = cuts.map((x): Metres => [x, 0]);
    return {
      site: polygon(rotate(rectangle(0, 0, 100, 50), angle)),
      zone: polygon(rotate([[0, -50], [100, -50], [100, 0], ...teeth, [0, 0]], angle)),
    };
  },
  micron_jitter: (random) => {
    const points = star(random, around(random, 50), random.between(50, 200), random.whole(5, 60));
    const shaken = points.map(([x, y]): Metres => [x + random.between(-1e-4, 1e-4), y + random.between(-1e-4, 1e-4)]);
    return { site: polygon(points), zone: polygon(shaken) };
  },
  slivers: (random) => {
    const angle = random.between(0, Math.PI);
    const width = 10 ** random.between(-3, -1);
    return {
      site: polygon(rotate(rectangle(0, 0, random.between(50, 400), 50), angle)),
      zone: polygon(rotate(rectangle(-20, -60, random.between(30, 300), width), angle)),
    };
  },
  site_in_hole: (random) => ({
    site: polygon(star(random, around(random, 5), 20, random.whole(3, 12))),
    zone: polygon(star(random, [0, 0], 300, 30), star(random, [0, 0], 80, 15)),
  }),
  fills_hole: (random) => {
    const hole = star(random, [0, 0], 80, random.whole(5, 20));
    return { site: polygon(hole), zone: polygon(star(random, [0, 0], 300, 30), hole) };
  },
  nested: (random) => ({
    site: polygon(star(random, around(random, 20), 30, random.whole(4, 30))),
    zone: polygon(star(random, around(random, 20), 400, random.whole(6, 200), 0.2)),
  }),
  upright_shear: (random) => {
    const lean = Math.atan(1 / 0.0137) + random.between(-1e-6, 1e-6);
    return {
      site: polygon(rotate(rectangle(-50, -50, 50, 50), lean)),
      zone: polygon(rotate(rectangle(-80, random.pick([-50, -20]), 20, 80), lean)),
    };
  },
  combs: (random) => {
    const comb = (teeth: number, turn: number) => {
      const points: Metres[] = [];
      for (let i = 0; i < teeth; i++) {
        const x = (i * 100) / teeth;
        points.push([x, 60], [x + 25 / teeth, 0], [x + 75 / teeth, 0]);
      }
      return polygon(rotate([...points.reverse(), [0, -20], [100, -20]], turn, around(random, 30)));
    };
    return {
      site: comb(random.whole(2, 20), random.between(0, 6)),
      zone: comb(random.whole(2, 20), random.between(0, 6)),
    };
  },
  far_apart: (random) => ({
    site: polygon(star(random, around(random, 300), random.between(10, 100), random.whole(3, 20))),
    zone: polygon(
      star(
        random,
        [random.between(-6000, 6000), random.between(-6000, 6000)],
        random.between(10, 500),
        random.whole(3, 30),
      ),
    ),
  }),
  large: (random) => ({
    site: polygon(star(random, around(random, 500), random.between(2000, 5000), random.whole(200, 900))),
    zone: starWithHoles(random, around(random, 3000), random.between(500, 6000)),
  }),
};

/** Pair number `index` of a kind; equal arguments give equal pairs. */
export function makePair(kind: string, index: number): Pair {
  const random = new Random(Object.keys(KINDS).indexOf(kind) * 1_000_003 + index * 7919 + 410106);
  return { kind, ...KINDS[kind]!(random) };
}

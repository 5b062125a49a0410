import { createHash } from 'node:crypto';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { fromCm114 } from '../src/geo/project.ts';
import { Random } from './random.ts';
import { belt, giant, lot, type Metres, radial, starWithHoles } from './stress-shapes.ts';

export interface StressFeature {
  readonly type: 'Feature';
  readonly properties: {
    readonly id: string;
    readonly role: StressRole;
    readonly level: string;
    readonly name: string;
  };
  readonly geometry: Polygon | MultiPolygon;
}

export const STRESS_ROLES = ['parcel', 'field', 'patch', 'belt', 'large'] as const;
export type StressRole = (typeof STRESS_ROLES)[number];

/** Window of EPSG:4547, metres: [west, south, east, north]; 1200 km². */
export const WINDOW = [420_000, 3_830_000, 450_000, 3_870_000] as const;
export const GIANT_AT: Metres = [435_000, 3_850_000];
/** South-west corner of the gap-free block of parcels, its cells and their size. */
export const BLOCK = { at: [437_000, 3_856_000] as Metres, cells: 100, sizeM: 60 } as const;

const SEED = 410106;
const LEVELS = ['key', 'general', 'other'];
const CLUSTERS = 12;
/** Size of the lattice that keeps parcels apart. */
const LOT_M = 80;

/** Numbers of polygons per kind at full size; they add up to 100 000. */
const FULL = {
  parcels: 49_060,
  block: 10_000,
  specials: 340,
  fields: 30_000,
  patches: 9_000,
  belts: 1_500,
  large: 100,
};

/**
 * The layer the bench runs on: 100 000 polygons with about three million vertices, half of them in twelve clusters, so
 * that an index sees uneven density. Same seed, same bytes; coordinates are rounded to 7 decimals (1 cm).
 * @param share 1 for the full layer; 0.1 and 0.01 for the growth series, in the same window
 */
export function makeStressLayer(share = 1): StressFeature[] {
  const random = new Random(SEED);
  const clusters = Array.from({ length: CLUSTERS }, () => ({
    at: [
      random.between(WINDOW[0] + 3000, WINDOW[2] - 3000),
      random.between(WINDOW[1] + 3000, WINDOW[3] - 3000),
    ] as Metres,
    radiusM: random.between(1500, 3000),
  }));
  const anywhere = (): Metres => {
    if (random.chance(0.5)) return [random.between(WINDOW[0], WINDOW[2]), random.between(WINDOW[1], WINDOW[3])];
    const { at, radiusM } = random.pick(clusters);
    const angle = random.between(0, 2 * Math.PI);
    const r = radiusM * Math.sqrt(random.next());
    return [at[0] + r * Math.cos(angle), at[1] + r * Math.sin(angle)];
  };
  const features: StressFeature[] = [];
  const add = (role: StressRole, geometry: Polygon | MultiPolygon) => {
    const number = features.length;
    features.push({
      type: 'Feature',
      properties: { id: `${role}-${number}`, role, level: LEVELS[number % 3]!, name: `地块 ${number}` },
      geometry,
    });
  };
  const count = (full: number) => Math.max(1, Math.round(full * share));
  addParcels(random, count(FULL.parcels), anywhere, add);
  addBlock(random, share, add);
  addSpecials(random, count(FULL.specials / 2), anywhere, add);
  for (let i = 0; i < count(FULL.fields); i++) {
    const radiusM = Math.sqrt((random.between(0.5, 4) * 1e4) / Math.PI);
    add('field', polygon([radial(random, anywhere(), radiusM, random.whole(12, 40), 0.2)]));
  }
  for (let i = 0; i < count(FULL.patches); i++) add('patch', patch(random, anywhere()));
  for (let i = 0; i < count(FULL.belts); i++) add('belt', polygon([belt(random, anywhere())]));
  for (let i = 0; i < count(FULL.large) - 1; i++) {
    const radiusM = Math.sqrt((random.between(1, 20) * 1e6) / Math.PI);
    add('large', polygon([radial(random, anywhere(), radiusM, 5000, 0.03)]));
  }
  add('large', giantPolygon(20_000, 500));
  return features;
}

/** One polygon of about 250 km² with an outer ring of so many vertices and so many holes. */
export function giantPolygon(vertices: number, holes: number): Polygon {
  return polygon(giant(new Random(SEED + vertices), GIANT_AT, vertices, holes));
}

/** Vertices, and SHA-256 over all coordinates as written in degrees · 1e7, features in order. */
export function fingerprintOf(features: readonly StressFeature[]): { vertices: number; sha256: string } {
  const hash = createHash('sha256');
  let vertices = 0;
  for (const { geometry } of features) {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    for (const ring of polygons.flat()) {
      vertices += ring.length;
      hash.update(Int32Array.from(ring.flat(), (degrees) => Math.round(degrees * 1e7)));
    }
  }
  return { vertices, sha256: hash.digest('hex') };
}

/** EPSG:4547 metres to degrees with 7 decimals. */
function toLonLat([eastM, northM]: Metres): Position {
  return fromCm114({ eastM, northM }).map((degrees) => Math.round(degrees * 1e7) / 1e7);
}

export function polygon(rings: readonly (readonly Metres[])[]): Polygon {
  return { type: 'Polygon', coordinates: rings.map(closed) };
}

function closed(points: readonly Metres[]): Position[] {
  const ring = points.map(toLonLat);
  return [...ring, ring[0]!];
}

type Add = (role: StressRole, geometry: Polygon | MultiPolygon) => void;

/** Parcels on a lattice, each cell once; corners jittered, sides with a few more vertices. */
function addParcels(random: Random, count: number, anywhere: () => Metres, add: Add): void {
  const taken = new Set<string>();
  for (let made = 0; made < count; ) {
    const [x, y] = anywhere();
    const [column, row] = [Math.floor(x / LOT_M), Math.floor(y / LOT_M)];
    // A crowded cluster runs out of cells: walk on to the next free one.
    let shift = 0;
    while (taken.has(`${column + shift},${row}`)) shift++;
    taken.add(`${column + shift},${row}`);
    add('parcel', polygon([lot(random, [(column + shift + 0.5) * LOT_M, (row + 0.5) * LOT_M], LOT_M)]));
    made++;
  }
}

/** A block without gaps: neighbours share their vertices exactly, so the areas add up to that of the block. */
function addBlock(random: Random, share: number, add: Add): void {
  const cells = Math.round(BLOCK.cells * Math.sqrt(share));
  const half = BLOCK.sizeM / 2;
  const nodes: Metres[][] = [];
  for (let row = 0; row <= 2 * cells; row++) {
    nodes.push(
      Array.from({ length: 2 * cells + 1 }, (_, column): Metres => {
        const onBorder = row === 0 || column === 0 || row === 2 * cells || column === 2 * cells;
        const jitter = () => (onBorder ? 0 : random.between(-0.3, 0.3) * half);
        return [BLOCK.at[0] + column * half + jitter(), BLOCK.at[1] + row * half + jitter()];
      }),
    );
  }
  for (let r = 0; r < 2 * cells; r += 2) {
    for (let c = 0; c < 2 * cells; c += 2) {
      const at = (dr: number, dc: number) => nodes[r + dr]![c + dc]!;
      add('parcel', polygon([[at(0, 0), at(0, 1), at(0, 2), at(1, 2), at(2, 2), at(2, 1), at(2, 0), at(1, 0)]]));
    }
  }
}

/** Pairs that go wrong in overlay engines: slivers 1 mm–5 cm wide, touching points, touching edges, duplicates. */
function addSpecials(random: Random, pairs: number, anywhere: () => Metres, add: Add): void {
  for (let i = 0; i < pairs; i++) {
    const [x, y] = anywhere();
    const first: Metres[] = [
      [x, y],
      [x + 60, y],
      [x + 60, y + 40],
      [x, y + 40],
    ];
    const kind = i % 17;
    const gap = kind < 5 ? -(10 ** random.between(-3, -1.3)) : 0;
    const side = kind < 10 ? 0 : 40;
    const second: Metres[] =
      kind >= 15
        ? first
        : [
            [x + 60 + gap, y + side],
            [x + 120, y + side],
            [x + 120, y + side + 40],
            [x + 60 + gap, y + side + 40],
          ];
    add('parcel', polygon([first]));
    add('parcel', polygon([second]));
  }
}

function patch(random: Random, at: Metres): Polygon | MultiPolygon {
  const radiusM = Math.sqrt((random.between(2, 30) * 1e4) / Math.PI);
  const vertices = random.whole(40, 160);
  if (random.chance(0.15)) return polygon(starWithHoles(random, at, radiusM, vertices, random.whole(1, 3)));
  if (!random.chance(0.06)) return polygon([radial(random, at, radiusM, vertices, 0.25)]);
  const parts = random.whole(2, 6);
  const rings = Array.from({ length: parts }, (_, i): Metres[] => {
    const centre: Metres = [at[0] + i * radiusM * 1.3, at[1] + random.between(-1, 1) * radiusM];
    return radial(random, centre, radiusM * 0.5, Math.max(12, Math.round(vertices / parts)), 0.25);
  });
  return { type: 'MultiPolygon', coordinates: rings.map((ring) => polygon([ring]).coordinates) };
}

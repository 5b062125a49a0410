import type { Random } from './random.ts';

/** East and north, metres. */
export type Metres = readonly [number, number];

/** A ring round a centre with one vertex per ray, so that it cannot cross itself. */
export function radial(random: Random, [x, y]: Metres, radiusM: number, vertices: number, noise: number): Metres[] {
  const turn = random.between(0, 2 * Math.PI);
  return Array.from({ length: vertices }, (_, i): Metres => {
    const angle = turn + (2 * Math.PI * i) / vertices;
    const r = radiusM * (1 + noise * random.between(-1, 1));
    return [x + r * Math.cos(angle), y + r * Math.sin(angle)];
  });
}

/** A ring with holes of a tenth of its size on a circle inside it, far enough apart. */
export function starWithHoles(
  random: Random,
  [x, y]: Metres,
  radiusM: number,
  vertices: number,
  holes: number,
): Metres[][] {
  const rings = [radial(random, [x, y], radiusM, vertices, 0.25)];
  for (let i = 0; i < holes; i++) {
    const angle = (2 * Math.PI * i) / holes;
    const centre: Metres = [x + 0.35 * radiusM * Math.cos(angle), y + 0.35 * radiusM * Math.sin(angle)];
    rings.push(radial(random, centre, 0.1 * radiusM, random.whole(6, 14), 0.3));
  }
  return rings;
}

/** A building lot inside its cell of a lattice: four jittered corners, a few more vertices on the sides, 0.1–0.6 ha. */
export function lot(random: Random, [x, y]: Metres, cellM: number): Metres[] {
  const half = (cellM / 2) * random.between(0.45, 0.95);
  const corner = (sx: number, sy: number): Metres => [
    x + sx * half * random.between(0.88, 1),
    y + sy * half * random.between(0.88, 1),
  ];
  const corners = [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
  let extra = random.whole(2, 10);
  return corners.flatMap((from, i) => {
    const to = corners[(i + 1) % 4]!;
    const own = Math.min(extra, random.whole(0, 4));
    extra -= own;
    const between = Array.from({ length: own }, (_, k): Metres => {
      const t = (k + 1) / (own + 1);
      // Pulled a little to the middle, never across it.
      const pull = random.between(0, 0.04);
      const [px, py] = [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])];
      return [px + pull * (x - px), py + pull * (y - py)];
    });
    return [from, ...between];
  });
}

/** A strip of even width along a gently waving line: both banks are graphs over the same line. */
export function belt(random: Random, [x, y]: Metres): Metres[] {
  const lengthM = random.between(500, 4000);
  const halfWidthM = random.between(10, 30);
  const perBank = random.whole(30, 200);
  const angle = random.between(0, Math.PI);
  const waveM = random.between(0, 0.04) * lengthM;
  const waves = random.between(0.5, 2);
  const bank = (side: number) =>
    Array.from({ length: perBank }, (_, i): Metres => {
      const s = (lengthM * i) / (perBank - 1);
      const off = waveM * Math.sin((2 * Math.PI * waves * s) / lengthM) + side * halfWidthM;
      return [x + s * Math.cos(angle) - off * Math.sin(angle), y + s * Math.sin(angle) + off * Math.cos(angle)];
    });
  return [...bank(-1), ...bank(1).reverse()];
}

/** About 250 km²: radius with noise in five octaves, holes of 8–40 vertices on a lattice well inside. */
export function giant(random: Random, [x, y]: Metres, vertices: number, holes: number): Metres[][] {
  const radiusM = Math.sqrt(250e6 / Math.PI);
  const octaves = Array.from({ length: 5 }, (_, k) => ({
    waves: 8 * 6 ** k,
    phase: random.between(0, 2 * Math.PI),
    size: 0.05 / 3 ** k,
  }));
  const outer = Array.from({ length: vertices }, (_, i): Metres => {
    const angle = (2 * Math.PI * i) / vertices;
    const noise = octaves.reduce((sum, { waves, phase, size }) => sum + size * Math.sin(waves * angle + phase), 0);
    return [x + radiusM * (1 + noise) * Math.cos(angle), y + radiusM * (1 + noise) * Math.sin(angle)];
  });
  const perSide = Math.ceil(Math.sqrt(holes));
  const spacingM = (1.2 * radiusM) / perSide;
  const rings: Metres[][] = [outer];
  for (let i = 0; i < holes; i++) {
    const centre: Metres = [
      x + ((i % perSide) - (perSide - 1) / 2) * spacingM,
      y + (Math.floor(i / perSide) - (perSide - 1) / 2) * spacingM,
    ];
    rings.push(radial(random, centre, random.between(20, 0.35 * spacingM), random.whole(8, 40), 0.2));
  }
  return rings;
}

import type { Polygon } from 'geojson';
import { Random } from './random.ts';
import { BLOCK, GIANT_AT, polygon, WINDOW } from './stress-layer.ts';
import { type Metres, radial } from './stress-shapes.ts';

/** Round sites with noise, scattered over the window; the same ones for every engine. */
export function roundSites(count: number, radiusM: number, vertices: number, seed: number): Polygon[] {
  const random = new Random(seed);
  return Array.from({ length: count }, () => {
    const at: Metres = [
      random.between(WINDOW[0] + 6000, WINDOW[2] - 6000),
      random.between(WINDOW[1] + 6000, WINDOW[3] - 6000),
    ];
    return polygon([radial(random, at, radiusM, vertices, 0.25)]);
  });
}

/** Sites on the border of the giant polygon. */
export function borderSites(count: number, radiusM: number, seed: number): Polygon[] {
  const random = new Random(seed);
  return Array.from({ length: count }, () => {
    const angle = random.between(0, 2 * Math.PI);
    const r = Math.sqrt(250e6 / Math.PI);
    const at: Metres = [GIANT_AT[0] + r * Math.cos(angle), GIANT_AT[1] + r * Math.sin(angle)];
    return polygon([radial(random, at, radiusM, 48, 0.25)]);
  });
}

/** Frames of a drag: one site moved a few metres at a time across the middle of the window. */
export function dragFrames(count: number, radiusM: number): Polygon[] {
  return Array.from({ length: count }, (_, i) => {
    const t = i / count;
    const at: Metres = [GIANT_AT[0] - 8000 + 16_000 * t, GIANT_AT[1] - 4000 + 5000 * Math.sin(6 * t)];
    return polygon([radial(new Random(7), at, radiusM, 64, 0.25)]);
  });
}

/** Corridor of even width along a straight line. */
function strip([x, y]: Metres, lengthM: number, widthM: number, angle: number, pieces: number): Metres[] {
  const bank = (side: number) =>
    Array.from({ length: pieces + 1 }, (_, i): Metres => {
      const s = (lengthM * i) / pieces;
      const off = (side * widthM) / 2;
      return [x + s * Math.cos(angle) - off * Math.sin(angle), y + s * Math.sin(angle) + off * Math.cos(angle)];
    });
  return [...bank(-1), ...bank(1).reverse()];
}

/** Sites that are hard for one reason each. */
export function hardSites(): { name: string; site: Polygon }[] {
  const random = new Random(5);
  const square = ([x, y]: Metres, halfM: number): Metres[] => [
    [x - halfM, y - halfM],
    [x + halfM, y - halfM],
    [x + halfM, y + halfM],
    [x - halfM, y + halfM],
  ];
  const blockM = BLOCK.sizeM * BLOCK.cells;
  const middle: Metres = [BLOCK.at[0] + blockM / 2, BLOCK.at[1] + blockM / 2];
  return [
    { name: '1 ha square', site: polygon([square([434_000, 3_848_000], 50)]) },
    { name: '50 ha, 2 000 vertices', site: polygon([radial(random, [433_000, 3_851_000], 399, 2000, 0.02)]) },
    { name: 'line of 30 km × 60 m, slanting', site: polygon([strip([422_000, 3_832_000], 30_000, 60, 0.9, 300)]) },
    { name: 'line of 24 km × 60 m, along a parallel', site: polygon([strip([423_000, 3_850_000], 24_000, 60, 0, 1)]) },
    { name: 'inside a hole of the giant', site: polygon([square(GIANT_AT, 8)]) },
    { name: 'over 1 000 parcels of the block', site: polygon([radial(random, middle, 1050, 64, 0.05)]) },
    { name: 'R = 5 km, 5 000 vertices', site: polygon([radial(random, [434_000, 3_848_000], 5000, 5000, 0.02)]) },
    {
      name: 'R = 13 km, 200 vertices: a third of the layer',
      site: polygon([radial(random, [435_000, 3_850_000], 13_000, 200, 0.05)]),
    },
  ];
}

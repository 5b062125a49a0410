import { fromCm114 } from '../../geo/project.ts';
import { MAP_HEIGHT_MM, MAP_WIDTH_MM, type Projector } from './frame.ts';
import { BLACK, ink, type PaperPoint, type SceneShape, WHITE } from './scene.ts';

const GRID = ink(150, 150, 150, 0.6);
const LABEL_MM = 2.3;
/** Grid lines no nearer than this. */
const GRID_MM = 26;
const DEGREE_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600].map((seconds) => seconds / 3600);

/** 1, 2 or 5 times a power of ten, not below `least`. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5].find((step) => step * power >= least) ?? 10);
}

/** Values of a step in a span. */
function multiples(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step - 1e-9);
  return Array.from({ length: Math.max(0, Math.floor(to / step + 1e-9) - first + 1) }, (_, i) => (first + i) * step);
}

function kilometres(metres: number): string {
  return String(Number((metres / 1000).toFixed(3)));
}

/** Plane grid in EPSG:4547 with its numbers in kilometres, and what it was cut from. */
export function gridShapes(projector: Projector): SceneShape[] {
  const upper = projector.toPlane([0, 0]);
  const lower = projector.toPlane([MAP_WIDTH_MM, MAP_HEIGHT_MM]);
  const stepM = roundStep((GRID_MM * projector.frame.scale) / 1000);
  const easts = multiples(upper.eastM, lower.eastM, stepM).map((eastM) => {
    const [x] = projector.planeToPaper(upper.northM, eastM);
    return { x, text: `E ${kilometres(eastM)}` };
  });
  const norths = multiples(lower.northM, upper.northM, stepM).map((northM) => {
    const [, y] = projector.planeToPaper(northM, upper.eastM);
    return { y, text: `N ${kilometres(northM)}` };
  });
  const paths: PaperPoint[][] = [
    ...easts.map(({ x }): PaperPoint[] => [
      [x, 0],
      [x, MAP_HEIGHT_MM],
    ]),
    ...norths.map(({ y }): PaperPoint[] => [
      [0, y],
      [MAP_WIDTH_MM, y],
    ]),
  ];
  return [
    { kind: 'line', paths, ink: GRID, widthMm: 0.12 },
    ...easts.filter(({ x }) => x > 8 && x < MAP_WIDTH_MM - 22).map(({ x, text }) => label([x, 3.4], text, 'middle')),
    ...norths
      .filter(({ y }) => y > 7 && y < MAP_HEIGHT_MM - 16)
      .map(({ y, text }) => label([1.2, y - 0.6], text, 'start')),
  ];
}

function label(at: PaperPoint, text: string, anchor: 'start' | 'middle' | 'end'): SceneShape {
  return { kind: 'text', at, text, sizeMm: LABEL_MM, anchor, ink: BLACK };
}

function degrees(value: number): string {
  const seconds = Math.round(value * 3600);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}°${two(Math.floor(seconds / 60) % 60)}'${two(seconds % 60)}"`;
}

/** Ticks of longitude along the foot and of latitude along the right edge, at round seconds. */
export function degreeTicks(projector: Projector): SceneShape[] {
  const at = (point: PaperPoint) => fromCm114(projector.toPlane(point)) as [number, number];
  const [west, east] = [at([0, MAP_HEIGHT_MM])[0], at([MAP_WIDTH_MM, MAP_HEIGHT_MM])[0]];
  const [north, south] = [at([MAP_WIDTH_MM, 0])[1], at([MAP_WIDTH_MM, MAP_HEIGHT_MM])[1]];
  const step = DEGREE_STEPS.find((one) => one >= (east - west) / 4) ?? 1;
  // Over a few kilometres both run evenly along their edge, to less than a line's width.
  const lons = multiples(west, east, step).map((lon) => ({ lon, x: ((lon - west) / (east - west)) * MAP_WIDTH_MM }));
  const lats = multiples(south, north, step).map((lat) => ({
    lat,
    y: ((north - lat) / (north - south)) * MAP_HEIGHT_MM,
  }));
  const ticks: PaperPoint[][] = [
    ...lons.map(({ x }): PaperPoint[] => [
      [x, MAP_HEIGHT_MM - 1.8],
      [x, MAP_HEIGHT_MM],
    ]),
    ...lats.map(({ y }): PaperPoint[] => [
      [MAP_WIDTH_MM - 1.8, y],
      [MAP_WIDTH_MM, y],
    ]),
  ];
  return [
    { kind: 'line', paths: ticks, ink: BLACK, widthMm: 0.25 },
    ...lons
      .filter(({ x }) => x > 62 && x < MAP_WIDTH_MM - 16)
      .map(({ lon, x }) => label([x, MAP_HEIGHT_MM - 2.4], degrees(lon), 'middle')),
    ...lats
      .filter(({ y }) => y > 24 && y < MAP_HEIGHT_MM - 8)
      .map(({ lat, y }) => label([MAP_WIDTH_MM - 2.4, y + 0.8], degrees(lat), 'end')),
  ];
}

/** Bar of a round length with the scale beside it, on white so that it reads over anything. */
export function scaleBarShapes(projector: Projector): SceneShape[] {
  const { scale } = projector.frame;
  const lengthM = roundStep((14 * scale) / 1000);
  const lengthMm = (lengthM * 1000) / scale;
  const [x, y] = [4, MAP_HEIGHT_MM - 6];
  const words = `${lengthM >= 1000 ? `${lengthM / 1000} km` : `${lengthM} m`}   1:${scale}`;
  const box = rectangle(2, y - 4.4, Math.max(lengthMm + 4, 44), 8.6);
  return [
    { kind: 'area', rings: [box], ink: { ...WHITE, opacity: 0.9 } },
    { kind: 'area', rings: [rectangle(x, y, lengthMm / 2, 1.2)], ink: BLACK },
    outline(rectangle(x, y, lengthMm, 1.2), 0.2),
    label([x, y - 1], words, 'start'),
  ];
}

/** An arrow to grid north in the upper right corner. */
export function northShapes(): SceneShape[] {
  const x = MAP_WIDTH_MM - 8;
  return [
    { kind: 'area', rings: [rectangle(x - 4.5, 1.5, 9, 13)], ink: { ...WHITE, opacity: 0.9 } },
    {
      kind: 'area',
      rings: [
        [
          [x, 5.6],
          [x + 2.2, 13],
          [x, 11.4],
          [x - 2.2, 13],
        ],
      ],
      ink: BLACK,
    },
    { kind: 'text', at: [x, 4.9], text: 'N', sizeMm: 3.2, anchor: 'middle', ink: BLACK },
  ];
}

/** The map's edge. */
export function borderShape(): SceneShape {
  return outline(rectangle(0.15, 0.15, MAP_WIDTH_MM - 0.3, MAP_HEIGHT_MM - 0.3), 0.3);
}

export function rectangle(x: number, y: number, width: number, height: number): PaperPoint[] {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
}

function outline(ring: readonly PaperPoint[], widthMm: number): SceneShape {
  return { kind: 'line', paths: [[...ring, ring[0]!]], ink: BLACK, widthMm };
}

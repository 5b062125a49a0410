import { fromCm114, toCm114 } from '../../geo/project.ts';
import type { ScreeningRecord } from '../../record/record.ts';
import type { PaperPoint } from './scene.ts';

/** Size of the map on an A4 page, millimetres. */
export const MAP_WIDTH_MM = 170;
export const MAP_HEIGHT_MM = 112;

/** Round scales that a person measures with; a larger site takes the next power of ten. */
const STEPS = [1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5, 8, 10];
/** How much of the surroundings is shown on every side: at least this, and a quarter of the site. */
const AROUND_M = 300;

/** What a map shows: its centre in EPSG:4547 and its scale. */
export interface Frame {
  readonly northM: number;
  readonly eastM: number;
  /** 5000 = 1:5000. */
  readonly scale: number;
}

function roundScale(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const step = STEPS.find((one) => one * power >= least - 1e-9) ?? 10;
  return Math.round(step * power);
}

type Box = ScreeningRecord['site']['bbox'];

/** The frame that shows a site and what lies round it. @param bbox of the site, degrees */
export function frameAround([west, south, east, north]: Box): Frame {
  const corners = [
    [west, south],
    [west, north],
    [east, south],
    [east, north],
  ].map(toCm114);
  const norths = corners.map(({ northM }) => northM);
  const easts = corners.map(({ eastM }) => eastM);
  const [top, bottom] = [Math.max(...norths), Math.min(...norths)];
  const [right, left] = [Math.max(...easts), Math.min(...easts)];
  const around = (sizeM: number) => sizeM + 2 * Math.max(AROUND_M, sizeM / 4);
  const least = Math.max((around(right - left) * 1000) / MAP_WIDTH_MM, (around(top - bottom) * 1000) / MAP_HEIGHT_MM);
  return { northM: (top + bottom) / 2, eastM: (right + left) / 2, scale: roundScale(least) };
}

/** Half of the frame's width and height on the ground, metres. */
function halfSizeM({ scale }: Frame): { readonly eastM: number; readonly northM: number } {
  return { eastM: (MAP_WIDTH_MM * scale) / 2000, northM: (MAP_HEIGHT_MM * scale) / 2000 };
}

/** From corner to corner, metres. */
export function diagonalM(frame: Frame): number {
  const half = halfSizeM(frame);
  return 2 * Math.hypot(half.eastM, half.northM);
}

/** Lon/lat box round the frame, a little larger on every side: [west, south, east, north], degrees. */
export function boxOfFrame(frame: Frame): Box {
  const half = halfSizeM(frame);
  const positions = [-1.03, 1.03].flatMap((n) =>
    [-1.03, 1.03].map((e) =>
      fromCm114({ northM: frame.northM + n * half.northM, eastM: frame.eastM + e * half.eastM }),
    ),
  );
  const lons = positions.map(([lon]) => lon!);
  const lats = positions.map(([, lat]) => lat!);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

/** Ground to paper. */
export interface Projector {
  readonly frame: Frame;
  toPaper(lonLat: readonly number[]): PaperPoint;
  /** EPSG:4547 to paper. */
  planeToPaper(northM: number, eastM: number): PaperPoint;
  /** Paper to EPSG:4547. */
  toPlane(at: PaperPoint): { readonly northM: number; readonly eastM: number };
}

export function projectorOf(frame: Frame): Projector {
  const perMm = frame.scale / 1000;
  const planeToPaper = (northM: number, eastM: number): PaperPoint => [
    MAP_WIDTH_MM / 2 + (eastM - frame.eastM) / perMm,
    MAP_HEIGHT_MM / 2 - (northM - frame.northM) / perMm,
  ];
  return {
    frame,
    planeToPaper,
    toPaper: (lonLat) => {
      const { northM, eastM } = toCm114([...lonLat]);
      return planeToPaper(northM, eastM);
    },
    toPlane: ([x, y]) => ({
      northM: frame.northM - (y - MAP_HEIGHT_MM / 2) * perMm,
      eastM: frame.eastM + (x - MAP_WIDTH_MM / 2) * perMm,
    }),
  };
}

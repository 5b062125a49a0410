import { fromCm114, toCm114 } from '../geo/project.ts';
import { type SheetBox, type SheetFrame, toSheet } from './sheet-frame.ts';

/** Ticks and crosses stand no nearer to each other than this, millimetres of paper. */
const APART_MM = 32;
const SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];
/** As far from the meridian as the 3-degree zone's plane is used. */
const ZONE_HALF_DEG = 1.5;

/** A mark along an edge of the map, millimetres from its upper or left end. */
export interface Tick {
  readonly atMm: number;
  readonly text: string;
}

export interface SheetGrid {
  /** Longitudes along head and foot, latitudes along both sides. */
  readonly lons: readonly Tick[];
  readonly lats: readonly Tick[];
  /** Crossings of the plane grid of CGCS2000 CM 114°, from the map's corner; empty far from that meridian. */
  readonly crosses: readonly (readonly [xMm: number, yMm: number])[];
  /** Eastings and northings in kilometres, each told once. */
  readonly eastings: readonly { readonly xMm: number; readonly yMm: number; readonly text: string }[];
  readonly northings: readonly { readonly xMm: number; readonly yMm: number; readonly text: string }[];
  /** Distance of the plane grid's lines, metres; null where there is none. */
  readonly stepM: number | null;
}

/** 1, 2 or 5 times a power of ten, not below `least`. */
function roundUp(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5].find((step) => step * power >= least) ?? 10);
}

function multiples(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step - 1e-9);
  return Array.from({ length: Math.max(0, Math.floor(to / step + 1e-9) - first + 1) }, (_, i) => (first + i) * step);
}

/** 113°16′30″ from whole seconds. */
function angleText(seconds: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}°${two(Math.floor(seconds / 60) % 60)}′${two(seconds % 60)}″`;
}

function kilometres(metres: number): string {
  return String(Number((metres / 1000).toFixed(3)));
}

/** Coordinates of a sheet: degrees along its edge, and the survey plane's grid as crosses within. */
export function gridOf(frame: SheetFrame, box: SheetBox): SheetGrid {
  const [west, south, east, north] = frame.bounds;
  const inside = ([x, y]: readonly [number, number], edge: number) =>
    x > edge && x < box.width - edge && y > edge && y < box.height - edge;
  const leastSeconds = ((east - west) * 3600 * APART_MM) / box.width;
  const stepSeconds = SECONDS.find((one) => one >= leastSeconds) ?? roundUp(leastSeconds / 3600) * 3600;
  const lons = multiples(west * 3600, east * 3600, stepSeconds).map((seconds) => ({
    atMm: toSheet(frame, seconds / 3600, south)[0],
    text: angleText(Math.round(seconds)),
  }));
  const lats = multiples(south * 3600, north * 3600, stepSeconds).map((seconds) => ({
    atMm: toSheet(frame, west, seconds / 3600)[1],
    text: angleText(Math.round(seconds)),
  }));
  if (west < 114 - ZONE_HALF_DEG || east > 114 + ZONE_HALF_DEG) {
    return { lons, lats, crosses: [], eastings: [], northings: [], stepM: null };
  }
  const stepM = roundUp((APART_MM * frame.scale) / 1000);
  const corners = [
    [west, south],
    [west, north],
    [east, south],
    [east, north],
  ].map(toCm114);
  const span = (pick: (corner: (typeof corners)[number]) => number): [number, number] => [
    Math.min(...corners.map(pick)),
    Math.max(...corners.map(pick)),
  ];
  const norths = multiples(...span(({ northM }) => northM), stepM);
  const easts = multiples(...span(({ eastM }) => eastM), stepM);
  const at = (northM: number, eastM: number) => {
    const [lonDeg, latDeg] = fromCm114({ northM, eastM }) as [number, number];
    return toSheet(frame, lonDeg, latDeg);
  };
  const told = (places: [number, number][], text: string) => {
    const first = places.find((place) => inside(place, 12));
    return first ? [{ xMm: first[0], yMm: first[1], text }] : [];
  };
  return {
    lons,
    lats,
    crosses: norths.flatMap((n) => easts.map((e) => at(n, e))).filter((place) => inside(place, 1.5)),
    // Eastings along the head and northings down the left side, where the scale bar does not stand.
    eastings: easts.flatMap((e) =>
      told(
        [...norths].reverse().map((n) => at(n, e)),
        `E ${kilometres(e)}`,
      ),
    ),
    northings: norths.flatMap((n) =>
      told(
        easts.map((e) => at(n, e)),
        `N ${kilometres(n)}`,
      ),
    ),
    stepM,
  };
}

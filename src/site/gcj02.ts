import type { Position } from 'geojson';

/**
 * The shift of Chinese web maps (GCJ-02), by the formula in public use since 2010: a sum of sines on the Krasovsky
 * ellipsoid. There is no official text of it.
 */
const SEMI_MAJOR_M = 6378245;
const ECCENTRICITY2 = 0.006693421622965943;
const RAD = Math.PI / 180;
/** Degrees; a tenth of a millimetre, well below what the shift formula itself is worth. */
const CLOSE_DEG = 1e-10;

function wave(at: number, period: number): number {
  return Math.sin(at * period * Math.PI);
}

function shiftOf(lon: number, lat: number): [number, number] {
  const [x, y] = [lon - 105, lat - 35];
  const common = ((20 * wave(x, 6) + 20 * wave(x, 2)) * 2) / 3;
  const root = Math.sqrt(Math.abs(x));
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * root +
    common +
    ((20 * wave(x, 1) + 40 * wave(x, 1 / 3)) * 2) / 3 +
    ((150 * wave(x, 1 / 12) + 300 * wave(x, 1 / 30)) * 2) / 3;
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * root +
    common +
    ((20 * wave(y, 1) + 40 * wave(y, 1 / 3)) * 2) / 3 +
    ((160 * wave(y, 1 / 12) + 320 * wave(y, 1 / 30)) * 2) / 3;
  const sin = Math.sin(lat * RAD);
  const w2 = 1 - ECCENTRICITY2 * sin * sin;
  const primeVerticalM = SEMI_MAJOR_M / Math.sqrt(w2);
  const meridionalM = (SEMI_MAJOR_M * (1 - ECCENTRICITY2)) / (w2 * Math.sqrt(w2));
  return [east / (primeVerticalM * Math.cos(lat * RAD) * RAD), north / (meridionalM * RAD)];
}

/** True [lon, lat] degrees to shifted ones. */
export function toGcj02([lon, lat]: Position): Position {
  const [east, north] = shiftOf(lon!, lat!);
  return [lon! + east, lat! + north];
}

/** Shifted [lon, lat] degrees back to true ones, to 1e-10°. The shift changes slowly, so taking it off repeatedly settles. */
export function fromGcj02([lon, lat]: Position): Position {
  return undo(toGcj02, lon!, lat!);
}

/** A further turn and stretch by Baidu (BD-09), by the formula in public use. */
export function toBd09(position: Position): Position {
  const [x, y] = toGcj02(position) as [number, number];
  const radius = Math.hypot(x, y) + 0.00002 * Math.sin(y * 3000 * RAD);
  const angle = Math.atan2(y, x) + 0.000003 * Math.cos(x * 3000 * RAD);
  return [radius * Math.cos(angle) + 0.0065, radius * Math.sin(angle) + 0.006];
}

/** Baidu's [lon, lat] degrees back to true ones, to 1e-10°. */
export function fromBd09([lon, lat]: Position): Position {
  return undo(toBd09, lon!, lat!);
}

function undo(shift: (position: Position) => Position, lon: number, lat: number): Position {
  let guess: Position = [lon, lat];
  for (let round = 0; round < 30; round++) {
    const [x, y] = shift(guess) as [number, number];
    guess = [guess[0]! + lon - x, guess[1]! + lat - y];
    if (Math.abs(lon - x) < CLOSE_DEG && Math.abs(lat - y) < CLOSE_DEG) break;
  }
  return guess;
}

import type { Bbox } from '../geo/shapes.ts';

/** A square of the web's tile pyramid, counted from the north-west. */
export interface TileAddress {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** Units along a side of a tile; eight to a pixel of the 512 it is drawn at. */
export const EXTENT = 4096;
export const UNITS_PER_PIXEL = 8;
/** Drawn beyond each side, so that a border cut there, halo included, lies out of sight. */
export const MARGIN = 128;

/** Units east of a tile's west side. */
export function unitsEast({ z, x }: TileAddress, lonDeg: number): number {
  return (((lonDeg + 180) / 360) * 2 ** z - x) * EXTENT;
}

/** Units south of a tile's north side (spherical Mercator, as web maps have it). */
export function unitsSouth({ z, y }: TileAddress, latDeg: number): number {
  const north = Math.asinh(Math.tan((latDeg * Math.PI) / 180)) / (2 * Math.PI);
  return ((0.5 - north) * 2 ** z - y) * EXTENT;
}

function lonAt({ z, x }: TileAddress, units: number): number {
  return ((x + units / EXTENT) / 2 ** z) * 360 - 180;
}

function latAt({ z, y }: TileAddress, units: number): number {
  const north = 0.5 - (y + units / EXTENT) / 2 ** z;
  return (Math.atan(Math.sinh(2 * Math.PI * north)) * 180) / Math.PI;
}

/** Side of a unit on the ground at a latitude, metres, to a half of one per cent: for weighing areas, not for measuring. */
export function metresPerUnit({ z }: TileAddress, latDeg: number): number {
  return (40_075_017 * Math.cos((latDeg * Math.PI) / 180)) / (EXTENT * 2 ** z);
}

/** Ground of a tile with its margin, degrees. */
export function tileBox(tile: TileAddress): Bbox {
  return [lonAt(tile, -MARGIN), latAt(tile, EXTENT + MARGIN), lonAt(tile, EXTENT + MARGIN), latAt(tile, -MARGIN)];
}

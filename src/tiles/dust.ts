import type { FlatPath } from './clip-path.ts';
import { EXTENT, UNITS_PER_PIXEL } from './tile-frame.ts';

/**
 * Side of what is drawn for many small areas, units. What is smaller than four pixels has no shape to the eye, but costs
 * as much to draw as a large area: of 100 000 parcels seen from afar a tenth is left, with the same area.
 */
export const SPECK = 4 * UNITS_PER_PIXEL;
const SPECK_AREA = SPECK ** 2;

/** Areas too small to be drawn by themselves, put together until they make up a speck. */
export class Dust {
  #area = 0;

  /**
   * Takes in an area that is smaller than a speck.
   * @param x @param y a place in it, units
   * @param area of it, square units
   * @returns whether it is the one that stands for all since the last: it is drawn as a speck
   */
  gather(x: number, y: number, area: number): boolean {
    // What lies on the margin is gathered in the tile it lies in.
    if (x < 0 || y < 0 || x >= EXTENT || y >= EXTENT) return false;
    this.#area += area;
    if (this.#area < SPECK_AREA) return false;
    this.#area -= SPECK_AREA;
    return true;
  }
}

/** A speck at a place, clockwise on the screen. */
export function speck(placeX: number, placeY: number): FlatPath {
  const [x, y] = [Math.round(placeX), Math.round(placeY)];
  return [x, y, x + SPECK, y, x + SPECK, y + SPECK, x, y + SPECK];
}

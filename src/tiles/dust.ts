import type { FlatPath } from './clip-path.ts';
import { EXTENT, UNITS_PER_PIXEL } from './tile-frame.ts';

const PIXEL_AREA = UNITS_PER_PIXEL ** 2;

/** Areas too small to be drawn by themselves, put together until they make up a pixel. */
export class Dust {
  #area = 0;

  /**
   * Takes in an area that is smaller than a pixel.
   * @param area of it, square units
   * @returns whether it is the one that stands for all since the last: it is drawn as a pixel
   */
  gather(ring: FlatPath, area: number): boolean {
    const [x, y] = [ring[0] ?? -1, ring[1] ?? -1];
    // What lies on the margin is gathered in the tile it lies in.
    if (x < 0 || y < 0 || x >= EXTENT || y >= EXTENT) return false;
    this.#area += area;
    if (this.#area < PIXEL_AREA) return false;
    this.#area -= PIXEL_AREA;
    return true;
  }
}

/** A pixel at the place of a ring, clockwise on the screen. */
export function speck(ring: FlatPath): FlatPath {
  const [x, y] = [Math.round(ring[0]!), Math.round(ring[1]!)];
  const size = UNITS_PER_PIXEL;
  return [x, y, x + size, y, x + size, y + size, x, y + size];
}

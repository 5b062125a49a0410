/** Between two zooms a picture is enlarged by up to the root of two, and is to be sharp even so. */
const RESERVE = 1.5;

/**
 * Pixels of a picture put on the map to a CSS pixel.
 * @param pixelRatio  device pixels of the map to a CSS pixel
 * @param most  what memory bears: a picture takes a megabyte times the square of it, and a screen shows two dozen
 */
export function pictureGrain(pixelRatio: number, most: number): number {
  return Math.min(most, Math.ceil(2 * RESERVE * pixelRatio) / 2);
}

/** Circumference of the earth over the width of Web Mercator's tile of 512 px at zoom 0. */
const METRES_PER_PIXEL_AT_0 = 40_075_016.686 / 512;
/** CSS defines its pixel as 1/96 inch. */
const METRES_PER_CSS_PIXEL = 0.0254 / 96;
/** A vertex put down by hand is taken to be good to three screen pixels. */
const DRAWN_PIXELS = 3;

/** Ground length of one CSS pixel, metres. @param latDeg latitude, degrees */
export function metresPerPixel(zoom: number, latDeg: number): number {
  return (METRES_PER_PIXEL_AT_0 * Math.cos((latDeg * Math.PI) / 180)) / 2 ** zoom;
}

/** Accuracy of a vertex drawn by hand at a zoom, metres (three screen pixels). */
export function accuracyOfDrawingM(zoom: number, latDeg: number): number {
  return DRAWN_PIXELS * metresPerPixel(zoom, latDeg);
}

/** Denominator of the map scale on a 96-dpi screen, to three significant digits: 1:3 780. */
export function scaleDenominator(zoom: number, latDeg: number): number {
  return Number((metresPerPixel(zoom, latDeg) / METRES_PER_CSS_PIXEL).toPrecision(3));
}

/** Zoom at which a CSS pixel, 1/96 inch, stands for its share of a scale. @param scale 10 000 = 1:10 000 */
export function zoomForScale(scale: number, latDeg: number): number {
  return Math.log2(metresPerPixel(0, latDeg) / (scale * METRES_PER_CSS_PIXEL));
}

/** Longest round length, 1, 2 or 5 × 10ⁿ m, that is no longer than this. */
export function roundLengthM(mostM: number): number {
  const power = 10 ** Math.floor(Math.log10(mostM));
  return power * ([5, 2, 1].find((step) => step * power <= mostM) ?? 1);
}

/** Longest round length whose bar is no wider than `mostPx`. */
export function scaleBar(
  zoom: number,
  latDeg: number,
  mostPx: number,
): { readonly lengthM: number; readonly widthPx: number } {
  const perPixel = metresPerPixel(zoom, latDeg);
  const lengthM = roundLengthM(mostPx * perPixel);
  return { lengthM, widthPx: lengthM / perPixel };
}

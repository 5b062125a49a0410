import { invariant } from '../kernel/invariant.ts';

/**
 * A pen whose unit is a CSS pixel, on a canvas of its own.
 * @param grain  pixels of the canvas to a CSS pixel
 */
export function canvasPen(widthPx: number, heightPx: number, grain: number): OffscreenCanvasRenderingContext2D {
  const canvas = new OffscreenCanvas(Math.round(widthPx * grain), Math.round(heightPx * grain));
  // Drawn where it is read: fetching it back from the graphics card would hold up the picture.
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  invariant(pen, 'a 2D canvas is at hand wherever WebGL is');
  // By the rounded size, so that a pattern's edges meet whatever its pitch.
  pen.scale(canvas.width / widthPx, canvas.height / heightPx);
  return pen;
}

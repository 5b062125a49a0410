import type { StyleImageMetadata } from 'maplibre-gl';
import { canvasPen } from '../paint/canvas-pen.ts';

/** A bitmap of the map's image store, described so that it is drawn only when needed, in whichever theme. */
export interface MapImage {
  /** Names everything the picture depends on; equal ids are equal pictures. */
  readonly id: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly paint: (context: OffscreenCanvasRenderingContext2D) => void;
  /** Size on the map as a share of the size drawn; 1 where absent. */
  readonly scale?: number;
  /** How it stretches round a text, in CSS pixels: [from, to] of the parts that may grow, and the text's box. */
  readonly stretch?: {
    readonly x: [number, number];
    readonly y: [number, number];
    readonly content: [number, number, number, number];
  };
}

/** Device pixels per CSS pixel. */
const PIXEL_RATIO = 2;

/** The picture on a canvas of its own. @param grain  pixels of the canvas to one of the picture */
export function paintedImage(image: MapImage, grain: number): OffscreenCanvasRenderingContext2D {
  const context = canvasPen(image.widthPx, image.heightPx, grain);
  image.paint(context);
  return context;
}

/** Draws the bitmap. @returns the pixels and what the image store must know of them */
export function drawMapImage(image: MapImage): {
  readonly data: ImageData;
  readonly options: Partial<StyleImageMetadata>;
} {
  const context = paintedImage(image, PIXEL_RATIO * (image.scale ?? 1));
  const data = context.getImageData(0, 0, context.canvas.width, context.canvas.height);
  const { stretch } = image;
  const scaled = (pair: [number, number]): [number, number] => [pair[0] * PIXEL_RATIO, pair[1] * PIXEL_RATIO];
  return {
    data,
    options: {
      pixelRatio: PIXEL_RATIO,
      ...(stretch && {
        stretchX: [scaled(stretch.x)],
        stretchY: [scaled(stretch.y)],
        content: [
          ...scaled([stretch.content[0], stretch.content[1]]),
          ...scaled([stretch.content[2], stretch.content[3]]),
        ],
      }),
    },
  };
}

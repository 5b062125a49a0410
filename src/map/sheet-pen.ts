import { MAP_THEMES } from './map-theme.ts';

/** A canvas whose unit is a millimetre of the paper. */
export type Pen = CanvasRenderingContext2D;

/** A sheet is printed on white: letters, lesser letters, and what is laid under them on the map. */
export const { text: INK, text2: INK_2, halo: PLATE } = MAP_THEMES.light;
export const FONT = '"Noto Sans SC", system-ui, sans-serif';

/** Writes a line of text on its baseline. */
export function write(
  pen: Pen,
  text: string,
  x: number,
  y: number,
  sizeMm: number,
  align: CanvasTextAlign = 'left',
  colour = INK,
) {
  pen.font = `500 ${sizeMm}px ${FONT}`;
  pen.textAlign = align;
  pen.textBaseline = 'alphabetic';
  pen.fillStyle = colour;
  pen.fillText(text, x, y);
}

/** Draws a line with the pen as it is. */
export function strokeLine(pen: Pen, x1: number, y1: number, x2: number, y2: number) {
  pen.beginPath();
  pen.moveTo(x1, y1);
  pen.lineTo(x2, y2);
  pen.stroke();
}

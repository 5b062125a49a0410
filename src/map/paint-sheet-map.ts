import { roundLengthM } from './ground-scale.ts';
import type { SheetBox } from './sheet-frame.ts';
import type { SheetGrid } from './sheet-grid.ts';
import { FONT, INK, INK_2, type Pen, PLATE, strokeLine, write } from './sheet-pen.ts';

const MARK = 'rgb(86 76 58 / 0.13)';
const MARK_MM = 7;
const BAR_MOST_MM = 45;

/** The warning across a map with a schematic layer on it. */
export function paintMark(pen: Pen, { width, height }: SheetBox, text: string) {
  pen.font = `500 ${MARK_MM}px ${FONT}`;
  const step = pen.measureText(text).width + 16;
  for (let row = 0; row * 34 < height + 60; row++) {
    for (let x = (row % 2) * (step / 2) - step; x < width + step; x += step) {
      pen.save();
      pen.translate(x, row * 34);
      pen.rotate((-24 * Math.PI) / 180);
      write(pen, text, 0, 0, MARK_MM, 'left', MARK);
      pen.restore();
    }
  }
}

/** Crosses of the plane grid with their eastings and northings. */
export function paintCrosses(pen: Pen, { crosses, eastings, northings }: SheetGrid) {
  pen.strokeStyle = INK;
  pen.lineWidth = 0.18;
  for (const [x, y] of crosses) {
    strokeLine(pen, x - 1.5, y, x + 1.5, y);
    strokeLine(pen, x, y - 1.5, x, y + 1.5);
  }
  pen.strokeStyle = PLATE;
  pen.lineJoin = 'round';
  const told = (text: string, x: number, y: number) => {
    pen.font = `500 2.2px ${FONT}`;
    pen.textAlign = 'left';
    pen.lineWidth = 0.8;
    pen.strokeText(text, x, y);
    write(pen, text, x, y, 2.2, 'left', INK_2);
  };
  for (const { xMm, yMm, text } of eastings) told(text, xMm + 0.8, yMm - 0.8);
  for (const { xMm, yMm, text } of northings) told(text, xMm + 0.8, yMm + 2.6);
}

/** The frame of the map with its degrees. */
export function paintEdge(pen: Pen, { x, y, width, height }: SheetBox, { lons, lats }: SheetGrid) {
  pen.strokeStyle = INK;
  pen.lineWidth = 0.3;
  pen.strokeRect(x, y, width, height);
  pen.lineWidth = 0.2;
  for (const { atMm, text } of lons) {
    strokeLine(pen, x + atMm, y, x + atMm, y - 1.3);
    strokeLine(pen, x + atMm, y + height, x + atMm, y + height + 1.3);
    if (atMm < 12 || atMm > width - 12) continue;
    write(pen, text, x + atMm, y - 1.8, 2.2, 'center');
    write(pen, text, x + atMm, y + height + 3.5, 2.2, 'center');
  }
  for (const { atMm, text } of lats) {
    strokeLine(pen, x, y + atMm, x - 1.3, y + atMm);
    strokeLine(pen, x + width, y + atMm, x + width + 1.3, y + atMm);
    if (atMm < 12 || atMm > height - 12) continue;
    for (const [edge, baseline] of [
      [x - 1.8, 0],
      [x + width + 3.5, 0],
    ] as const) {
      pen.save();
      pen.translate(edge, y + atMm);
      pen.rotate(-Math.PI / 2);
      write(pen, text, 0, baseline, 2.2, 'center');
      pen.restore();
    }
  }
}

/** The longest bar of a round length, in halves, with the scale in figures. */
export function paintScale(pen: Pen, box: SheetBox, scale: number) {
  const lengthM = roundLengthM((BAR_MOST_MM * scale) / 1000);
  const lengthMm = (lengthM * 1000) / scale;
  const figure = (metres: number) => (lengthM >= 1000 ? `${metres / 1000}` : `${metres}`);
  const unit = lengthM >= 1000 ? 'km' : 'm';
  const [x, y] = [box.x + 6, box.y + box.height - 6];
  pen.fillStyle = PLATE;
  pen.fillRect(x - 4, y - 10.5, Math.max(lengthMm, 24) + 14, 14.5);
  write(pen, `1:${scale.toLocaleString('en').replaceAll(',', '\u202f')}`, x, y - 6.2, 3.2);
  pen.fillStyle = INK;
  pen.fillRect(x, y, lengthMm / 2, 1.3);
  pen.strokeStyle = INK;
  pen.lineWidth = 0.2;
  pen.strokeRect(x, y, lengthMm, 1.3);
  write(pen, '0', x, y - 1, 2.4, 'center');
  write(pen, figure(lengthM / 2), x + lengthMm / 2, y - 1, 2.4, 'center');
  write(pen, `${figure(lengthM)} ${unit}`, x + lengthMm, y - 1, 2.4, 'center');
}

/** The arrow to the north. */
export function paintNorth(pen: Pen, box: SheetBox, word: string) {
  const [x, y] = [box.x + box.width - 8, box.y + 4];
  pen.fillStyle = PLATE;
  pen.fillRect(x - 5, y - 1, 10, 16);
  write(pen, word, x, y + 3, 3.4, 'center');
  pen.beginPath();
  pen.moveTo(x, y + 4.2);
  pen.lineTo(x + 2.6, y + 13);
  pen.lineTo(x, y + 11.2);
  pen.lineTo(x - 2.6, y + 13);
  pen.closePath();
  pen.fillStyle = INK;
  pen.fill();
}

import type { LegendRow } from './legend-rows.ts';
import { MAP_THEMES } from './map-theme.ts';
import { paintLook } from './paint-look.ts';
import { LEGEND_TITLE_MM, ROW_MM, type SheetBox, type SheetFrame, type SheetLayout } from './sheet-frame.ts';
import type { SheetGrid } from './sheet-grid.ts';
import { fitText, wrapText } from './sheet-text.ts';

const { text: INK, text2: INK_2, halo: PLATE } = MAP_THEMES.light;
const FONT = '"Noto Sans SC", system-ui, sans-serif';
const PAPER = '#ffffff';
const MARK = 'rgb(86 76 58 / 0.13)';
const MARK_MM = 7;
const BAR_MOST_MM = 45;

/** Words of a sheet; every one as it is to stand there. */
export interface SheetWords {
  readonly title: string;
  /** Right of the title, one line each: date of printing, reference system. */
  readonly aside: readonly string[];
  readonly legend: string;
  readonly sourcesTitle: string;
  readonly sources: readonly string[];
  /** Across the map where a layer on it is schematic. */
  readonly watermark: string | null;
  readonly north: string;
}

export interface Sheet {
  readonly layout: SheetLayout;
  readonly frame: SheetFrame;
  readonly grid: SheetGrid;
  readonly legend: readonly LegendRow[];
  readonly words: SheetWords;
}

type Pen = CanvasRenderingContext2D;

function write(
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

function strokeLine(pen: Pen, x1: number, y1: number, x2: number, y2: number) {
  pen.beginPath();
  pen.moveTo(x1, y1);
  pen.lineTo(x2, y2);
  pen.stroke();
}

/** The whole sheet from title to sources. @param pen  of a canvas of the paper's proportions @param map  its picture */
export function paintSheet(pen: Pen, map: CanvasImageSource, sheet: Sheet): void {
  const { layout, words } = sheet;
  pen.save();
  pen.scale(pen.canvas.width / layout.widthMm, pen.canvas.height / layout.heightMm);
  pen.fillStyle = PAPER;
  pen.fillRect(0, 0, layout.widthMm, layout.heightMm);
  paintTitle(pen, layout.title, words);
  const { x, y, width, height } = layout.map;
  pen.drawImage(map, x, y, width, height);
  pen.save();
  pen.beginPath();
  pen.rect(x, y, width, height);
  pen.clip();
  pen.translate(x, y);
  if (words.watermark) paintMark(pen, layout.map, words.watermark);
  paintCrosses(pen, sheet.grid);
  pen.restore();
  paintEdge(pen, layout.map, sheet.grid);
  paintScale(pen, layout.map, sheet.frame.scale);
  paintNorth(pen, layout.map, words.north);
  paintLegend(pen, layout, sheet.legend, words.legend);
  paintSources(pen, layout.sources, words);
  pen.restore();
}

function paintTitle(pen: Pen, { x, y, width, height }: SheetBox, { title, aside }: SheetWords) {
  const right = x + width;
  for (const [i, line] of aside.entries()) write(pen, line, right, y + 3 + i * 4, 2.8, 'right', INK_2);
  pen.font = `500 2.8px ${FONT}`;
  const taken = Math.max(0, ...aside.map((line) => pen.measureText(line).width));
  const sizeMm = fitText(pen, FONT, title, width - taken - 6, 6.4, 3.4);
  write(pen, title, x, y + 6.8, sizeMm);
  pen.strokeStyle = INK;
  pen.lineWidth = 0.35;
  strokeLine(pen, x, y + height - 2.6, right, y + height - 2.6);
}

function paintMark(pen: Pen, { width, height }: SheetBox, text: string) {
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

function paintCrosses(pen: Pen, { crosses, eastings, northings }: SheetGrid) {
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

function paintEdge(pen: Pen, { x, y, width, height }: SheetBox, { lons, lats }: SheetGrid) {
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
function paintScale(pen: Pen, box: SheetBox, scale: number) {
  const most = (BAR_MOST_MM * scale) / 1000;
  const power = 10 ** Math.floor(Math.log10(most));
  const lengthM = power * ([5, 2, 1].find((step) => step * power <= most) ?? 1);
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

function paintNorth(pen: Pen, box: SheetBox, word: string) {
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

/** A name that one line holds only in smaller letters than these takes two, millimetres. */
const TWO_LINES_MM = 2.1;

function paintLegend(pen: Pen, { legend: box, legendColumns }: SheetLayout, rows: readonly LegendRow[], title: string) {
  write(pen, title, box.x, box.y + 3.4, 3.6);
  const perColumn = Math.max(1, Math.ceil(rows.length / legendColumns));
  // A long legend is set closer rather than cut.
  const rowMm = Math.min(ROW_MM, (box.height - LEGEND_TITLE_MM) / perColumn);
  const shrink = rowMm / ROW_MM;
  const columnMm = box.width / legendColumns;
  rows.forEach(({ look, name, count }, i) => {
    const [x, y] = [box.x + Math.floor(i / perColumn) * columnMm, box.y + LEGEND_TITLE_MM + (i % perColumn) * rowMm];
    pen.save();
    pen.translate(x, y);
    // A sample is 28 × 16 pixels; here 7 × 4 mm.
    pen.scale(0.25 * shrink, 0.25 * shrink);
    paintLook(pen, look);
    pen.restore();
    const words = count === undefined ? name : `${name}  ${count}`;
    const roomMm = columnMm - 11;
    const [atX, middle] = [x + 8.6 * shrink, y + 2 * shrink];
    const oneMm = fitText(pen, FONT, words, roomMm, 2.7 * shrink, 1.6 * shrink);
    pen.font = `500 ${TWO_LINES_MM * shrink}px ${FONT}`;
    const lines = wrapText(pen, words, roomMm);
    if (oneMm >= TWO_LINES_MM * shrink || lines.length > 2) write(pen, words, atX, middle + oneMm * 0.36, oneMm);
    else {
      const sizeMm = TWO_LINES_MM * shrink;
      lines.forEach((line, k) => void write(pen, line, atX, middle + sizeMm * (0.36 + 1.1 * (k - 0.5)), sizeMm));
    }
  });
}

/** Lines of the sources in columns; a source goes on in the next column only where it is longer than one. */
function sourceColumns(blocks: readonly (readonly string[])[], perColumn: number): string[][] {
  const columns: string[][] = [[]];
  for (const block of blocks) {
    const last = columns.at(-1) ?? [];
    if (last.length > 0 && last.length + block.length > perColumn) columns.push([]);
    for (const line of block) {
      if ((columns.at(-1)?.length ?? 0) >= perColumn) columns.push([]);
      columns.at(-1)?.push(line);
    }
  }
  return columns;
}

function paintSources(pen: Pen, box: SheetBox, { sources, sourcesTitle }: SheetWords) {
  pen.strokeStyle = INK_2;
  pen.lineWidth = 0.15;
  strokeLine(pen, box.x, box.y, box.x + box.width, box.y);
  write(pen, sourcesTitle, box.x, box.y + 4, 2.6);
  const gapMm = 5;
  const roomMm = box.height - 5.5;
  const widthMm = (count: number) => (box.width - gapMm * (count - 1)) / count;
  // As large as all of it fits, in as few columns.
  for (let sizeMm = 2.6; sizeMm >= 1.1; sizeMm -= 0.1) {
    pen.font = `500 ${sizeMm}px ${FONT}`;
    const perColumn = Math.floor(roomMm / (sizeMm * 1.35));
    for (const count of [2, 3]) {
      const blocks = sources.map((source) => wrapText(pen, source, widthMm(count)));
      const columns = sourceColumns(blocks, perColumn);
      if (columns.length > count && (sizeMm > 1.2 || count < 3)) continue;
      for (const [column, lines] of columns.entries()) {
        const x = box.x + column * (widthMm(count) + gapMm);
        lines.forEach((line, i) => {
          write(pen, line, x, box.y + 5.2 + (i + 1) * sizeMm * 1.35, sizeMm, 'left', INK_2);
        });
      }
      return;
    }
  }
}

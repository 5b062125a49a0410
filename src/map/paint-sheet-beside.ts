import type { LegendRow } from './legend-rows.ts';
import { paintLook } from './paint-look.ts';
import { LEGEND_TITLE_MM, ROW_MM, type SheetBox, type SheetLayout } from './sheet-frame.ts';
import { FONT, INK, INK_2, type Pen, strokeLine, write } from './sheet-pen.ts';
import { fitText, wrapText } from './sheet-text.ts';

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

/** The title with what stands right of it. */
export function paintTitle(pen: Pen, { x, y, width, height }: SheetBox, { title, aside }: SheetWords) {
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

/** A name that one line holds only in smaller letters than these takes two, millimetres. */
const TWO_LINES_MM = 2.1;

/** The legend in its columns. */
export function paintLegend(
  pen: Pen,
  { legend: box, legendColumns }: SheetLayout,
  rows: readonly LegendRow[],
  title: string,
) {
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

/** Where the data come from, as large as all of it fits. */
export function paintSources(pen: Pen, box: SheetBox, { sources, sourcesTitle }: SheetWords) {
  pen.strokeStyle = INK_2;
  pen.lineWidth = 0.15;
  strokeLine(pen, box.x, box.y, box.x + box.width, box.y);
  write(pen, sourcesTitle, box.x, box.y + 4, 2.6);
  const gapMm = 5;
  const roomMm = box.height - 5.5;
  const widthMm = (count: number) => (box.width - gapMm * (count - 1)) / count;
  // In as few columns as will do.
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

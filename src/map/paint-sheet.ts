import type { LegendRow } from './legend-rows.ts';
import { paintLegend, paintSources, paintTitle, type SheetWords } from './paint-sheet-beside.ts';
import { paintCrosses, paintEdge, paintMark, paintNorth, paintScale } from './paint-sheet-map.ts';
import type { SheetFrame, SheetLayout } from './sheet-frame.ts';
import type { SheetGrid } from './sheet-grid.ts';
import type { Pen } from './sheet-pen.ts';

const PAPER = '#ffffff';

export interface Sheet {
  readonly layout: SheetLayout;
  readonly frame: SheetFrame;
  readonly grid: SheetGrid;
  readonly legend: readonly LegendRow[];
  readonly words: SheetWords;
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

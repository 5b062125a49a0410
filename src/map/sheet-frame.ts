import { joinedBoxes } from '../geo/shapes.ts';
import { metresPerPixel, zoomForScale } from './ground-scale.ts';
import type { Bounds, LonLat } from './map-props.ts';

export type PaperSize = 'a4' | 'a3';

export interface Paper {
  readonly size: PaperSize;
  readonly landscape: boolean;
}

/** Left, top, width, height in millimetres from the upper left corner of the paper. */
export interface SheetBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where everything stands on a sheet. */
export interface SheetLayout {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly title: SheetBox;
  /** Picture of the map; its coordinates stand in `TICK_MM` all round. */
  readonly map: SheetBox;
  readonly legend: SheetBox;
  readonly legendColumns: number;
  readonly sources: SheetBox;
}

/** ISO 216, short side first, millimetres. */
const SIDES_MM: Readonly<Record<PaperSize, readonly [number, number]>> = { a4: [210, 297], a3: [297, 420] };
const MARGIN_MM = 10;
const TITLE_MM = 13;
const SOURCES_MM = 24;
const LEGEND_SIDE_MM = 62;
const GAP_MM = 5;
/** Room for the coordinates along the map's edge. */
const TICK_MM = 4.5;
/** Height of a row of the legend, and of its title. */
export const ROW_MM = 5;
export const LEGEND_TITLE_MM = 7;
const CSS_PX_PER_MM = 96 / 25.4;

/** Width and height of a paper, millimetres. */
export function paperMm({ size, landscape }: Paper): readonly [number, number] {
  const [short, long] = SIDES_MM[size];
  return landscape ? [long, short] : [short, long];
}

/** A lying sheet has its legend beside the map, a standing one beneath it. @param legendRows how many there are */
export function layoutSheet(paper: Paper, legendRows: number): SheetLayout {
  const [widthMm, heightMm] = paperMm(paper);
  const inner = widthMm - 2 * MARGIN_MM;
  const top = MARGIN_MM + TITLE_MM;
  const sources = { x: MARGIN_MM, y: heightMm - MARGIN_MM - SOURCES_MM, width: inner, height: SOURCES_MM };
  const bottom = sources.y - GAP_MM;
  const legendColumns = paper.landscape ? 1 : paper.size === 'a3' ? 4 : 3;
  const legendMm = LEGEND_TITLE_MM + Math.ceil(legendRows / legendColumns) * ROW_MM;
  const legend = paper.landscape
    ? { x: widthMm - MARGIN_MM - LEGEND_SIDE_MM, y: top, width: LEGEND_SIDE_MM, height: bottom - top }
    : { x: MARGIN_MM, y: bottom - Math.min(legendMm, (bottom - top) / 3), width: inner, height: 0 };
  const right = paper.landscape ? legend.x - GAP_MM : MARGIN_MM + inner;
  const foot = paper.landscape ? bottom : legend.y - GAP_MM;
  return {
    widthMm,
    heightMm,
    title: { x: MARGIN_MM, y: MARGIN_MM, width: inner, height: TITLE_MM },
    map: {
      x: MARGIN_MM + TICK_MM,
      y: top + TICK_MM,
      width: right - MARGIN_MM - 2 * TICK_MM,
      height: foot - top - 2 * TICK_MM,
    },
    legend: paper.landscape ? legend : { ...legend, height: bottom - legend.y },
    legendColumns,
    sources,
  };
}

/** Scales that a person measures with; anything smaller takes the next power of ten. */
const STEPS = [1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5, 8, 10];

function roundScale(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const step = STEPS.find((one) => one * power >= least - 1e-9) ?? 10;
  return Math.round(step * power);
}

/** What the map of a sheet shows, north up. */
export interface SheetFrame {
  readonly centre: LonLat;
  /** 10 000 = 1:10 000, true at the centre. */
  readonly scale: number;
  readonly zoom: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly bounds: Bounds;
}

/** Latitude to the way down Web Mercator's square, 0 … 1, and back. */
function downOf(latDeg: number): number {
  const sin = Math.sin((latDeg * Math.PI) / 180);
  return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
}
function latDegOf(down: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * down))) * 180) / Math.PI;
}

/**
 * The frame that shows what the screen shows, at a round scale.
 * @param box of the map on the paper
 * @param scale asked for; null for the largest round one at which all of the view is on the sheet
 */
export function frameOfView(view: Bounds, box: SheetBox, scale: number | null): SheetFrame {
  const [west, south, east, north] = view;
  const [top, bottom] = [downOf(north), downOf(south)];
  const centre = { lonDeg: (west + east) / 2, latDeg: latDegOf((top + bottom) / 2) };
  const widthPx = Math.round(box.width * CSS_PX_PER_MM);
  const heightPx = Math.round(box.height * CSS_PX_PER_MM);
  // At zoom 0 the world is 512 pixels wide.
  const fits = Math.min(widthPx / (((east - west) / 360) * 512), heightPx / ((bottom - top) * 512));
  const least =
    metresPerPixel(Math.log2(fits), centre.latDeg) / metresPerPixel(zoomForScale(1, centre.latDeg), centre.latDeg);
  const chosen = scale ?? roundScale(least);
  const zoom = zoomForScale(chosen, centre.latDeg);
  const worldPx = 512 * 2 ** zoom;
  const halfLonDeg = ((widthPx / worldPx) * 360) / 2;
  const halfDown = heightPx / worldPx / 2;
  const middle = downOf(centre.latDeg);
  return {
    centre,
    scale: chosen,
    zoom,
    widthPx,
    heightPx,
    bounds: [
      centre.lonDeg - halfLonDeg,
      latDegOf(middle + halfDown),
      centre.lonDeg + halfLonDeg,
      latDegOf(middle - halfDown),
    ],
  };
}

/** Round all that a paper may show, however long its legend turns out: the legend decides how large the map is. */
export function boundsOfSheets(view: Bounds, paper: Paper, scale: number | null, mostLegendRows: number): Bounds {
  const rows = Array.from({ length: mostLegendRows + 1 }, (_, count) => count);
  return rows.map((count) => frameOfView(view, layoutSheet(paper, count).map, scale).bounds).reduce(joinedBoxes);
}

/** [lon, lat] degrees to millimetres right and down from the map's upper left corner. */
export function toSheet({ bounds, widthPx, heightPx }: SheetFrame, lonDeg: number, latDeg: number): [number, number] {
  const [west, south, east, north] = bounds;
  const [top, bottom] = [downOf(north), downOf(south)];
  return [
    (((lonDeg - west) / (east - west)) * widthPx) / CSS_PX_PER_MM,
    (((downOf(latDeg) - top) / (bottom - top)) * heightPx) / CSS_PX_PER_MM,
  ];
}

import type { LayerEntry } from '../catalog/catalog.ts';
import { invariant } from '../kernel/invariant.ts';
import { remembered } from '../kernel/remembered.ts';
import type { LayerStyle } from '../plan/layer-card.ts';
import type { TileFeature } from '../tiles/tile-features.ts';
import { EXTENT, type TileAddress, UNITS_PER_PIXEL } from '../tiles/tile-frame.ts';
import { canvasPen } from './canvas-pen.ts';
import { paintTile } from './paint-pattern.ts';
import { patternTile } from './pattern-shapes.ts';
import {
  areaStorey,
  atZoom,
  CASING_EXTRA_PX,
  classStyle,
  HALO,
  looksSchematic,
  outlineDash,
  outlineWidth,
  PATTERN_OPACITY,
  RIVER_AS_LINE_PX,
  RIVER_AS_LINE_ZOOM,
} from './style-rules.ts';

/** Side of a picture on the map, CSS pixels. */
export const PICTURE_PX = EXTENT / UNITS_PER_PIXEL;

export interface PictureLook {
  readonly theme: keyof LayerStyle['line'];
  /** Pixels of the picture to a CSS pixel. */
  readonly grain: number;
}

interface Painter {
  readonly pen: OffscreenCanvasRenderingContext2D;
  readonly entry: LayerEntry;
  readonly tile: TileAddress;
  readonly look: PictureLook;
  readonly patternOf: (pattern: Pattern) => CanvasPattern;
}

type Pattern = NonNullable<LayerStyle['pattern']>;

/** An area with the style of its class, ready to be filled and bordered. */
interface Shape {
  readonly size: TileFeature['size'];
  readonly style: LayerStyle;
  readonly path: Path2D;
}

/** Borders of growing width that together fade as MapLibre's `line-blur` does. */
const HALO_STROKES = 3;

/**
 * The areas of a tile as a picture, drawn as `map/style-from-card` would have the map draw them: a map moves a dozen
 * pictures as fast as none, however many areas are on them.
 * @returns null where there are none
 */
export function areaPicture(
  features: readonly TileFeature[],
  entry: LayerEntry,
  tile: TileAddress,
  look: PictureLook,
): ImageBitmap | null {
  const shapes = features
    .filter(({ shape }) => shape === 'area')
    .map(({ size, paths, properties }): Shape => ({ size, style: classStyle(entry, properties), path: pathOf(paths) }));
  if (shapes.length === 0) return null;
  const pen = canvasPen(PICTURE_PX, PICTURE_PX, look.grain);
  pen.scale(1 / UNITS_PER_PIXEL, 1 / UNITS_PER_PIXEL);
  const painter: Painter = {
    pen,
    entry,
    tile,
    look,
    patternOf: remembered((pattern) => madePattern(pattern, pen, tile, look)),
  };
  for (const paint of [fill, hatch, soften, border]) for (const shape of shapes) paint(painter, shape);
  return pen.canvas.transferToImageBitmap();
}

function pathOf(paths: TileFeature['paths']): Path2D {
  const path = new Path2D();
  for (const ring of paths) {
    path.moveTo(ring[0]!, ring[1]!);
    for (let i = 2; i < ring.length; i += 2) path.lineTo(ring[i]!, ring[i + 1]!);
    path.closePath();
  }
  return path;
}

function fill({ pen, look }: Painter, { path, style }: Shape): void {
  if (!style.fill) return;
  pen.fillStyle = style.fill[look.theme];
  pen.fill(path);
}

function hatch({ pen, patternOf }: Painter, { path, size, style }: Shape): void {
  if (!style.pattern || size !== 'usual') return;
  pen.fillStyle = patternOf(style.pattern);
  pen.globalAlpha = PATTERN_OPACITY;
  pen.fill(path);
  pen.globalAlpha = 1;
}

/** A pattern that goes on from one tile to the next: it begins where the world does. */
function madePattern(
  { kind, colour, pitchPx }: Pattern,
  pen: Painter['pen'],
  tile: TileAddress,
  look: PictureLook,
): CanvasPattern {
  const { widthPx, heightPx, marks } = patternTile(kind, pitchPx);
  const tilePen = canvasPen(widthPx, heightPx, look.grain);
  paintTile(tilePen, { widthPx, heightPx, marks }, colour[look.theme], 1);
  const pattern = pen.createPattern(tilePen.canvas, 'repeat');
  invariant(pattern, 'a canvas with pixels is a pattern');
  const placed = new DOMMatrix();
  placed.scaleSelf(UNITS_PER_PIXEL, UNITS_PER_PIXEL);
  placed.translateSelf(-((tile.x * PICTURE_PX) % widthPx), -((tile.y * PICTURE_PX) % heightPx));
  placed.scaleSelf(widthPx / tilePen.canvas.width, heightPx / tilePen.canvas.height);
  pattern.setTransform(placed);
  return pattern;
}

/** The soft border of what is only known roughly. */
function soften({ pen, entry, tile, look }: Painter, { path, size, style }: Shape): void {
  const schematic = looksSchematic(entry.status, entry.geometry, entry.derived !== undefined);
  if (!schematic || size !== 'usual' || areaStorey(style, entry.context) !== 'fill') return;
  const widthPx = atZoom(HALO.widthPx, tile.z);
  // Where half the width is less than what fades, not even the middle is whole.
  const middle = Math.min(1, widthPx / 2 / atZoom(HALO.blurPx, tile.z));
  pen.strokeStyle = style.line[look.theme];
  pen.lineJoin = 'round';
  pen.setLineDash([]);
  pen.globalAlpha = (HALO.opacity * middle) / HALO_STROKES;
  for (let stroke = 1; stroke <= HALO_STROKES; stroke++) {
    pen.lineWidth = (widthPx * UNITS_PER_PIXEL * stroke) / HALO_STROKES;
    pen.stroke(path);
  }
  pen.globalAlpha = 1;
}

function border(painter: Painter, { path, size, style }: Shape): void {
  if (size === 'speck') return;
  const { pen, entry, tile, look } = painter;
  const stroke = (colour: string, widthPx: number, dash: readonly number[] = []) => {
    pen.strokeStyle = colour;
    pen.lineWidth = widthPx * UNITS_PER_PIXEL;
    // Dashes of what is small cannot be told apart, and take half of the time: a border as pale as they are instead.
    const dashed = size === 'usual' ? dash : [];
    pen.globalAlpha = size === 'usual' ? 1 : inkOf(dash);
    // A near-zero dash under round caps is a row of dots.
    pen.lineCap = dashed.length > 0 && dashed[0]! < 0.5 ? 'round' : 'butt';
    pen.setLineDash(dashed.map((length) => length * pen.lineWidth));
    pen.stroke(path);
    pen.globalAlpha = 1;
  };
  pen.lineJoin = 'miter';
  if (style.casing) stroke(style.casing[look.theme], atZoom(outlineWidth(style, CASING_EXTRA_PX), tile.z));
  const asLine = areaStorey(style, entry.context) === 'surface';
  const dash = outlineDash(style, entry.status, entry.geometry);
  const colour = style.line[look.theme];
  if (!asLine) stroke(colour, atZoom(outlineWidth(style), tile.z), dash);
  else if (tile.z < RIVER_AS_LINE_ZOOM) stroke(colour, RIVER_AS_LINE_PX);
  else stroke(colour, style.lineWidth, dash);
}

/** How much of a dashed line is drawn, 0 to 1. */
function inkOf(dash: readonly number[]): number {
  const sum = (lengths: readonly number[]) => lengths.reduce((total, length) => total + length, 0);
  return dash.length === 0 ? 1 : sum(dash.filter((_, i) => i % 2 === 0)) / sum(dash);
}

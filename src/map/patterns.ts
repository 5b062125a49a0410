import type { MapImage } from './map-image.ts';
import { type PatternKind, type PatternTile, patternTile } from './pattern-shapes.ts';

/** Everything a bitmap depends on; equal recipes share one image on the map. */
export interface PatternRecipe {
  readonly kind: PatternKind;
  readonly colour: string;
  readonly pitchPx?: number;
  /** Stroke widths are multiplied by it (overlaps are hatched bolder than layers). */
  readonly weight?: number;
}

/** MapLibre stretches patterns up to twofold from one zoom level to the next; so the stated pitch is met half-way. */
const PATTERN_SCALE = 0.75;

/** Draws one tile with its upper left corner where the context stands. */
export function paintTile(
  context: OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D,
  tile: PatternTile,
  colour: string,
  weight: number,
): void {
  context.strokeStyle = colour;
  context.fillStyle = colour;
  for (const mark of tile.marks) {
    const path = new Path2D(mark.path);
    if (mark.strokePx === undefined) context.fill(path);
    else {
      context.lineWidth = mark.strokePx * weight;
      context.stroke(path);
    }
  }
}

/** The seamless bitmap of a pattern on a transparent ground, drawn when the map first needs it. */
export function patternImage({ kind, colour, pitchPx, weight = 1 }: PatternRecipe): MapImage {
  const tile = patternTile(kind, pitchPx);
  return {
    id: ['pattern', kind, colour, pitchPx ?? '', weight].join('|'),
    widthPx: tile.widthPx,
    heightPx: tile.heightPx,
    scale: PATTERN_SCALE,
    paint: (context) => paintTile(context, tile, colour, weight),
  };
}

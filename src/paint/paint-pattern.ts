import type { PatternTile } from './pattern-shapes.ts';

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

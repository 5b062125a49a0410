import { paintTile } from '../paint/paint-pattern.ts';
import { type PatternKind, patternTile } from '../paint/pattern-shapes.ts';
import type { MapImage } from './map-image.ts';

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

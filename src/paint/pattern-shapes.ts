import type { PATTERNS } from '../plan/layer-card.ts';

export type PatternKind = (typeof PATTERNS)[number];

/** One stroke or dot of a tile, as an SVG path in CSS pixels. */
interface PatternMark {
  readonly path: string;
  /** Stroke width in CSS pixels; absent = filled. */
  readonly strokePx?: number;
}

/** A seamless tile, drawn alike by the map (canvas) and the swatches (SVG). */
export interface PatternTile {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly marks: readonly PatternMark[];
}

/** Tiles are cut on half pixels, so that at two device pixels per CSS pixel no edge falls between pixels. */
function onHalfPixel(value: number): number {
  return Math.round(value * 2) / 2;
}

/** Diagonals of a square tile; the outer two fill the corners that the middle one's thickness would leave open. */
function diagonal(side: number, falling: boolean, strokePx: number, shifts: readonly number[] = [0]): PatternTile {
  const path = shifts
    .flatMap((shift) => [shift - side, shift, shift + side])
    .map((x) =>
      falling
        ? `M${x - side} ${-side}L${x + 2 * side} ${2 * side}`
        : `M${x - side} ${2 * side}L${x + 2 * side} ${-side}`,
    )
    .join('');
  return { widthPx: side, heightPx: side, marks: [{ path, strokePx }] };
}

function dot(x: number, y: number, radius: number): string {
  return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;
}

function horizontal(widthPx: number, heightPx: number, dashes: readonly (readonly [number, number])[]): PatternTile {
  const path = dashes.map(([from, to]) => `M${from} ${heightPx / 2}H${to}`).join('');
  return { widthPx, heightPx, marks: [{ path, strokePx: 1 }] };
}

interface PatternRecipe {
  /** Distance between neighbours where the card states none, CSS pixels. */
  readonly pitchPx: number;
  tile(pitchPx: number): PatternTile;
}

const RECIPES: Readonly<Record<PatternKind, PatternRecipe>> = {
  ticks45: {
    pitchPx: 9,
    tile: (p) => {
      const side = onHalfPixel(p * Math.SQRT2);
      const half = side / 2;
      const tick = p * 0.36;
      const at = (x: number, y: number) => `M${x - tick / 2} ${y - tick / 2}l${tick} ${tick}`;
      return {
        widthPx: side,
        heightPx: side,
        marks: [{ path: at(half / 2, half / 2) + at(half * 1.5, half * 1.5), strokePx: 1.1 }],
      };
    },
  },
  crop_rows: {
    pitchPx: 6,
    tile: (p) => ({
      widthPx: onHalfPixel(2 * p),
      heightPx: onHalfPixel(p * 1.7),
      marks: [{ path: `M${p / 2} ${p * 0.2}v${p * 0.7}M${p * 1.5} ${p * 0.95}v${p * 0.7}`, strokePx: 1 }],
    }),
  },
  dots: {
    pitchPx: 10,
    tile: (p) => {
      const side = onHalfPixel(p);
      return {
        widthPx: side,
        heightPx: side,
        marks: [{ path: dot(side / 4, side / 4, 0.9) + dot(side * 0.75, side * 0.75, 0.9) }],
      };
    },
  },
  lines45: { pitchPx: 5, tile: (p) => diagonal(onHalfPixel(p * Math.SQRT2), true, 1) },
  lines135: { pitchPx: 6, tile: (p) => diagonal(onHalfPixel(p * Math.SQRT2), false, 1) },
  double_lines135: { pitchPx: 9, tile: (p) => diagonal(onHalfPixel(p * Math.SQRT2), false, 1, [0, 3.5]) },
  hlines: { pitchPx: 4, tile: (p) => horizontal(4, onHalfPixel(p), [[0, 4]]) },
  hlines_wide: { pitchPx: 7, tile: (p) => horizontal(4, onHalfPixel(p), [[0, 4]]) },
  hlines_broken: { pitchPx: 8, tile: (p) => horizontal(8, onHalfPixel(p), [[1, 5]]) },
  waves: {
    pitchPx: 8,
    tile: (p) => ({
      widthPx: 14,
      heightPx: onHalfPixel(p),
      marks: [{ path: `M-1 ${p / 2 + 0.8}Q0 ${p / 2} 0 ${p / 2}q3.5-3.4 7 0t7 0t7 0`, strokePx: 1 }],
    }),
  },
  dash_dot_rows: {
    pitchPx: 7,
    tile: (p) =>
      horizontal(14, onHalfPixel(p), [
        [1, 7],
        [10, 11.5],
      ]),
  },
  chevrons: {
    pitchPx: 8,
    tile: (p) => ({
      widthPx: onHalfPixel(p),
      heightPx: onHalfPixel(p),
      marks: [{ path: `M${p * 0.12} ${p * 0.75}l${p * 0.38}-${p * 0.38}l${p * 0.38} ${p * 0.38}`, strokePx: 1 }],
    }),
  },
  plus: {
    pitchPx: 10,
    tile: (p) => ({
      widthPx: onHalfPixel(p),
      heightPx: onHalfPixel(p),
      marks: [{ path: `M${p / 2} ${p / 2 - 2.4}v4.8M${p / 2 - 2.4} ${p / 2}h4.8`, strokePx: 1 }],
    }),
  },
  bricks: {
    pitchPx: 5,
    tile: (p) => ({
      widthPx: 14,
      heightPx: onHalfPixel(2 * p),
      marks: [{ path: `M0 .5h14M0 ${p + 0.5}h14M3.5 .5v${p}M10.5 ${p + 0.5}v${p}`, strokePx: 0.8 }],
    }),
  },
  cross_hatch: {
    pitchPx: 7,
    tile: (p) => {
      const side = onHalfPixel(p * Math.SQRT2);
      return {
        widthPx: side,
        heightPx: side,
        marks: [...diagonal(side, true, 1).marks, ...diagonal(side, false, 1).marks],
      };
    },
  },
  squares: {
    pitchPx: 9,
    tile: (p) => ({
      widthPx: onHalfPixel(p),
      heightPx: onHalfPixel(p),
      marks: [{ path: `M${p / 2 - 1.5} ${p / 2 - 1.5}h3v3h-3z`, strokePx: 1 }],
    }),
  },
  hair45: { pitchPx: 10, tile: (p) => diagonal(onHalfPixel(p * Math.SQRT2), true, 0.8) },
};

/**
 * Tile of a fill pattern.
 * @param pitchPx distance between neighbouring marks in CSS pixels; the kind's own where absent
 */
export function patternTile(kind: PatternKind, pitchPx?: number): PatternTile {
  const recipe = RECIPES[kind];
  return recipe.tile(pitchPx ?? recipe.pitchPx);
}

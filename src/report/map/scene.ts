/** [right, down] in millimetres of paper from the upper left corner. */
export type PaperPoint = readonly [x: number, y: number];

/** Red, green, blue 0…255, opacity 0…1. */
export interface Ink {
  readonly rgb: readonly [number, number, number];
  readonly opacity: number;
}

export type SceneShape =
  | { readonly kind: 'area'; readonly rings: readonly (readonly PaperPoint[])[]; readonly ink: Ink }
  | {
      readonly kind: 'line';
      readonly paths: readonly (readonly PaperPoint[])[];
      readonly ink: Ink;
      readonly widthMm: number;
      readonly dashMm?: readonly number[];
    }
  | {
      readonly kind: 'text';
      readonly at: PaperPoint;
      /** Figures and the letters of `stroke-font.ts`, so that it can be drawn without a font. */
      readonly text: string;
      readonly sizeMm: number;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly ink: Ink;
    };

/** A drawing in shapes that every kind of paper can show: no pattern, no clip, no picture. Later ones lie on top. */
export interface MapScene {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly shapes: readonly SceneShape[];
}

export function ink(r: number, g: number, b: number, opacity = 1): Ink {
  return { rgb: [r, g, b], opacity };
}

export const BLACK = ink(20, 24, 28);
export const WHITE = ink(255, 255, 255);

const GREY = ink(110, 110, 110);

/** The ink of a CSS colour as cards write it (`#rgb`, `#rrggbb`, `rgb()`, `rgba()`); grey for any other. */
export function inkOfCss(css: string): Ink {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(css.trim())?.[1];
  if (hex) {
    const digits = hex.length === 3 ? [...hex].map((digit) => digit + digit) : (hex.match(/../g) ?? []);
    const [r = 0, g = 0, b = 0] = digits.map((pair) => Number.parseInt(pair, 16));
    return ink(r, g, b);
  }
  const parts = /^rgba?\(([^)]*)\)$/i
    .exec(css.trim())?.[1]
    ?.split(/[\s,/]+/)
    .filter(Boolean)
    .map(Number);
  if (!parts || parts.length < 3 || parts.some((part) => !Number.isFinite(part))) return GREY;
  const [r = 0, g = 0, b = 0, opacity = 1] = parts;
  return ink(r, g, b, opacity);
}

import type { PatternKind } from '../paint/pattern-shapes.ts';
import { outlineDash } from '../paint/style-rules.ts';
import type { LayerStatus, LayerStyle } from '../plan/layer-card.ts';
import { MAP_THEMES, type MapThemeName } from './map-theme.ts';

/** Widest line a sample of an area and of a line layer is drawn with, pixels; wider ones would fill it. */
const AREA_LINE_PX = 1.8;
const WAY_LINE_PX = 5;

export interface AreaLook {
  readonly kind: 'area';
  readonly fill: string | undefined;
  readonly line: string;
  readonly lineWidth: number;
  /** In units of line width. */
  readonly dash?: readonly number[] | undefined;
  readonly pattern?:
    | { readonly kind: PatternKind; readonly colour: string; readonly pitchPx?: number | undefined }
    | undefined;
  /** Factor on the pattern's strokes. */
  readonly weight?: number;
}

/** How a sample in a legend looks, whether it stands on the screen or on paper. */
export type Look =
  | AreaLook
  | { readonly kind: 'disc'; readonly fill: string; readonly line: string }
  | {
      readonly kind: 'way';
      readonly line: string;
      readonly lineWidth: number;
      readonly casing?: string | undefined;
      readonly dash?: readonly number[] | undefined;
    };

/** Grey hatch: no data, no coverage, not known. */
export function unknownLook(theme: MapThemeName): AreaLook {
  const { unknownHatch, unknownTint } = MAP_THEMES[theme];
  return {
    kind: 'area',
    fill: unknownTint,
    line: unknownHatch,
    lineWidth: 1,
    dash: [2, 1.5],
    pattern: { kind: 'lines45', colour: unknownHatch },
  };
}

/** Line layers look like a line, point layers like their symbol, areas like a patch; a missing layer is a grey hatch. */
export function layerLook(
  style: LayerStyle,
  status: LayerStatus,
  geometry: 'polygon' | 'line' | 'point' | 'mixed',
  theme: MapThemeName,
): Look {
  if (status === 'missing') return unknownLook(theme);
  const line = style.line[theme];
  const dash = outlineDash(style, status, geometry);
  if (geometry === 'line') {
    return {
      kind: 'way',
      line,
      lineWidth: Math.min(style.lineWidth, WAY_LINE_PX),
      casing: style.casing?.[theme],
      dash,
    };
  }
  if (geometry === 'point' && style.point !== 'badge') return { kind: 'disc', fill: MAP_THEMES[theme].surface, line };
  const { pattern } = style;
  return {
    kind: 'area',
    fill: style.fill?.[theme],
    line,
    lineWidth: Math.min(style.lineWidth, AREA_LINE_PX),
    dash,
    pattern: pattern && { kind: pattern.kind, colour: pattern.colour[theme], pitchPx: pattern.pitchPx },
  };
}

import type { LayerEntry } from '../catalog/catalog.ts';
import type { LayerStatus, LayerStyle } from '../plan/layer-card.ts';

/**
 * Whether a layer looks uncertain: dashed, with a soft halo. Only areas drawn from a schematic file do; a derived
 * distance is exact by choice, and a line's dash is its symbol.
 */
export function looksSchematic(status: LayerStatus, geometry: string, derived: boolean): boolean {
  return status === 'schematic' && !derived && (geometry === 'polygon' || geometry === 'mixed');
}

/**
 * Dash of a layer's outline in units of line width; `undefined` = solid. Official and user areas are solid, so that an
 * edge looks as sure as it is; lines keep the dash that tells a railway from a road.
 */
export function outlineDash(style: LayerStyle, status: LayerStatus, geometry: string): readonly number[] | undefined {
  const exact = status === 'official' || status === 'user';
  return exact && geometry === 'polygon' ? undefined : style.dash;
}

/** An opaque fill, as water and built-up land have: a thing on the ground rather than a zone laid over it. */
function isOpaque(colour: string): boolean {
  return colour.startsWith('#') && (colour.length === 7 || colour.length === 4);
}

/**
 * Where an area is drawn: on the ground (background, and opaque land with no more than a hairline for an edge), as a
 * translucent zone, or as a surface that covers the zones reaching over it (water).
 */
export function areaStorey(style: LayerStyle, context: boolean): 'ground' | 'fill' | 'surface' {
  const opaque = style.fill !== undefined && isOpaque(style.fill.light);
  if (context || (opaque && style.lineWidth < 1)) return 'ground';
  return opaque ? 'surface' : 'fill';
}

/** The style of a feature's class; that of the card where it is of none that is named. */
export function classStyle(
  { classes, style }: Pick<LayerEntry, 'classes' | 'style'>,
  properties: Readonly<Record<string, unknown>>,
): LayerStyle {
  const value = classes && String(properties[classes.property]);
  return classes?.values.find((item) => item.value === value)?.style ?? style;
}

/** Figures that change with the zoom of the map, linearly between the stops and not beyond them. */
export type ZoomStops = readonly (readonly [zoom: number, figure: number])[];

/** The figure of a zoom. */
export function atZoom(stops: ZoomStops, zoom: number): number {
  const next = stops.findIndex(([at]) => at > zoom);
  if (next === 0) return stops[0]![1];
  const [at, figure] = stops.at(next < 0 ? -1 : next - 1)!;
  if (next < 0) return figure;
  const [nextAt, nextFigure] = stops[next]!;
  return figure + ((zoom - at) / (nextAt - at)) * (nextFigure - figure);
}

/** Width of an area's outline, CSS pixels. @param extraPx what a casing is wider */
export function outlineWidth({ lineWidth }: LayerStyle, extraPx = 0): ZoomStops {
  return [
    [10, lineWidth * 0.6 + extraPx],
    [13, lineWidth + extraPx],
    [18, lineWidth * 1.4 + extraPx],
  ];
}

/** What a casing is wider than the line on it, CSS pixels. */
export const CASING_EXTRA_PX = 1.6;
/** Weight of a pattern over the fill. */
export const PATTERN_OPACITY = 0.62;
/** The soft border of what is schematic: its whole width, and how much of it fades, CSS pixels. */
export const HALO: { readonly widthPx: ZoomStops; readonly blurPx: ZoomStops; readonly opacity: number } = {
  widthPx: [
    [11, 5],
    [14, 9],
  ],
  blurPx: [
    [11, 4],
    [14, 6],
  ],
  opacity: 0.3,
};

/** 1:30 000 on a screen of 96 dpi at this latitude; below it a river is narrower than its outline, and drawn as a line. */
export const RIVER_AS_LINE_ZOOM = 13;
export const RIVER_AS_LINE_PX = 1.3;

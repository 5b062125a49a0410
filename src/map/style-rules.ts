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

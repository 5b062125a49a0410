import type { ExpressionSpecification, FilterSpecification } from 'maplibre-gl';
import type { LayerEntry } from '../catalog/catalog.ts';
import type { LayerStyle } from '../plan/layer-card.ts';
import { DEEPEST_TILE_ZOOM, SIZE, SMALL_SIZE, SPECK_SIZE, TILE_LAYER } from '../tiles/layer-tile.ts';
import type { MapImage } from './map-image.ts';
import type { MapLayer } from './map-props.ts';
import type { MapLayerSpec, MapSpec, Storey } from './map-spec.ts';
import type { MapThemeName } from './map-theme.ts';
import { MAP_THEMES } from './map-theme.ts';
import { patternImage } from './patterns.ts';
import { areaStorey, looksSchematic, outlineDash } from './style-rules.ts';
import { tileUrl } from './tile-protocol.ts';

/** 1:30 000 on a screen of 96 dpi at this latitude; below it a river is narrower than its outline. */
const RIVER_AS_LINE_ZOOM = 13;
const OUTLINES_OF_NUMBERED_FROM_ZOOM = 12.8;
/** At 34.8° N. */
const METRES_PER_PIXEL_AT_20 = 0.0613;
const USUAL_ROW_M = 25;

interface SubStyle {
  readonly key: string;
  readonly style: LayerStyle;
  readonly filter?: FilterSpecification;
}

/** The card's style, or one per class with the features it is for; features of no named class keep the card's own. */
function subStyles(entry: LayerEntry): SubStyle[] {
  if (!entry.classes) return [{ key: 'all', style: entry.style }];
  const value: ExpressionSpecification = ['to-string', ['get', entry.classes.property]];
  const named = entry.classes.values.map(
    (item): SubStyle => ({ key: item.value, style: item.style, filter: ['==', value, item.value] }),
  );
  const rest: FilterSpecification = ['!', ['in', value, ['literal', entry.classes.values.map((item) => item.value)]]];
  return [{ key: 'rest', style: entry.style, filter: rest }, ...named];
}

/** Width that follows the ground where the card knows how wide the line really is, and the card's figure elsewhere. */
function lineWidth(entry: LayerEntry, style: LayerStyle, extraPx: number): ExpressionSpecification {
  const w = style.lineWidth;
  if (entry.geometry !== 'line') {
    return ['interpolate', ['linear'], ['zoom'], 10, w * 0.6 + extraPx, 13, w + extraPx, 18, w * 1.4 + extraPx];
  }
  const widthM: ExpressionSpecification | number =
    entry.measuredFrom === 'geometry'
      ? USUAL_ROW_M
      : ['to-number', ['get', entry.measuredFrom.halfWidthOf], USUAL_ROW_M];
  const rank: ExpressionSpecification = ['max', 0.55, ['min', 1.5, ['/', widthM, USUAL_ROW_M]]];
  // Only a surface (a line with a casing) is as wide as its land; a railway stays a sign.
  const onGround: ExpressionSpecification | number = style.casing ? ['/', widthM, METRES_PER_PIXEL_AT_20] : w * 3;
  return [
    'interpolate',
    ['exponential', 1.95],
    ['zoom'],
    10,
    ['+', ['*', w * 0.35, rank], extraPx * 0.5],
    13,
    ['+', ['*', w, rank], extraPx],
    20,
    ['+', onGround, extraPx],
  ];
}

interface Part {
  readonly drawn: MapLayer;
  readonly theme: MapThemeName;
  readonly source: string;
  readonly layers: MapLayerSpec[];
  readonly images: MapImage[];
}

/** `picks`: a click on this layer picks the feature; once per feature is enough. */
function add(
  { drawn: { entry, visible, tiles }, layers }: Part,
  storey: Storey,
  layer: MapLayerSpec['layer'],
  picks = false,
): void {
  // What carries a number is told by it at small scales, where its outline would cover what it lies on.
  const minZoom = entry.minZoom ?? (entry.style.point === 'badge' ? OUTLINES_OF_NUMBERED_FROM_ZOOM : undefined);
  const shown = {
    ...layer,
    ...(tiles && { 'source-layer': TILE_LAYER }),
    ...(minZoom !== undefined && { minzoom: minZoom }),
    layout: { ...layer.layout, visibility: visible ? 'visible' : 'none' },
  } as MapLayerSpec['layer'];
  layers.push({ storey, layer: shown, ...(picks && !entry.context && { role: entry.role }) });
}

function isKind(kind: string): ExpressionSpecification {
  return ['==', ['geometry-type'], kind];
}

function both(filter: FilterSpecification | undefined, kind: string): FilterSpecification {
  return filter ? (['all', isKind(kind), filter] as FilterSpecification) : isKind(kind);
}

/** A filter without what a tile says to be of a size. */
function but(filter: FilterSpecification, size: string): FilterSpecification {
  return ['all', filter, ['!=', ['get', SIZE], size]] as FilterSpecification;
}

function addArea(part: Part, sub: SubStyle): void {
  const { entry, opacity } = part.drawn;
  const id = `${entry.role}/${sub.key}`;
  const base = { source: part.source, filter: both(sub.filter, 'Polygon') };
  const fill = sub.style.fill?.[part.theme];
  add(
    part,
    areaStorey(sub.style, entry.context),
    {
      ...base,
      id: `${id}/fill`,
      type: 'fill',
      // A zone without fill still answers a click inside it.
      paint: { 'fill-color': fill ?? 'rgb(0 0 0 / 0)', 'fill-opacity': opacity, 'fill-antialias': false },
    },
    true,
  );
  if (!sub.style.pattern) return;
  const { kind, colour, pitchPx } = sub.style.pattern;
  const image = patternImage({ kind, colour: colour[part.theme], ...(pitchPx !== undefined && { pitchPx }) });
  part.images.push(image);
  // Within a few pixels a pattern shows nothing of itself.
  const filter = part.drawn.tiles ? but(but(base.filter, SPECK_SIZE), SMALL_SIZE) : base.filter;
  add(part, entry.context ? 'ground' : 'pattern', {
    ...base,
    filter,
    id: `${id}/pattern`,
    type: 'fill',
    paint: { 'fill-pattern': image.id, 'fill-opacity': 0.62 * opacity },
  });
}

/** Ways, river banks and what is computed from them are dimmed outside the district; the edges of zones are not. */
function lineStorey(entry: LayerEntry, area: boolean, areaIn: 'ground' | 'fill' | 'surface'): Storey {
  if (entry.context || (area && areaIn === 'ground')) return 'ground_line';
  return area && areaIn === 'fill' && !entry.derived ? 'line' : 'way';
}

function addLine(part: Part, sub: SubStyle): void {
  const { entry, opacity } = part.drawn;
  const id = `${entry.role}/${sub.key}`;
  const area = entry.geometry === 'polygon' || entry.geometry === 'mixed';
  const filter: FilterSpecification = area ? (sub.filter ?? ['!', isKind('Point')]) : both(sub.filter, 'LineString');
  const { tiles } = part.drawn;
  const base = { source: part.source, filter: tiles ? but(filter, SPECK_SIZE) : filter };
  const colour = sub.style.line[part.theme];
  const dash = outlineDash(sub.style, entry.status, entry.geometry);
  // A round join is half a dozen triangles at every vertex, which nobody sees at the width of an edge.
  const join = tiles && area ? 'miter' : 'round';
  // A near-zero dash under round caps is a row of dots.
  const cap = dash && (dash[0] ?? 0) < 0.5 ? 'round' : 'butt';
  if (
    looksSchematic(entry.status, entry.geometry, entry.derived !== undefined) &&
    areaStorey(sub.style, entry.context) === 'fill'
  ) {
    add(part, 'halo', {
      ...base,
      filter: tiles ? but(base.filter, SMALL_SIZE) : base.filter,
      id: `${id}/halo`,
      type: 'line',
      paint: {
        'line-color': colour,
        'line-width': ['interpolate', ['linear'], ['zoom'], 11, 5, 14, 9],
        'line-blur': ['interpolate', ['linear'], ['zoom'], 11, 4, 14, 6],
        'line-opacity': 0.3 * opacity,
      },
    });
  }
  if (sub.style.casing) {
    add(part, entry.context ? 'ground_casing' : 'casing', {
      ...base,
      id: `${id}/casing`,
      type: 'line',
      layout: { 'line-cap': 'butt', 'line-join': 'round' },
      paint: {
        'line-color': sub.style.casing[part.theme],
        'line-width': lineWidth(entry, sub.style, 1.6),
        'line-opacity': opacity,
      },
    });
  }
  const storey = areaStorey(sub.style, entry.context);
  const asLine = area && storey === 'surface';
  add(
    part,
    lineStorey(entry, area, storey),
    {
      ...base,
      id: `${id}/line`,
      type: 'line',
      layout: { 'line-cap': cap, 'line-join': join },
      paint: {
        'line-color': colour,
        'line-width': asLine
          ? ['step', ['zoom'], 1.3, RIVER_AS_LINE_ZOOM, sub.style.lineWidth]
          : lineWidth(entry, sub.style, 0),
        'line-opacity': opacity,
        ...(dash && {
          'line-dasharray': asLine
            ? ([
                'step',
                ['zoom'],
                ['literal', [1]],
                RIVER_AS_LINE_ZOOM,
                ['literal', [...dash]],
              ] as ExpressionSpecification)
            : [...dash],
        }),
      },
    },
    entry.geometry !== 'polygon',
  );
}

function addPoint(part: Part, sub: SubStyle): void {
  if (sub.style.point !== 'disc') return;
  const { entry, opacity } = part.drawn;
  const base = { source: part.source, filter: both(sub.filter, 'Point') };
  const colour = sub.style.line[part.theme];
  const { surface } = MAP_THEMES[part.theme];
  add(
    part,
    'point',
    {
      ...base,
      id: `${entry.role}/${sub.key}/disc`,
      type: 'circle',
      paint: {
        'circle-radius': 6.5,
        'circle-color': surface,
        'circle-stroke-color': colour,
        'circle-stroke-width': 2,
        'circle-opacity': opacity,
        'circle-stroke-opacity': opacity,
      },
    },
    true,
  );
  add(part, 'point', {
    ...base,
    id: `${entry.role}/${sub.key}/dot`,
    type: 'circle',
    paint: { 'circle-radius': 2.2, 'circle-color': colour, 'circle-opacity': opacity },
  });
}

/**
 * MapLibre layers of one role, made from its card alone: fill, pattern, soft halo where schematic, casing, outline,
 * point symbol, per class. Labels are made by labels.ts, because they depend on the view.
 */
export function styleFromCard(drawn: MapLayer, theme: MapThemeName): MapSpec {
  const { entry, features, tiles } = drawn;
  const source = `${tiles ? 'tiles' : 'role'}/${entry.role}`;
  const part: Part = { drawn, theme, source, layers: [], images: [] };
  for (const sub of subStyles(entry)) {
    if (entry.geometry === 'polygon' || entry.geometry === 'mixed') addArea(part, sub);
    if (entry.geometry !== 'point') addLine(part, sub);
    if (entry.geometry === 'point' || entry.geometry === 'mixed') addPoint(part, sub);
  }
  const data = tiles ? { tiles: tileUrl(entry.role, tiles.key), maxZoom: DEEPEST_TILE_ZOOM } : features;
  return { sources: { [source]: data }, layers: part.layers, images: part.images };
}

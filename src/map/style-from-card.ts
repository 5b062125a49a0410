import type { ExpressionSpecification, FilterSpecification } from 'maplibre-gl';
import type { LayerEntry } from '../catalog/catalog.ts';
import { PICTURE_PX } from '../paint/area-picture.ts';
import {
  areaStorey,
  CASING_EXTRA_PX,
  HALO,
  looksSchematic,
  outlineDash,
  outlineWidth,
  PATTERN_OPACITY,
  RIVER_AS_LINE_PX,
  RIVER_AS_LINE_ZOOM,
  type ZoomStops,
} from '../paint/style-rules.ts';
import type { LayerStyle } from '../plan/layer-card.ts';
import { DEEPEST_TILE_ZOOM, TILE_LAYER } from '../tiles/tile-features.ts';
import type { MapImage } from './map-image.ts';
import type { LayerTiles, MapLayer } from './map-props.ts';
import type { MapLayerSpec, MapSpec, Storey, TileSource } from './map-spec.ts';
import type { MapThemeName } from './map-theme.ts';
import { MAP_THEMES } from './map-theme.ts';
import { patternImage } from './patterns.ts';
import { pictureUrl, tileUrl } from './tile-protocol.ts';

/** As near as the map comes: a picture is never enlarged, or it would blur. */
const DEEPEST_PICTURE_ZOOM = 21;
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

function byZoom(stops: ZoomStops): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as ExpressionSpecification;
}

/** Width that follows the ground where the card knows how wide the line really is, and the card's figure elsewhere. */
function lineWidth(entry: LayerEntry, style: LayerStyle, extraPx: number): ExpressionSpecification {
  if (entry.geometry !== 'line') return byZoom(outlineWidth(style, extraPx));
  const w = style.lineWidth;
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
    ...(tiles && layer.type !== 'raster' && { 'source-layer': TILE_LAYER }),
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
  add(part, entry.context ? 'ground' : 'pattern', {
    ...base,
    id: `${id}/pattern`,
    type: 'fill',
    paint: { 'fill-pattern': image.id, 'fill-opacity': PATTERN_OPACITY * opacity },
  });
}

/** Ways, river banks and what is computed from them are dimmed outside the district; the edges of zones are not. */
function lineStorey(entry: LayerEntry, area: boolean, areaIn: 'ground' | 'fill' | 'surface'): Storey {
  if (entry.context || (area && areaIn === 'ground')) return 'ground_line';
  return area && areaIn === 'fill' && !entry.derived ? 'line' : 'way';
}

function addLine(part: Part, sub: SubStyle): void {
  const { entry, opacity, tiles } = part.drawn;
  const id = `${entry.role}/${sub.key}`;
  const area = !tiles && (entry.geometry === 'polygon' || entry.geometry === 'mixed');
  const filter: FilterSpecification = area ? (sub.filter ?? ['!', isKind('Point')]) : both(sub.filter, 'LineString');
  const base = { source: part.source, filter };
  const colour = sub.style.line[part.theme];
  const dash = outlineDash(sub.style, entry.status, entry.geometry);
  // A near-zero dash under round caps is a row of dots.
  const cap = dash && (dash[0] ?? 0) < 0.5 ? 'round' : 'butt';
  if (
    looksSchematic(entry.status, entry.geometry, entry.derived !== undefined) &&
    areaStorey(sub.style, entry.context) === 'fill'
  ) {
    add(part, 'halo', {
      ...base,
      id: `${id}/halo`,
      type: 'line',
      paint: {
        'line-color': colour,
        'line-width': byZoom(HALO.widthPx),
        'line-blur': byZoom(HALO.blurPx),
        'line-opacity': HALO.opacity * opacity,
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
        'line-width': lineWidth(entry, sub.style, CASING_EXTRA_PX),
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
      layout: { 'line-cap': cap, 'line-join': 'round' },
      paint: {
        'line-color': colour,
        'line-width': asLine
          ? ['step', ['zoom'], RIVER_AS_LINE_PX, RIVER_AS_LINE_ZOOM, sub.style.lineWidth]
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
 * Areas that come in tiles: a picture of them, and, itself unseen, what a click finds. The picture lies where the areas
 * of other layers lie, its borders with it.
 */
function addPictures(part: Part, tiles: LayerTiles, grain: number): Record<string, TileSource> {
  const { entry, opacity } = part.drawn;
  const storey = areaStorey(entry.style, entry.context);
  const source = `pictures/${entry.role}`;
  add(part, storey, {
    id: `${entry.role}/picture`,
    source,
    type: 'raster',
    paint: { 'raster-opacity': opacity, 'raster-fade-duration': 0 },
  });
  add(
    part,
    storey,
    {
      id: `${entry.role}/areas`,
      source: part.source,
      filter: isKind('Polygon') as FilterSpecification,
      type: 'fill',
      paint: { 'fill-opacity': 0 },
    },
    true,
  );
  const address = pictureUrl(entry.role, tiles.key, { theme: part.theme, grain });
  return { [source]: { kind: 'raster', tiles: address, tilePx: PICTURE_PX, maxZoom: DEEPEST_PICTURE_ZOOM } };
}

/**
 * MapLibre layers of one role, made from its card alone: fill, pattern, soft halo where schematic, casing, outline,
 * point symbol, per class; of areas that come in tiles, pictures of the same (`paint/area-picture`). Labels are made by
 * labels.ts, because they depend on the view.
 * @param grain  pixels of such a picture to a CSS pixel
 */
export function styleFromCard(drawn: MapLayer, theme: MapThemeName, grain = 1): MapSpec {
  const { entry, features, tiles } = drawn;
  const source = `${tiles ? 'tiles' : 'role'}/${entry.role}`;
  const part: Part = { drawn, theme, source, layers: [], images: [] };
  const hasAreas = entry.geometry === 'polygon' || entry.geometry === 'mixed';
  const pictures = tiles && hasAreas ? addPictures(part, tiles, grain) : {};
  for (const sub of subStyles(entry)) {
    if (hasAreas && !tiles) addArea(part, sub);
    if (entry.geometry !== 'point' && !(tiles && entry.geometry === 'polygon')) addLine(part, sub);
    if (entry.geometry === 'point' || entry.geometry === 'mixed') addPoint(part, sub);
  }
  const data = tiles ? { tiles: tileUrl(entry.role, tiles.key), maxZoom: DEEPEST_TILE_ZOOM } : features;
  return { sources: { ...pictures, [source]: data }, layers: part.layers, images: part.images };
}

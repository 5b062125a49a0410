import { bboxClip } from '@turf/turf';
import type { Feature, FeatureCollection, Geometry, MultiPolygon, Point, Polygon, Position } from 'geojson';
import type { Locale } from '../kernel/text.ts';
import type { LayerStyle } from '../plan/layer-card.ts';
import { boundsMeet, featureId, featureIndex } from './feature-index.ts';
import { insidePoint, midPoint } from './inside-point.ts';
import { badgeText, labelText } from './label-text.ts';
import type { Bounds, MapLayer } from './map-props.ts';
import { MAP_THEMES, type MapTheme, type MapThemeName } from './map-theme.ts';

/** Below this zoom zones are told by colour and legend; names would only pile up. */
const ZONE_NAMES_FROM_ZOOM = 13.4;
/** More names than this nobody reads, and finding places for them would take longer than a frame. */
const MOST_NAMES = 150;

export interface LabelProperties {
  readonly text: string;
  readonly colour: string;
  /** Smaller is placed first when names compete for room. */
  readonly rank: number;
}

type Labels<G extends Geometry> = FeatureCollection<G, LabelProperties>;

function collection<G extends Geometry>(features: Feature<G, LabelProperties>[]): Labels<G> {
  return { type: 'FeatureCollection', features };
}

function label<G extends Geometry>(geometry: G, properties: LabelProperties): Feature<G, LabelProperties> {
  return { type: 'Feature', geometry, properties };
}

function styleOf({ entry }: MapLayer, feature: Feature): LayerStyle {
  const value = entry.classes && String(feature.properties?.[entry.classes.property]);
  return entry.classes?.values.find((item) => item.value === value)?.style ?? entry.style;
}

function nameColour(layer: MapLayer, feature: Feature, theme: MapTheme, name: MapThemeName): string {
  const style = styleOf(layer, feature);
  if (style.point === 'label') return theme.text;
  // A road's own colour is that of its surface: unreadable as text.
  return style.casing ? theme.text2 : style.line[name];
}

function largestPart(geometry: Polygon | MultiPolygon): Position[][] {
  const size = (rings: Position[][]) =>
    Math.abs(
      (rings[0] ?? []).reduce((sum, [x = 0, y = 0], i, ring) => {
        const [nextX = 0, nextY = 0] = ring[(i + 1) % ring.length] ?? [];
        return sum + x * nextY - nextX * y;
      }, 0),
    );
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return parts.reduce((best, part) => (size(part) > size(best) ? part : best), parts[0] ?? []);
}

/** Where a feature's name or number stands: inside its largest part, half-way along its line, or on its point. */
export function anchorOf(geometry: Geometry): Position | null {
  switch (geometry.type) {
    case 'Point':
      return geometry.coordinates;
    case 'MultiPoint':
      return geometry.coordinates[0] ?? null;
    case 'LineString':
      return midPoint(geometry.coordinates);
    case 'MultiLineString':
      return midPoint(geometry.coordinates.reduce((a, b) => (b.length > a.length ? b : a), []));
    case 'Polygon':
    case 'MultiPolygon':
      return insidePoint(largestPart(geometry));
    default:
      return null;
  }
}

function pointAt(at: Position, properties: LabelProperties): Feature<Point, LabelProperties> {
  return label({ type: 'Point', coordinates: at }, properties);
}

/** Names of the visible label points (places), whatever the view. */
export function placeNames(layers: readonly MapLayer[], theme: MapThemeName, locale: Locale): Labels<Point> {
  const shown = layers.filter(({ visible, entry }) => visible && entry.style.point === 'label');
  return collection(
    shown.flatMap((layer) =>
      layer.features.features.flatMap((feature) => {
        const at = anchorOf(feature.geometry);
        const text = labelText(layer.entry, feature, locale);
        return at && text
          ? [pointAt(at, { text, colour: nameColour(layer, feature, MAP_THEMES[theme], theme), rank: 0 })]
          : [];
      }),
    ),
  );
}

/**
 * Names of the visible zones, each at a point inside that part of it that is in view, so that the name of a zone larger
 * than the screen is still read.
 */
export function zoneNames(
  layers: readonly MapLayer[],
  view: Bounds,
  zoom: number,
  theme: MapThemeName,
  locale: Locale,
): Labels<Point> {
  const found: Feature<Point, LabelProperties>[] = [];
  if (zoom < ZONE_NAMES_FROM_ZOOM) return collection(found);
  for (const [rank, layer] of layers.entries()) {
    if (!layer.visible || layer.entry.context || layer.entry.geometry === 'line') continue;
    for (const { feature, bounds } of featureIndex(layer.features).values()) {
      if (found.length >= MOST_NAMES) return collection(found);
      if (!boundsMeet(bounds, view)) continue;
      const text = labelText(layer.entry, feature, locale);
      const { geometry } = feature;
      const inView =
        geometry.type === 'Polygon' || geometry.type === 'MultiPolygon'
          ? bboxClip(geometry, [...view]).geometry
          : geometry;
      const at = text ? anchorOf(inView) : null;
      if (at) found.push(pointAt(at, { text, colour: nameColour(layer, feature, MAP_THEMES[theme], theme), rank }));
    }
  }
  return collection(found);
}

/** Lines with the names to be written along them; roles that draw the same road share its name only once. */
export function lineNames(layers: readonly MapLayer[], theme: MapThemeName, locale: Locale): Labels<Geometry> {
  const shown = layers.filter(({ visible, entry }) => visible && entry.geometry === 'line');
  return collection(
    shown.flatMap((layer) =>
      layer.features.features.slice(0, 2000).flatMap((feature) => {
        const text = labelText(layer.entry, feature, locale);
        return text
          ? [label(feature.geometry, { text, colour: nameColour(layer, feature, MAP_THEMES[theme], theme), rank: 1 })]
          : [];
      }),
    ),
  );
}

/** Number badges of the visible roles that ask for them. */
export function badges(layers: readonly MapLayer[], theme: MapThemeName): Labels<Point> {
  const shown = layers.filter(({ visible, entry }) => visible && entry.style.point === 'badge');
  return collection(
    shown.flatMap((layer) =>
      layer.features.features.flatMap((feature) => {
        const at = anchorOf(feature.geometry);
        return at
          ? [pointAt(at, { text: badgeText(featureId(feature)), colour: layer.entry.style.line[theme], rank: 0 })]
          : [];
      }),
    ),
  );
}

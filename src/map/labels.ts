import { bboxClip } from '@turf/turf';
import type { Feature, FeatureCollection, Geometry, Point, Position } from 'geojson';
import type { LayerEntry } from '../catalog/catalog.ts';
import { type AreaGeometry, bboxesMeet, partsOf } from '../geo/shapes.ts';
import type { Locale } from '../kernel/text.ts';
import { areaStorey, classStyle } from '../paint/style-rules.ts';
import { featureId, featureIndex, type IndexedFeature } from './feature-index.ts';
import { insidePoint, midPoint } from './inside-point.ts';
import { badgeText, labelText } from './label-text.ts';
import type { Bounds, MapLayer } from './map-props.ts';
import { MAP_THEMES, type MapTheme, type MapThemeName } from './map-theme.ts';

/** Below this zoom zones are told by colour and legend; names would only pile up. */
const ZONE_NAMES_FROM_ZOOM = 13.4;
/** More names than this nobody reads, and finding places for them would take longer than a frame. */
const MOST_NAMES = 150;
/** A layer of more zones than squares in view is named once in each: parcels by the hundred are named all over the view. */
const [ACROSS, DOWN] = [10, 8];
const MOST_LINES = 2000;
const RIM = 0.06;

interface LabelProperties {
  readonly text: string;
  readonly colour: string;
  /** Smaller is placed first when names compete for room. */
  readonly rank: number;
  /** Written below the point instead of on it. */
  readonly below?: boolean;
}

type Labels<G extends Geometry> = FeatureCollection<G, LabelProperties>;

function collection<G extends Geometry>(features: Feature<G, LabelProperties>[]): Labels<G> {
  return { type: 'FeatureCollection', features };
}

function label<G extends Geometry>(geometry: G, properties: LabelProperties): Feature<G, LabelProperties> {
  return { type: 'Feature', geometry, properties };
}

function nameColour({ entry }: MapLayer, feature: Feature, theme: MapTheme, name: MapThemeName): string {
  const style = classStyle(entry, feature.properties ?? {});
  if (style.point === 'label') return theme.text;
  // A road's own colour is that of its surface: unreadable as text.
  return style.casing ? theme.text2 : style.line[name];
}

function largestPart(geometry: AreaGeometry): Position[][] {
  const size = (rings: Position[][]) =>
    Math.abs(
      (rings[0] ?? []).reduce((sum, [x = 0, y = 0], i, ring) => {
        const [nextX = 0, nextY = 0] = ring[(i + 1) % ring.length] ?? [];
        return sum + x * nextY - nextX * y;
      }, 0),
    );
  const parts = partsOf(geometry);
  return parts.reduce((best, part) => (size(part) > size(best) ? part : best), parts[0] ?? []);
}

/** Where a feature's name or number stands: inside its largest part, half-way along its line, or on its point. */
export function anchorOf(geometry: Geometry, first = 0): Position | null {
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
      return insidePoint(largestPart(geometry), first);
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
 * Roles whose areas are named. An outline without fill (the district) is not: all that is inside would be named so; nor
 * is plain ground.
 */
function hasZoneNames({ geometry, context, style }: LayerEntry): boolean {
  if (context || geometry === 'line') return false;
  return geometry !== 'polygon' || (style.fill !== undefined && areaStorey(style, context) !== 'ground');
}

/** The view without its rim, where tools and cards lie. */
function middleOf([west, south, east, north]: Bounds): Bounds {
  const [dx, dy] = [(east - west) * RIM, (north - south) * RIM];
  return [west + dx, south + dy, east - dx, north - dy];
}

/** Zones to be named: all, or where they are many the largest whose middle lies in each square of the view. */
function zonesToName(zones: readonly IndexedFeature[], [west, south, east, north]: Bounds): readonly IndexedFeature[] {
  if (zones.length <= ACROSS * DOWN) return zones;
  const inSquare = new Map<number, IndexedFeature>();
  const size = ({ bounds: [w, s, e, n] }: IndexedFeature) => (e - w) * (n - s);
  const step = (share: number, count: number) => Math.max(0, Math.min(count - 1, Math.floor(share * count)));
  for (const zone of zones) {
    const [w, s, e, n] = zone.bounds;
    const column = step(((w + e) / 2 - west) / (east - west), ACROSS);
    const square = column + ACROSS * step(((s + n) / 2 - south) / (north - south), DOWN);
    const first = inSquare.get(square);
    if (!first || size(zone) > size(first)) inSquare.set(square, zone);
  }
  return [...inSquare.values()];
}

/**
 * Names of the visible zones, each at a point inside that part of it that is in view, so that the name of a zone larger
 * than the screen is still read.
 * @param taken names already written along a line: a river is named by its course
 */
export function zoneNames(
  layers: readonly MapLayer[],
  view: Bounds,
  zoom: number,
  taken: ReadonlySet<string>,
  theme: MapThemeName,
  locale: Locale,
): Labels<Point> {
  const found: Feature<Point, LabelProperties>[] = [];
  if (zoom < ZONE_NAMES_FROM_ZOOM) return collection(found);
  const middle = middleOf(view);
  for (const [rank, layer] of layers.entries()) {
    const { entry, visible } = layer;
    if (!visible || !hasZoneNames(entry)) continue;
    const below = entry.style.point === 'badge';
    const seen = [...featureIndex(layer.features).values()].filter(({ bounds }) => bboxesMeet(bounds, middle));
    for (const { feature } of zonesToName(seen, middle)) {
      if (found.length >= MOST_NAMES) return collection(found);
      const text = labelText(entry, feature, locale);
      if (!text || taken.has(text)) continue;
      const { geometry } = feature;
      const area = geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
      // Under its number where it has one, which stays in its place whatever is in view.
      const at = area && !below ? anchorOf(bboxClip(geometry, [...middle]).geometry, rank) : anchorOf(geometry);
      const colour = nameColour(layer, feature, MAP_THEMES[theme], theme);
      if (at) found.push(pointAt(at, { text, colour, rank, below }));
    }
  }
  return collection(found);
}

/** A road narrower than this has its name only close up. */
const MAIN_ROAD_M = 32;

function lineRank({ entry }: MapLayer, feature: Feature): number {
  if (entry.measuredFrom === 'geometry') return 0;
  return Number(feature.properties?.[entry.measuredFrom.halfWidthOf] ?? 0) >= MAIN_ROAD_M ? 0 : 1;
}

/**
 * Lines with the names to be written along them, `rank` 1 = close up only. Roles that draw the same road share one
 * layer, so that its name is written once; a dashed line of the background is an aid without a name.
 */
export function lineNames(layers: readonly MapLayer[], theme: MapThemeName, locale: Locale): Labels<Geometry> {
  const shown = layers.filter(
    ({ visible, entry }) => visible && entry.geometry === 'line' && !(entry.context && entry.style.dash),
  );
  return collection(
    shown.flatMap((layer) =>
      layer.features.features.slice(0, MOST_LINES).flatMap((feature) => {
        const text = labelText(layer.entry, feature, locale);
        const colour = nameColour(layer, feature, MAP_THEMES[theme], theme);
        return text ? [label(feature.geometry, { text, colour, rank: lineRank(layer, feature) })] : [];
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

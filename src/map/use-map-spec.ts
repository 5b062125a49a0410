import type { FeatureCollection, Position } from 'geojson';
import { useMemo } from 'react';
import type { AreaGeometry } from '../geo/shapes.ts';
import type { Locale } from '../kernel/text.ts';
import type { ShownBaseMap } from './base-map.ts';
import { baseSpec } from './base-spec.ts';
import { dimensionFeatures, dimensionSpec } from './dimension-spec.ts';
import { doubtSpec } from './doubt-spec.ts';
import { type JudgedSite, judgedSpec } from './judged-spec.ts';
import { labelSpec } from './label-spec.ts';
import { badges, lineNames, placeNames, zoneNames } from './labels.ts';
import { litFeatures, litSpec } from './lit-spec.ts';
import type { Bounds, Dimension, FeatureRef, MapLayer, MapPreview, Overlap, SiteFeatures } from './map-props.ts';
import { EMPTY, joinSpecs, type MapSpec } from './map-spec.ts';
import type { MapThemeName } from './map-theme.ts';
import { measureSpec } from './measure-spec.ts';
import { type Outline, outlineSpec } from './outline-spec.ts';
import { outsideSpec } from './outside-spec.ts';
import { corridorSpec, litVertexSpec, overlapSpec, siteCentre, siteSpec } from './site-spec.ts';
import { styleFromCard } from './style-from-card.ts';
import { useCorridors } from './use-corridors.ts';
import { usePreviewSpec } from './use-preview-spec.ts';

export interface MapContent {
  readonly base?: ShownBaseMap | null;
  readonly layers: readonly MapLayer[];
  readonly district: AreaGeometry | null;
  readonly site: SiteFeatures | null;
  /** The site is in the hand and painted on the glass. */
  readonly inHand: boolean;
  readonly overlaps: readonly Overlap[];
  readonly outlines: readonly Outline[];
  readonly judged: readonly JudgedSite[];
  readonly highlights: readonly FeatureRef[];
  readonly dimensions: readonly Dimension[];
  readonly previews: readonly MapPreview[];
  readonly litVertex: Position | null;
  /** Path being measured. */
  readonly measured: readonly Position[];
  readonly uncovered: FeatureCollection;
  readonly band: FeatureCollection;
  readonly theme: MapThemeName;
  /** Pixels of a picture that is put on the map to a CSS pixel. */
  readonly grain: number;
  readonly locale: Locale;
  /** False until the font is there; no name is drawn before. */
  readonly named: boolean;
  readonly view: { readonly bounds: Bounds; readonly zoom: number } | null;
}

/**
 * Layers from the ground up. The tree lists the zones that weigh most first, so zones are drawn in its reverse; the
 * background is listed from the ground up as it is.
 */
function inDrawingOrder(layers: readonly MapLayer[]): MapLayer[] {
  return [...layers.filter(({ entry }) => entry.context), ...layers.filter(({ entry }) => !entry.context).reverse()];
}

/** The whole map as data, in parts that are made anew only when what they show has changed. */
export function useMapSpec(content: MapContent): MapSpec {
  const {
    base = null,
    layers,
    district,
    site,
    inHand,
    overlaps,
    outlines,
    judged,
    highlights,
    dimensions,
    previews,
    litVertex,
    measured,
    uncovered,
    band,
    theme,
    grain,
    locale,
    named,
    view,
  } = content;
  const zoom = view?.zoom ?? 0;
  const roles = useMemo(
    () => inDrawingOrder(layers).map((layer) => styleFromCard(layer, theme, grain)),
    [layers, theme, grain],
  );
  const ground = useMemo(() => baseSpec(base, theme), [base, theme]);
  const outside = useMemo(() => outsideSpec(district, theme), [district, theme]);
  const fixed = useMemo(
    () => ({
      places: placeNames(layers, theme, locale),
      lines: lineNames(layers, theme, locale),
      badges: badges(layers, theme),
    }),
    [layers, theme, locale],
  );
  const taken = useMemo(() => new Set(fixed.lines.features.map(({ properties }) => properties.text)), [fixed]);
  const zones = useMemo(
    () => (view ? zoneNames(layers, view.bounds, view.zoom, taken, theme, locale) : EMPTY),
    [layers, view, taken, theme, locale],
  );
  const labels = useMemo(
    () => labelSpec(named ? { ...fixed, zones } : { places: EMPTY, zones: EMPTY, lines: EMPTY, badges: EMPTY }, theme),
    [named, fixed, zones, theme],
  );
  const lit = useMemo(() => litSpec(litFeatures(layers, highlights, theme), theme), [layers, highlights, theme]);
  const doubts = useMemo(() => doubtSpec(uncovered, band, theme), [uncovered, band, theme]);
  const siteThere = inHand ? null : site;
  const shownSite = useMemo(() => siteSpec(siteThere, theme), [siteThere, theme]);
  const recorded = useMemo(() => outlineSpec(outlines, theme), [outlines, theme]);
  const batch = useMemo(() => judgedSpec(judged, theme), [judged, theme]);
  const overlap = useMemo(() => overlapSpec(overlaps, theme), [overlaps, theme]);
  const beside = dimensions.length > 0 ? site : null;
  const distances = useMemo(
    () => dimensionSpec(dimensionFeatures(dimensions, beside && siteCentre(beside), zoom), theme),
    [dimensions, beside, zoom, theme],
  );
  const strips = useCorridors(siteThere);
  const corridor = useMemo(() => corridorSpec(strips, theme), [strips, theme]);
  const vertex = useMemo(() => litVertexSpec(litVertex, theme), [litVertex, theme]);
  const measure = useMemo(() => measureSpec(measured, theme), [measured, theme]);
  const preview = usePreviewSpec(previews, theme);
  return useMemo(
    () =>
      joinSpecs([
        ground,
        ...roles,
        outside,
        doubts,
        lit,
        overlap,
        batch,
        recorded,
        preview,
        corridor,
        shownSite,
        distances,
        labels,
        vertex,
        measure,
      ]),
    [
      ground,
      roles,
      outside,
      doubts,
      lit,
      overlap,
      batch,
      recorded,
      preview,
      corridor,
      shownSite,
      distances,
      labels,
      vertex,
      measure,
    ],
  );
}

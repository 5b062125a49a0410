import type { Position } from 'geojson';
import { useMemo } from 'react';
import { isArea } from '../geo/shapes.ts';
import { dimensionFeatures } from './dimension-spec.ts';
import { featureIndex } from './feature-index.ts';
import type { MapGlass } from './map-glass.ts';
import type { Dimension, MapLayer, Overlap, SiteFeatures, ZoneEffect } from './map-props.ts';
import type { MapThemeName } from './map-theme.ts';
import { paintDimensions, paintKeyRing, paintOverlaps, paintSite, paintZones, type ZoneUnder } from './paint-hand.ts';
import { siteCentre } from './site-spec.ts';
import { useCorridors } from './use-corridors.ts';
import { useSheet } from './use-glass.ts';

/** More zones than this take longer to paint than a frame; the worst are painted, and all of them when the hand rests. */
const MOST_ZONES = 200;

export interface InHand {
  /** The site whose points are being edited; null where none are. */
  readonly site: SiteFeatures | null;
  /** What it takes of zones, as cut while the hand rests; worse effects later. */
  readonly overlaps: readonly Overlap[];
  /** While the hand moves, zones it takes of at this moment, painted where their layer is on the map; worse effects later. */
  readonly zones: readonly ZoneEffect[];
  readonly layers: readonly MapLayer[];
  /** Distances, which change with every move of the hand. */
  readonly dimensions: readonly Dimension[];
  /** Boundary point that keys have hold of. */
  readonly keyVertex: Position | null;
  readonly theme: MapThemeName;
  readonly zoom: number;
}

/** Paints on the glass what the hand moves or may move, so that the map below need not be drawn anew. */
export function useHand(
  glass: MapGlass | null,
  { site, overlaps, zones, layers, dimensions, keyVertex, theme, zoom }: InHand,
): void {
  const corridors = useCorridors(site);
  const sitePaint = useMemo(() => site && paintSite(site, corridors, theme, zoom), [site, corridors, theme, zoom]);
  const dimensionPaint = useMemo(() => {
    if (dimensions.length === 0) return null;
    return paintDimensions(dimensionFeatures(dimensions, site && siteCentre(site), zoom), theme);
  }, [dimensions, site, zoom, theme]);
  const overlapPaint = useMemo(() => {
    if (!site) return null;
    if (zones.length === 0) return overlaps.length > 0 ? paintOverlaps(overlaps, theme) : null;
    const under = zones.slice(-MOST_ZONES).flatMap(({ role, featureId, effect }): ZoneUnder[] => {
      const layer = layers.find(({ entry }) => entry.role === role);
      const geometry = layer && featureIndex(layer.features).get(featureId)?.feature.geometry;
      return geometry && isArea(geometry) ? [{ geometry, effect }] : [];
    });
    return paintZones(site, under, theme);
  }, [site, overlaps, zones, layers, theme]);
  const ringPaint = useMemo(() => keyVertex && paintKeyRing(keyVertex, theme), [keyVertex, theme]);
  useSheet(glass, 'overlaps', overlapPaint);
  useSheet(glass, 'site', sitePaint);
  useSheet(glass, 'dimensions', dimensionPaint);
  useSheet(glass, 'key', ringPaint);
}

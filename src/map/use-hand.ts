import { useMemo } from 'react';
import { isArea } from '../geo/shapes.ts';
import { dimensionFeatures } from './dimension-spec.ts';
import { featureIndex } from './feature-index.ts';
import type { MapGlass } from './map-glass.ts';
import type { Dimension, MapLayer, SiteFeatures, ZoneEffect } from './map-props.ts';
import type { MapThemeName } from './map-theme.ts';
import { paintDimensions, paintOverlaps, paintSite, type ZoneUnder } from './paint-hand.ts';
import { siteCentre } from './site-spec.ts';
import { useCorridors } from './use-corridors.ts';
import { useSheet } from './use-glass.ts';

/** More zones than this take longer to paint than a frame; the worst are painted, and all of them when the hand rests. */
const MOST_ZONES = 200;

export interface InHand {
  /** The site whose points are being edited; null where none are. */
  readonly site: SiteFeatures | null;
  /** Zones it takes of at this moment, painted where their layer is on the map; worse effects later. */
  readonly zones: readonly ZoneEffect[];
  readonly layers: readonly MapLayer[];
  /** Distances that change with every move of the hand. */
  readonly dimensions: readonly Dimension[];
  readonly theme: MapThemeName;
  readonly zoom: number;
}

/** Paints on the glass what the hand is moving, so that the map below need not be drawn anew. */
export function useHand(glass: MapGlass | null, { site, zones, layers, dimensions, theme, zoom }: InHand): void {
  const corridors = useCorridors(site);
  const sitePaint = useMemo(() => site && paintSite(site, corridors, theme, zoom), [site, corridors, theme, zoom]);
  const dimensionPaint = useMemo(() => {
    if (dimensions.length === 0) return null;
    return paintDimensions(dimensionFeatures(dimensions, site && siteCentre(site), zoom), theme);
  }, [dimensions, site, zoom, theme]);
  const overlapPaint = useMemo(() => {
    if (!site || zones.length === 0) return null;
    const under = zones.slice(-MOST_ZONES).flatMap(({ role, featureId, effect }): ZoneUnder[] => {
      const layer = layers.find(({ entry }) => entry.role === role);
      const geometry = layer && featureIndex(layer.features).get(featureId)?.feature.geometry;
      return geometry && isArea(geometry) ? [{ geometry, effect }] : [];
    });
    return paintOverlaps(site, under, theme);
  }, [site, zones, layers, theme]);
  useSheet(glass, 'overlaps', overlapPaint);
  useSheet(glass, 'site', sitePaint);
  useSheet(glass, 'dimensions', dimensionPaint);
}

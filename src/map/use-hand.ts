import { useMemo } from 'react';
import { dimensionFeatures } from './dimension-spec.ts';
import type { MapGlass } from './map-glass.ts';
import type { Dimension, SiteFeatures } from './map-props.ts';
import type { MapThemeName } from './map-theme.ts';
import { paintDimensions, paintSite } from './paint-hand.ts';
import { siteCentre } from './site-spec.ts';
import { useCorridors } from './use-corridors.ts';
import { useSheet } from './use-glass.ts';

export interface InHand {
  /** The site whose points are being edited; null where none are. */
  readonly site: SiteFeatures | null;
  /** Distances that change with every move of the hand. */
  readonly dimensions: readonly Dimension[];
  readonly theme: MapThemeName;
  readonly zoom: number;
}

/** Paints on the glass what the hand is moving, so that the map below need not be drawn anew. */
export function useHand(glass: MapGlass | null, { site, dimensions, theme, zoom }: InHand): void {
  const corridors = useCorridors(site);
  const sitePaint = useMemo(() => site && paintSite(site, corridors, theme, zoom), [site, corridors, theme, zoom]);
  const dimensionPaint = useMemo(() => {
    if (dimensions.length === 0) return null;
    return paintDimensions(dimensionFeatures(dimensions, site && siteCentre(site), zoom), theme);
  }, [dimensions, site, zoom, theme]);
  useSheet(glass, 'site', sitePaint);
  useSheet(glass, 'dimensions', dimensionPaint);
}

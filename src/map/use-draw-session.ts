import type { Map as MapLibre } from 'maplibre-gl';
import { useEffect, useRef, useState } from 'react';
import { DrawSession } from './draw-session.ts';
import { accuracyOfDrawingM } from './ground-scale.ts';
import type { DrawMode, MapLayer, SiteDraft, SiteFeatures } from './map-props.ts';
import type { MapThemeName } from './map-theme.ts';

export interface DrawWishes {
  readonly mode: DrawMode;
  readonly site: SiteFeatures | null;
  readonly layers: readonly MapLayer[];
  readonly theme: MapThemeName;
  readonly onSiteDraft: ((draft: SiteDraft, live: boolean) => void) | undefined;
}

/**
 * Keeps a drawing session on the map in step with what is wished. @returns the session, and the site as the hand has it
 * now, which runs ahead of the one the owner has taken over
 */
export function useDrawSession(
  map: MapLibre | null,
  wishes: DrawWishes,
): { readonly session: DrawSession | null; readonly draft: SiteFeatures | null } {
  const { mode, site, layers, theme } = wishes;
  const [session, setSession] = useState<DrawSession | null>(null);
  const latest = useRef(wishes);
  latest.current = wishes;
  const [draft, setDraft] = useState<SiteFeatures | null>(null);

  useEffect(() => {
    if (!map) return;
    const { layers: initialLayers, theme: initialTheme } = latest.current;
    const made = new DrawSession(
      map,
      { layers: initialLayers, theme: initialTheme },
      {
        onDraft: (drawn, how, live) => {
          setDraft(live ? drawn : null);
          const drawnAccuracyM = accuracyOfDrawingM(map.getZoom(), map.getCenter().lat);
          latest.current.onSiteDraft?.({ site: drawn, how, drawnAccuracyM }, live);
        },
      },
    );
    setSession(made);
    return () => {
      made.destroy();
      setSession(null);
    };
  }, [map]);

  useEffect(() => session?.setSurroundings({ layers, theme }), [session, layers, theme]);
  useEffect(() => {
    setDraft(null);
    session?.setMode(mode, latest.current.site);
  }, [session, mode]);
  useEffect(() => session?.setSite(site), [session, site]);
  return { session, draft };
}

import type { Map as MapLibre } from 'maplibre-gl';
import { useEffect, useRef, useState } from 'react';
import type { DrawSession } from './draw-session.ts';
import { accuracyOfDrawingM } from './ground-scale.ts';
import type { MapGlass } from './map-glass.ts';
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
  glass: MapGlass | null,
  wishes: DrawWishes,
): { readonly session: DrawSession | null; readonly draft: SiteFeatures | null } {
  const { mode, site, layers, theme } = wishes;
  const [session, setSession] = useState<DrawSession | null>(null);
  const latest = useRef(wishes);
  latest.current = wishes;
  const [draft, setDraft] = useState<SiteFeatures | null>(null);

  const [wanted, setWanted] = useState(false);
  if (!wanted && mode !== 'select' && mode !== 'measure') setWanted(true);
  useEffect(() => {
    if (!map || !glass || !wanted) return;
    let made: DrawSession | null = null;
    let gone = false;
    const make = async () => {
      // The tool is large, and a map is looked at more often than drawn on.
      const { DrawSession } = await import('./draw-session.ts');
      if (gone) return;
      made = new DrawSession(map, glass, latest.current, {
        onDraft: (drawn, how, live) => {
          setDraft(live ? drawn : null);
          const drawnAccuracyM = accuracyOfDrawingM(map.getZoom(), map.getCenter().lat);
          latest.current.onSiteDraft?.({ site: drawn, how, drawnAccuracyM }, live);
        },
      });
      setSession(made);
    };
    void make();
    return () => {
      gone = true;
      made?.destroy();
      setSession(null);
    };
  }, [map, glass, wanted]);

  useEffect(() => session?.setSurroundings({ layers, theme }), [session, layers, theme]);
  useEffect(() => {
    setDraft(null);
    session?.setMode(mode, latest.current.site);
  }, [session, mode]);
  useEffect(() => session?.setSite(site), [session, site]);
  return { session, draft };
}

import type { Map as MapLibre, StyleSpecification } from 'maplibre-gl';
import { useEffect, useRef } from 'react';
import type { MapSpec } from './map-spec.ts';
import { MAP_THEMES, type MapThemeName } from './map-theme.ts';
import { syncMap } from './sync-map.ts';

const GROUND = 'ground';
const CEILING = 'ceiling';

/** What the map starts with: bare ground, and a ceiling that separates our layers from the drawing tool's. */
export const BARE_STYLE: StyleSpecification = {
  version: 8,
  sources: {},
  layers: [
    { id: GROUND, type: 'background', paint: { 'background-opacity': 0 } },
    { id: CEILING, type: 'background', paint: { 'background-opacity': 0 } },
  ],
};

/**
 * Brings a loaded map to the description whenever that changes.
 * @param held  leaves a map that shows something as it is for now
 */
export function useSyncedMap(map: MapLibre | null, spec: MapSpec, theme: MapThemeName, held = false): void {
  const shown = useRef<{ readonly map: MapLibre; readonly spec: MapSpec } | null>(null);
  useEffect(() => {
    if (!map) return;
    const before = shown.current?.map === map ? shown.current.spec : null;
    if (before && held) return;
    syncMap(map, before, spec, CEILING);
    shown.current = { map, spec };
  }, [map, spec, held]);
  useEffect(() => {
    map?.setPaintProperty(GROUND, 'background-color', MAP_THEMES[theme].land);
    map?.setPaintProperty(GROUND, 'background-opacity', 1);
  }, [map, theme]);
}

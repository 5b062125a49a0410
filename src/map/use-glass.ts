import type { Map as MapLibre } from 'maplibre-gl';
import { useEffect, useState } from 'react';
import { MapGlass, type Paint, type Sheet } from './map-glass.ts';

/** The glass over a map, for as long as there is the map. */
export function useGlass(map: MapLibre | null): MapGlass | null {
  const [glass, setGlass] = useState<MapGlass | null>(null);
  useEffect(() => {
    if (!map) return;
    const made = new MapGlass(map);
    setGlass(made);
    return () => {
      made.destroy();
      setGlass(null);
    };
  }, [map]);
  return glass;
}

/** Keeps a sheet of the glass in step with what is to be seen on it. */
export function useSheet(glass: MapGlass | null, sheet: Sheet, paint: Paint | null): void {
  useEffect(() => glass?.set(sheet, paint), [glass, sheet, paint]);
}

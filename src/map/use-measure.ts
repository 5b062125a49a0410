import type { Position } from 'geojson';
import type { Map as MapLibre, MapMouseEvent } from 'maplibre-gl';
import { useEffect, useState } from 'react';

export interface Measuring {
  readonly points: readonly Position[];
  readonly clear: () => void;
}

/** Points clicked while measuring; Backspace takes the last one back, and leaving the tool forgets them. */
export function useMeasure(map: MapLibre | null, active: boolean): Measuring {
  const [points, setPoints] = useState<readonly Position[]>([]);
  useEffect(() => {
    if (!map || !active) return;
    const canvas = map.getCanvas();
    const onClick = ({ lngLat }: MapMouseEvent) => setPoints((known) => [...known, lngLat.toArray()]);
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Backspace') return;
      event.preventDefault();
      setPoints((known) => known.slice(0, -1));
    };
    // A double click measures twice the same place otherwise, and zooms.
    map.doubleClickZoom.disable();
    map.on('click', onClick);
    canvas.addEventListener('keydown', onKey);
    canvas.focus({ preventScroll: true });
    return () => {
      map.doubleClickZoom.enable();
      map.off('click', onClick);
      canvas.removeEventListener('keydown', onKey);
      setPoints([]);
    };
  }, [map, active]);
  return { points, clear: () => setPoints([]) };
}

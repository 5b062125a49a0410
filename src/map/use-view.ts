import type { Map as MapLibre, MapMouseEvent } from 'maplibre-gl';
import { useEffect, useState } from 'react';
import type { Bounds, LonLat } from './map-props.ts';

export interface ViewNow {
  readonly bounds: Bounds;
  readonly zoom: number;
  readonly centre: LonLat;
  readonly bearingDeg: number;
}

/** What the map shows at this moment. */
export function viewOf(map: MapLibre): ViewNow {
  const bounds = map.getBounds();
  const { lng, lat } = map.getCenter();
  return {
    bounds: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()],
    zoom: map.getZoom(),
    centre: { lonDeg: lng, latDeg: lat },
    bearingDeg: map.getBearing(),
  };
}

/** The view, told on every frame of a movement (`move`) or only when the map has come to rest (`moveend`). */
export function useView(map: MapLibre | null, when: 'move' | 'moveend'): ViewNow | null {
  const [view, setView] = useState<ViewNow | null>(null);
  useEffect(() => {
    if (!map) return;
    const tell = () => setView(viewOf(map));
    tell();
    map.on(when, tell);
    map.on('resize', tell);
    return () => {
      map.off(when, tell);
      map.off('resize', tell);
    };
  }, [map, when]);
  return view;
}

/** The place under the mouse; null while it is not over the map. */
export function usePointer(map: MapLibre | null): LonLat | null {
  const [place, setPlace] = useState<LonLat | null>(null);
  useEffect(() => {
    if (!map) return;
    const move = ({ lngLat }: MapMouseEvent) => setPlace({ lonDeg: lngLat.lng, latDeg: lngLat.lat });
    const leave = () => setPlace(null);
    map.on('mousemove', move);
    map.on('mouseout', leave);
    return () => {
      map.off('mousemove', move);
      map.off('mouseout', leave);
    };
  }, [map]);
  return place;
}

/** Whether the map is at least so wide, CSS pixels; told anew when that changes. */
export function useIsRoomy(map: MapLibre | null, fromPx: number): boolean {
  const [roomy, setRoomy] = useState(false);
  useEffect(() => {
    if (!map) return;
    const tell = () => setRoomy(map.getContainer().clientWidth >= fromPx);
    tell();
    map.on('resize', tell);
    return () => {
      map.off('resize', tell);
    };
  }, [map, fromPx]);
  return roomy;
}

import type { Position } from 'geojson';
import type { Map as MapLibre, PaddingOptions } from 'maplibre-gl';
import { useEffect, useMemo, useRef } from 'react';
import type { Bounds, District } from './map-props.ts';
import { mainBounds } from './off-screen.ts';

/** Room for what hangs at the sides, and between the rims and what is shown, CSS pixels. */
const SIDES = { left: 48, right: 64 };
const GAP_PX = 16;
/** A site fills the screen no closer than this, so that its surroundings are seen. */
const CLOSEST_FIT_ZOOM = 17;
const FLIGHT_MS = 240;

export interface Camera {
  readonly fitBounds: (bounds: Bounds) => void;
  readonly fitDistrict: () => void;
  readonly flyTo: (lonLat: Position, zoom?: number) => void;
  readonly zoomBy: (steps: number) => void;
  readonly faceNorth: () => void;
}

/** Room at the rims now: from the toolbar down to the status strip, wherever the page has put them. */
function paddingOf(map: MapLibre): PaddingOptions {
  const container = map.getContainer();
  const frame = container.closest('.map-view');
  const { top, bottom } = container.getBoundingClientRect();
  const bar = frame?.querySelector('.map-draw-bar')?.getBoundingClientRect();
  const strip = frame?.querySelector('.map-status')?.getBoundingClientRect();
  return { ...SIDES, top: (bar ? bar.bottom - top : 0) + GAP_PX, bottom: (strip ? bottom - strip.top : 0) + GAP_PX };
}

function durationMs(): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : FLIGHT_MS;
}

/** Movements of the map. The first sight is the district, whichever of map and district comes last. */
export function useCamera(map: MapLibre | null, district: District | null, startsElsewhere: boolean): Camera {
  const placed = useRef(startsElsewhere);
  const wanted = useRef(district);
  wanted.current = district;
  const camera = useMemo((): Camera => {
    const fly = ([west, south, east, north]: Bounds, duration: number) =>
      map?.fitBounds([west, south, east, north], { padding: paddingOf(map), maxZoom: CLOSEST_FIT_ZOOM, duration });
    return {
      fitBounds: (bounds) => fly(bounds, durationMs()),
      fitDistrict: () => wanted.current && fly(mainBounds(wanted.current), durationMs()),
      flyTo: ([lon = 0, lat = 0], zoom) =>
        map?.easeTo({ center: [lon, lat], ...(zoom !== undefined && { zoom }), duration: durationMs() }),
      zoomBy: (steps) => map?.zoomTo(map.getZoom() + steps, { duration: durationMs() }),
      faceNorth: () => map?.resetNorth({ duration: durationMs() }),
    };
  }, [map]);
  useEffect(() => {
    if (!map || !district || placed.current) return;
    placed.current = true;
    const [west, south, east, north] = mainBounds(district);
    map.fitBounds([west, south, east, north], { padding: paddingOf(map), duration: 0 });
  }, [map, district]);
  return camera;
}

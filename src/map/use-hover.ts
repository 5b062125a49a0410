import type { Map as MapLibre, MapMouseEvent } from 'maplibre-gl';
import { useEffect, useRef } from 'react';
import type { Bounds, LonLat, MapLayer, PickedFeature } from './map-props.ts';
import type { MapSpec } from './map-spec.ts';
import { featuresAt } from './pick.ts';
import { viewOf } from './use-view.ts';

interface PickEvents {
  readonly onPick: ((features: readonly PickedFeature[], at: LonLat) => void) | undefined;
  readonly onHover: ((feature: PickedFeature | null) => void) | undefined;
  readonly onPointer: ((place: LonLat | null) => void) | undefined;
}

interface Under extends PickEvents {
  readonly spec: MapSpec;
  readonly layers: readonly MapLayer[];
  /** False while the hand draws: then a click is a vertex. */
  readonly picking: boolean;
  /** The feature to be lit; the spec already depends on it, so it lives with the caller. */
  readonly setHovered: (feature: PickedFeature | null) => void;
}

function covers(outer: Bounds, inner: Bounds): boolean {
  return outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];
}

/** Reports pointer, hover and click. */
export function useHover(map: MapLibre | null, under: Under): void {
  const latest = useRef(under);
  latest.current = under;
  useEffect(() => {
    if (!map) return;
    let frame = 0;
    let current: PickedFeature | null = null;
    const hover = (feature: PickedFeature | null) => {
      if (feature?.role === current?.role && feature?.featureId === current?.featureId) return;
      current = feature;
      latest.current.setHovered(feature);
      latest.current.onHover?.(feature);
    };
    const at = (event: MapMouseEvent) =>
      featuresAt(map, latest.current.spec, latest.current.layers, event.point.x, event.point.y);
    // Hit tests once per frame: the mouse reports far more often than the map is drawn.
    const move = (event: MapMouseEvent) => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        latest.current.onPointer?.({ lonDeg: event.lngLat.lng, latDeg: event.lngLat.lat });
        if (map.isMoving()) return;
        const view = viewOf(map).bounds;
        // What reaches beyond the view on every side would only tint the whole screen.
        const seen = latest.current.picking ? at(event).find(({ bounds }) => !covers(bounds, view)) : undefined;
        hover(seen ?? null);
      });
    };
    const leave = () => {
      cancelAnimationFrame(frame);
      latest.current.onPointer?.(null);
      hover(null);
    };
    const click = (event: MapMouseEvent) => {
      if (latest.current.picking)
        latest.current.onPick?.(at(event), { lonDeg: event.lngLat.lng, latDeg: event.lngLat.lat });
    };
    map.on('mousemove', move);
    map.on('mouseout', leave);
    map.on('click', click);
    return () => {
      cancelAnimationFrame(frame);
      map.off('mousemove', move);
      map.off('mouseout', leave);
      map.off('click', click);
    };
  }, [map]);
}

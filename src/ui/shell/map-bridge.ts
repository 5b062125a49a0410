import type { Position } from 'geojson';

export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** What the rest of the screen may ask of the map; it draws state and is never asked for the truth. */
export interface MapHandle {
  fitBounds(bounds: Bounds): void;
  flyTo(lonLat: Position, zoom?: number): void;
}

const PLACE_ZOOM = 14;
let handle: MapHandle | null = null;

/** The mounted map makes itself known here, so that a list row can show its place without passing refs through views. */
export function connectMap(mounted: MapHandle | null): void {
  handle = mounted;
}

export function flyToPlace(lonLat: Position): void {
  handle?.flyTo(lonLat, PLACE_ZOOM);
}

export function showBounds(bounds: Bounds | null): void {
  if (bounds) handle?.fitBounds(bounds);
}

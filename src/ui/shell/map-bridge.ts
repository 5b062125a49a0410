import type { Position } from 'geojson';
import { whenMapFree } from '../state/verdict-first.ts';

export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** What the rest of the screen may ask of the map; it draws state and is never asked for the truth. */
export interface MapHandle {
  /** False until the map can move. */
  ready(): boolean;
  fitBounds(bounds: Bounds): void;
  fitDistrict(): void;
  flyTo(lonLat: Position, zoom?: number): void;
  zoomBy(steps: number): void;
  /** What is on screen; null while nothing is. */
  bounds(): Bounds | null;
}

const PLACE_ZOOM = 14;
let handle: MapHandle | null = null;
let wanted: Bounds | null = null;

/** The mounted map makes itself known here, so that a list row can show its place without passing refs through views. */
export function connectMap(mounted: MapHandle | null): void {
  handle = mounted;
}

/** What the map shows now; null while there is none. */
export function shownBounds(): Bounds | null {
  return handle?.bounds() ?? null;
}

export function flyToPlace(lonLat: Position): void {
  handle?.flyTo(lonLat, PLACE_ZOOM);
}

/** Comes nearer by so many steps, or draws back by as many below zero. */
export function zoomMap(steps: number): void {
  handle?.zoomBy(steps);
}

/** Shows the whole district. */
export function showDistrict(): void {
  handle?.fitDistrict();
}

/** Looks at a place from a given height; a map still loading begins there by itself. */
export function lookAt(lonLat: Position, zoom: number): void {
  if (handle?.ready()) handle.flyTo(lonLat, zoom);
}

/** Shows a box; a map still loading shows it as soon as it can. */
export function showBounds(bounds: Bounds | null): void {
  if (!bounds) return;
  if (handle?.ready()) whenMapFree(() => handle?.fitBounds(bounds));
  else wanted = bounds;
}

/** Called when the map has moved for the first time, and after. */
export function showWanted(): void {
  const bounds = wanted;
  wanted = null;
  showBounds(bounds);
}

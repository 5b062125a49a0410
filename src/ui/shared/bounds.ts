import type { FeatureCollection, Geometry, Position } from 'geojson';
import type { Site } from '../../site/site.ts';
import type { Bounds } from '../shell/map-bridge.ts';

function eachPosition(geometry: Geometry, visit: (position: Position) => void): void {
  if (geometry.type === 'GeometryCollection') {
    for (const part of geometry.geometries) eachPosition(part, visit);
    return;
  }
  const walk = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] === 'number') visit(value as Position);
    else for (const part of value) walk(part);
  };
  walk(geometry.coordinates);
}

/** Bounding box of geometries in degrees, null when they hold no position. */
export function boundsOf(geometries: readonly Geometry[]): Bounds | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const geometry of geometries) {
    eachPosition(geometry, ([lon = 0, lat = 0]) => {
      west = Math.min(west, lon);
      south = Math.min(south, lat);
      east = Math.max(east, lon);
      north = Math.max(north, lat);
    });
  }
  return west <= east ? [west, south, east, north] : null;
}

export function siteBounds(site: Site): Bounds | null {
  return boundsOf(site.parcels.map((parcel) => parcel.geometry));
}

export function collectionBounds(features: FeatureCollection): Bounds | null {
  return boundsOf(features.features.map((feature) => feature.geometry));
}

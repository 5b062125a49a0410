import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import type { Bounds } from './map-props.ts';

/** Id of a feature as the core knows it. */
export function featureId(feature: Feature): string {
  return String(feature.id ?? feature.properties?.id ?? '');
}

interface IndexedFeature {
  readonly feature: Feature;
  readonly bounds: Bounds;
}

/** Calls back for every position of a geometry, parts and rings alike. */
function eachPosition(geometry: Geometry, visit: (position: Position) => void): void {
  if (geometry.type === 'GeometryCollection') {
    for (const part of geometry.geometries) eachPosition(part, visit);
    return;
  }
  const walk = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] === 'number') visit(value as Position);
    else for (const item of value) walk(item);
  };
  walk(geometry.coordinates);
}

/** Bounds of a geometry in degrees; inside out (west > east) for an empty one. */
export function boundsOf(geometry: Geometry): Bounds {
  let [west, south, east, north] = [180, 90, -180, -90];
  eachPosition(geometry, ([lon = 0, lat = 0]) => {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  });
  return [west, south, east, north];
}

export function boundsMeet(a: Bounds, b: Bounds): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

const cache = new WeakMap<FeatureCollection, ReadonlyMap<string, IndexedFeature>>();

/** Features of a collection by id, with their bounds; made once per collection, whose features never change. */
export function featureIndex(features: FeatureCollection): ReadonlyMap<string, IndexedFeature> {
  const known = cache.get(features);
  if (known) return known;
  const made = new Map(
    features.features
      .filter((feature) => feature.geometry)
      .map((feature) => [featureId(feature), { feature, bounds: boundsOf(feature.geometry) }]),
  );
  cache.set(features, made);
  return made;
}

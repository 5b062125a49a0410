import type { FeatureCollection, Geometry } from 'geojson';
import { bboxOfPaths, flatten, pathsOf } from '../../geo/shapes.ts';
import type { Site } from '../../site/site.ts';
import type { Bounds } from '../shell/map-bridge.ts';

/** Bounding box of geometries in degrees, null when they hold no position. */
export function boundsOf(geometries: readonly Geometry[]): Bounds | null {
  const bounds = bboxOfPaths(geometries.flatMap(flatten).flatMap(pathsOf));
  return bounds[0] <= bounds[2] ? bounds : null;
}

export function siteBounds(site: Site): Bounds | null {
  return boundsOf(site.parcels.map((parcel) => parcel.geometry));
}

export function collectionBounds(features: FeatureCollection): Bounds | null {
  return boundsOf(features.features.map((feature) => feature.geometry));
}

import type { FeatureCollection, Geometry } from 'geojson';
import { scaleAt } from '../../geo/ellipsoid.ts';
import { grownBbox } from '../../geo/grown-bbox.ts';
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

/** Least room around a site, metres; a map with room to spare shows more of its own. */
const LEAST_ROOM_M = 40;
/** Room around a site as a share of its extent. */
const ROOM_SHARE = 0.4;

/** Box of a site with the ground around it that a verdict speaks of, degrees. */
export function surroundingsOf(site: Site): Bounds | null {
  const bounds = siteBounds(site);
  if (!bounds) return null;
  const [west, south, east, north] = bounds;
  const { eastM, northM } = scaleAt((south + north) / 2);
  const extentM = Math.max((east - west) * eastM, (north - south) * northM);
  return grownBbox(bounds, Math.max(LEAST_ROOM_M, ROOM_SHARE * extentM));
}

export function collectionBounds(features: FeatureCollection): Bounds | null {
  return boundsOf(features.features.map((feature) => feature.geometry));
}

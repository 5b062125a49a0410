import { bboxClip, buffer, featureCollection, simplify, union } from '@turf/turf';
import type { Feature, FeatureCollection, Geometry, MultiLineString } from 'geojson';
import { scaleAt } from './ellipsoid.ts';
import { type AreaGeometry, type Bbox, flatten, pathsOf } from './shapes.ts';

/** A strip is drawn this much coarser than it is wide. */
const COARSENESS = 1 / 8;

/**
 * Outline of the land within a distance of the given features, joined, for drawing only: Turf's plane arcs are good to
 * about a per mille here, while findings measure the distance itself.
 * @param features areas or lines, lon/lat degrees
 * @param distanceM metres, > 0
 * @returns one area, null where there is nothing to grow
 */
export function bufferForDisplay(features: FeatureCollection, distanceM: number): AreaGeometry | null {
  const grown = buffer(features, distanceM / 1000, { units: 'kilometers', steps: 12 })?.features ?? [];
  const areas = grown.filter((feature): feature is Feature<AreaGeometry> => feature !== undefined);
  const joined = areas.length > 1 ? union(featureCollection(areas)) : areas[0];
  return joined?.geometry ?? null;
}

/**
 * Strip to both sides of a geometry's border, for drawing only.
 * @param box  the border is cut to it, lon/lat degrees
 * @param reachM  to either side, metres, > 0
 * @returns null where the border does not come into the box
 */
export function borderForDisplay(geometry: Geometry, box: Bbox, reachM: number): AreaGeometry | null {
  const border: MultiLineString = { type: 'MultiLineString', coordinates: flatten(geometry).flatMap(pathsOf) };
  const near = bboxClip(border, [...box]);
  if (near.geometry.coordinates.length === 0) return null;
  const plain = simplify(near, {
    tolerance: (reachM * COARSENESS) / scaleAt(box[1]).northM,
  }) as Feature<MultiLineString>;
  return bufferForDisplay(featureCollection([plain]), reachM);
}

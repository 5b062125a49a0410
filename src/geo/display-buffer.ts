import { bboxClip, buffer, simplify, union } from '@turf/turf';
import type { Feature, FeatureCollection, Geometry, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import { type Bbox, flatten, pathsOf } from './shapes.ts';

const M_PER_DEG = 111_320;
/** A strip is drawn this much coarser than it is wide. */
const COARSENESS = 1 / 8;

/**
 * Outline of the land within a distance of the given features, joined, for drawing only: Turf's plane arcs are good to
 * about a per mille here, while findings measure the distance itself.
 * @param features areas or lines, lon/lat degrees
 * @param distanceM metres, > 0
 * @returns one area, null where there is nothing to grow
 */
export function bufferForDisplay(features: FeatureCollection, distanceM: number): Polygon | MultiPolygon | null {
  const grown = buffer(features, distanceM / 1000, { units: 'kilometers', steps: 12 })?.features ?? [];
  const areas = grown.filter((feature): feature is Feature<Polygon | MultiPolygon> => feature !== undefined);
  const joined = areas.length > 1 ? union({ type: 'FeatureCollection', features: areas }) : areas[0];
  return joined?.geometry ?? null;
}

/**
 * Strip to both sides of a geometry's border, for drawing only.
 * @param box  the border is cut to it, lon/lat degrees
 * @param reachM  to either side, metres, > 0
 * @returns null where the border does not come into the box
 */
export function borderForDisplay(geometry: Geometry, box: Bbox, reachM: number): Polygon | MultiPolygon | null {
  const border: MultiLineString = { type: 'MultiLineString', coordinates: flatten(geometry).flatMap(pathsOf) };
  const near = bboxClip(border, [...box]);
  if (near.geometry.coordinates.length === 0) return null;
  const plain = simplify(near, { tolerance: (reachM * COARSENESS) / M_PER_DEG }) as Feature<MultiLineString>;
  return bufferForDisplay({ type: 'FeatureCollection', features: [plain] }, reachM);
}

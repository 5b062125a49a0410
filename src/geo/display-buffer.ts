import { buffer, union } from '@turf/turf';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';

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

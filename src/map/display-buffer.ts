import { buffer, union } from '@turf/turf';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { LayerEntry } from '../catalog/catalog.ts';

/**
 * Outline of the land within a distance of the given features, joined, for drawing only: Turf's plane arcs are good to
 * about a per mille here, while findings measure the distance itself.
 * @param features areas or lines, lon/lat degrees
 * @param distanceM metres, > 0
 */
export function bufferForDisplay(
  features: FeatureCollection,
  distanceM: number,
): FeatureCollection<Polygon | MultiPolygon> {
  const grown = buffer(features, distanceM / 1000, { units: 'kilometers', steps: 12 })?.features ?? [];
  const areas = grown.filter((feature): feature is Feature<Polygon | MultiPolygon> => feature !== undefined);
  const joined = areas.length > 1 ? union({ type: 'FeatureCollection', features: areas }) : areas[0];
  return {
    type: 'FeatureCollection',
    features: joined ? [{ type: 'Feature', properties: {}, geometry: joined.geometry }] : [],
  };
}

/**
 * Features of a derived role as drawn: one per class of its card, in order, at the distance of the same place. A
 * distance that is null or not positive draws nothing.
 * @param distancesM values of `entry.derived.distances`, metres
 */
export function derivedForDisplay(
  entry: LayerEntry,
  from: FeatureCollection,
  distancesM: readonly (number | null)[],
): FeatureCollection {
  const features = (entry.classes?.values ?? []).flatMap(({ value }, i): Feature[] => {
    const distanceM = distancesM[i] ?? 0;
    if (distanceM <= 0 || !entry.classes) return [];
    const properties = { id: `${entry.role}-${value}`, [entry.classes.property]: value };
    return bufferForDisplay(from, distanceM).features.map((feature) => ({ ...feature, id: properties.id, properties }));
  });
  return { type: 'FeatureCollection', features };
}

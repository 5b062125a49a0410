import type { Feature, FeatureCollection } from 'geojson';
import type { Zone } from './zone.ts';

/** Zones as the map takes them; the feature id is the zone's. */
export function zoneCollection(zones: readonly Zone[]): FeatureCollection {
  const features = zones.map(
    ({ id, properties, geometry }): Feature => ({ type: 'Feature', id, properties, geometry }),
  );
  return { type: 'FeatureCollection', features };
}

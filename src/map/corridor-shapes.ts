import type { Feature, FeatureCollection } from 'geojson';
import { corridorOf } from '../geo/corridor.ts';
import { isLine } from '../geo/shapes.ts';
import type { SiteFeatures } from './map-props.ts';

/** What lines with a width cover, at its true width. */
export function corridorShapes({ features }: SiteFeatures): FeatureCollection {
  const strips = features.flatMap(({ geometry, properties }): Feature[] => {
    const widthM = Number(properties?.widthM ?? 0);
    const strip = isLine(geometry) && widthM > 0 ? corridorOf(geometry, widthM) : null;
    return strip ? [{ type: 'Feature', properties: {}, geometry: strip }] : [];
  });
  return { type: 'FeatureCollection', features: strips };
}

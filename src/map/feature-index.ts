import type { Feature, FeatureCollection } from 'geojson';
import { bboxOf } from '../geo/shapes.ts';
import type { Bounds } from './map-props.ts';

/** Id of a feature as the core knows it. */
export function featureId(feature: Feature): string {
  return String(feature.id ?? feature.properties?.id ?? '');
}

export interface IndexedFeature {
  readonly feature: Feature;
  readonly bounds: Bounds;
}

const cache = new WeakMap<FeatureCollection, ReadonlyMap<string, IndexedFeature>>();

/** Features of a collection by id, with their bounds; made once per collection, whose features never change. */
export function featureIndex(features: FeatureCollection): ReadonlyMap<string, IndexedFeature> {
  const known = cache.get(features);
  if (known) return known;
  const made = new Map(
    features.features
      .filter((feature) => feature.geometry)
      .map((feature) => [featureId(feature), { feature, bounds: bboxOf(feature.geometry) }]),
  );
  cache.set(features, made);
  return made;
}

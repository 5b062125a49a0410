import type { Feature, FeatureCollection } from 'geojson';
import { bboxOf } from '../geo/shapes.ts';
import { remembered } from '../kernel/remembered.ts';
import type { Bounds } from './map-props.ts';

/** Id of a feature as the core knows it. */
export function featureId(feature: Feature): string {
  return String(feature.id ?? feature.properties?.id ?? '');
}

export interface IndexedFeature {
  readonly feature: Feature;
  readonly bounds: Bounds;
}

/** Features of a collection by id, with their bounds; made once per collection, whose features never change. */
export const featureIndex = remembered(
  ({ features }: FeatureCollection): ReadonlyMap<string, IndexedFeature> =>
    new Map(
      features
        .filter((feature) => feature.geometry)
        .map((feature) => [featureId(feature), { feature, bounds: bboxOf(feature.geometry) }]),
    ),
);

import type { Feature, FeatureCollection } from 'geojson';
import { featureIndex } from './feature-index.ts';
import type { FeatureRef, MapLayer } from './map-props.ts';
import type { MapSpec } from './map-spec.ts';
import { MAP_THEMES, type MapThemeName } from './map-theme.ts';

/** The named features with the colour to light them in; refs to what is not on the map are passed over. */
export function litFeatures(
  layers: readonly MapLayer[],
  refs: readonly FeatureRef[],
  theme: MapThemeName,
): FeatureCollection {
  const features = refs.flatMap(({ role, featureId }): Feature[] => {
    const layer = layers.find(({ entry }) => entry.role === role);
    const found = layer && featureIndex(layer.features).get(featureId)?.feature;
    if (!found) return [];
    const style = layer.entry.style;
    return [{ type: 'Feature', geometry: found.geometry, properties: { colour: (style.casing ?? style.line)[theme] } }];
  });
  return { type: 'FeatureCollection', features };
}

/** A copy of what is hovered, in the list or on the map, drawn bold over everything but the site. */
export function litSpec(features: FeatureCollection, theme: MapThemeName): MapSpec {
  const { halo } = MAP_THEMES[theme];
  return {
    sources: { lit: features },
    images: [],
    layers: [
      {
        storey: 'lit',
        layer: {
          id: 'lit/fill',
          type: 'fill',
          source: 'lit',
          filter: ['==', ['geometry-type'], 'Polygon'],
          paint: { 'fill-color': ['get', 'colour'], 'fill-opacity': 0.16 },
        },
      },
      {
        storey: 'lit',
        layer: {
          id: 'lit/casing',
          type: 'line',
          source: 'lit',
          layout: { 'line-join': 'round' },
          paint: { 'line-color': halo, 'line-width': 7, 'line-opacity': 0.8 },
        },
      },
      {
        storey: 'lit',
        layer: {
          id: 'lit/line',
          type: 'line',
          source: 'lit',
          layout: { 'line-join': 'round' },
          paint: { 'line-color': ['get', 'colour'], 'line-width': 3.2 },
        },
      },
      {
        storey: 'lit',
        layer: {
          id: 'lit/point',
          type: 'circle',
          source: 'lit',
          filter: ['==', ['geometry-type'], 'Point'],
          paint: {
            'circle-radius': 12,
            'circle-color': ['get', 'colour'],
            'circle-opacity': 0.2,
            'circle-stroke-color': ['get', 'colour'],
            'circle-stroke-width': 3,
          },
        },
      },
    ],
  };
}

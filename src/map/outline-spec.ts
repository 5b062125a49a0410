import type { Feature, Geometry } from 'geojson';
import type { MapLayerSpec, MapSpec } from './map-spec.ts';
import { MAP_THEMES, type MapThemeName } from './map-theme.ts';

/** The site of a record on the map; of two that are compared the second is dashed. */
export interface Outline {
  readonly geometry: Geometry;
  readonly look: 'solid' | 'dashed';
}

/** Outlines of recorded sites: the violet of sites without fill or handles, since they are not the one being worked on. */
export function outlineSpec(outlines: readonly Outline[], theme: MapThemeName): MapSpec {
  const { site: line, siteCasing } = MAP_THEMES[theme];
  const features = outlines.map(({ geometry, look }): Feature => ({ type: 'Feature', geometry, properties: { look } }));
  const drawn = (look: Outline['look']): MapLayerSpec => ({
    storey: 'site',
    layer: {
      id: `outline/${look}`,
      type: 'line',
      source: 'outline',
      filter: ['==', ['get', 'look'], look],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': line,
        'line-width': 2.4,
        ...(look === 'dashed' && { 'line-dasharray': [3, 2] }),
      },
    },
  });
  return {
    sources: { outline: { type: 'FeatureCollection', features } },
    layers: [
      {
        storey: 'site',
        layer: {
          id: 'outline/casing',
          type: 'line',
          source: 'outline',
          layout: { 'line-join': 'round' },
          paint: { 'line-color': siteCasing, 'line-width': 5, 'line-opacity': 0.85 },
        },
      },
      drawn('solid'),
      drawn('dashed'),
    ],
    images: [],
  };
}

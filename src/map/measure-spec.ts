import type { Feature, FeatureCollection, Position } from 'geojson';
import type { MapSpec } from './map-spec.ts';
import { MAP_THEMES, type MapThemeName } from './map-theme.ts';

/** The path being measured, and the edge that would close it. */
export function measureSpec(points: readonly Position[], theme: MapThemeName): MapSpec {
  const { tones, surface } = MAP_THEMES[theme];
  const colour = tones.plain.text;
  return {
    sources: { measure: measureFeatures(points) },
    images: [],
    layers: [
      {
        storey: 'dimension',
        layer: {
          id: 'measure/closing',
          type: 'line',
          source: 'measure',
          filter: ['==', ['get', 'part'], 'closing'],
          paint: { 'line-color': colour, 'line-width': 1.2, 'line-dasharray': [2, 2] },
        },
      },
      {
        storey: 'dimension',
        layer: {
          id: 'measure/casing',
          type: 'line',
          source: 'measure',
          filter: ['==', ['get', 'part'], 'path'],
          paint: { 'line-color': surface, 'line-width': 5 },
        },
      },
      {
        storey: 'dimension',
        layer: {
          id: 'measure/line',
          type: 'line',
          source: 'measure',
          filter: ['==', ['get', 'part'], 'path'],
          paint: { 'line-color': colour, 'line-width': 2.2 },
        },
      },
      {
        storey: 'dimension',
        layer: {
          id: 'measure/points',
          type: 'circle',
          source: 'measure',
          filter: ['==', ['geometry-type'], 'Point'],
          paint: {
            'circle-radius': 4,
            'circle-color': surface,
            'circle-stroke-color': colour,
            'circle-stroke-width': 2,
          },
        },
      },
    ],
  };
}

function measureFeatures(points: readonly Position[]): FeatureCollection {
  const line = (part: string, coordinates: Position[]): Feature => ({
    type: 'Feature',
    properties: { part },
    geometry: { type: 'LineString', coordinates },
  });
  const [first, last] = [points[0], points.at(-1)];
  return {
    type: 'FeatureCollection',
    features: [
      ...(points.length > 1 ? [line('path', [...points])] : []),
      ...(points.length > 2 && first && last ? [line('closing', [last, first])] : []),
      ...points.map(
        (coordinates): Feature => ({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates } }),
      ),
    ],
  };
}

import type { Feature, MultiPolygon, Position } from 'geojson';
import { type AreaGeometry, partsOf } from '../geo/shapes.ts';
import type { MapSpec } from './map-spec.ts';
import { MAP_THEMES, type MapThemeName } from './map-theme.ts';
import { patternImage } from './patterns.ts';

/** The world as far as Web Mercator draws it. */
const WORLD: Position[] = [
  [-180, -85],
  [180, -85],
  [180, 85],
  [-180, 85],
  [-180, -85],
];

/** Everything but the district: a frame with a hole per part. Enclaves (inner rings) become land of the frame again. */
export function outsideOf(district: AreaGeometry): Feature<MultiPolygon> {
  const parts = partsOf(district);
  const holes = parts.flatMap((rings) => rings.slice(0, 1));
  const enclaves = parts.flatMap((rings) => rings.slice(1));
  return {
    type: 'Feature',
    properties: {},
    geometry: { type: 'MultiPolygon', coordinates: [[WORLD, ...holes], ...enclaves.map((ring) => [ring])] },
  };
}

/** The district lit by dimming and hatching what is not it. */
export function outsideSpec(district: AreaGeometry | null, theme: MapThemeName): MapSpec {
  if (!district) return { sources: {}, layers: [], images: [] };
  const { dim, outHatch } = MAP_THEMES[theme];
  const hatch = patternImage({ kind: 'hair45', colour: outHatch });
  return {
    sources: { outside: { type: 'FeatureCollection', features: [outsideOf(district)] } },
    images: [hatch],
    layers: [
      {
        storey: 'outside',
        layer: {
          id: 'outside/dim',
          type: 'fill',
          source: 'outside',
          paint: { 'fill-color': dim, 'fill-antialias': false },
        },
      },
      {
        storey: 'outside',
        layer: { id: 'outside/hatch', type: 'fill', source: 'outside', paint: { 'fill-pattern': hatch.id } },
      },
    ],
  };
}

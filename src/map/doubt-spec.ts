import type { FeatureCollection } from 'geojson';
import type { MapSpec } from './map-spec.ts';
import { MAP_THEMES, type MapThemeName } from './map-theme.ts';
import { patternImage } from './patterns.ts';

/**
 * What is not known, drawn: grey hatch where a needed layer says nothing, and the strip within which a boundary may
 * really lie.
 */
export function doubtSpec(uncovered: FeatureCollection, band: FeatureCollection, theme: MapThemeName): MapSpec {
  const { unknownHatch, tones } = MAP_THEMES[theme];
  const hatch = patternImage({ kind: 'lines45', colour: unknownHatch, pitchPx: 6, weight: 1.1 });
  return {
    sources: { uncovered, band },
    images: [hatch],
    layers: [
      {
        storey: 'band',
        layer: {
          id: 'uncovered/hatch',
          type: 'fill',
          source: 'uncovered',
          paint: { 'fill-pattern': hatch.id, 'fill-opacity': 0.8 },
        },
      },
      {
        storey: 'band',
        layer: {
          id: 'band/fill',
          type: 'fill',
          source: 'band',
          paint: { 'fill-color': tones.unknown.solid, 'fill-opacity': 0.16 },
        },
      },
      {
        storey: 'band',
        layer: {
          id: 'band/line',
          type: 'line',
          source: 'band',
          paint: { 'line-color': tones.unknown.text, 'line-width': 1, 'line-dasharray': [3, 2.5] },
        },
      },
    ],
  };
}

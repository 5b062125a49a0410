import type { Feature, Geometry } from 'geojson';
import type { MapLayerSpec, MapSpec } from './map-spec.ts';
import { MAP_THEMES, type MapThemeName, type Tone } from './map-theme.ts';

/** One of many sites on the map. */
export interface JudgedSite {
  readonly geometry: Geometry;
  /** Upper end of the verdict; `unknown` for a site without one. */
  readonly tone: Tone;
  /** Both ends are the same; an open verdict is drawn dashed and fainter. */
  readonly settled: boolean;
  readonly lit: boolean;
}

/** Many sites in the colours of their verdicts; a level in doubt is dashed, so that it never looks certain. */
export function judgedSpec(sites: readonly JudgedSite[], theme: MapThemeName): MapSpec {
  const { tones, site: violet, siteCasing } = MAP_THEMES[theme];
  const features = sites.map(({ geometry, tone, settled, lit }): Feature => {
    const properties = { fill: tones[tone].solid, line: tones[tone].text, settled, lit };
    return { type: 'Feature', geometry, properties };
  });
  const line = (settled: boolean): MapLayerSpec => ({
    storey: 'site',
    layer: {
      id: `judged/${settled ? 'settled' : 'open'}`,
      type: 'line',
      source: 'judged',
      filter: ['==', ['get', 'settled'], settled],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ['get', 'line'],
        'line-width': 2,
        ...(!settled && { 'line-dasharray': [2.5, 1.5] }),
      },
    },
  });
  const lit = (colour: string, width: number, name: string): MapLayerSpec => ({
    storey: 'site',
    layer: {
      id: `judged/${name}`,
      type: 'line',
      source: 'judged',
      filter: ['get', 'lit'],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colour, 'line-width': width },
    },
  });
  return {
    sources: { judged: { type: 'FeatureCollection', features } },
    layers: [
      {
        storey: 'overlap',
        layer: {
          id: 'judged/fill',
          type: 'fill',
          source: 'judged',
          paint: { 'fill-color': ['get', 'fill'], 'fill-opacity': ['case', ['get', 'settled'], 0.5, 0.25] },
        },
      },
      line(true),
      line(false),
      lit(siteCasing, 8, 'lit_casing'),
      lit(violet, 4, 'lit'),
    ],
    images: [],
  };
}

import type { FeatureCollection } from 'geojson';
import type { SymbolLayerSpecification } from 'maplibre-gl';
import type { MapLayerSpec, MapSpec } from './map-spec.ts';
import { MAP_THEMES, type MapThemeName } from './map-theme.ts';
import { badgeImage } from './symbols.ts';

/** Family of the font file shipped with the app (map-font.ts); MapLibre draws glyphs from it, no glyph server. */
export const MAP_FONT = ['Noto Sans SC'];

export interface LabelData {
  readonly places: FeatureCollection;
  readonly zones: FeatureCollection;
  readonly lines: FeatureCollection;
  readonly badges: FeatureCollection;
}

type Layout = NonNullable<SymbolLayerSpecification['layout']>;
type Paint = NonNullable<SymbolLayerSpecification['paint']>;

const TEXT: Layout = {
  'text-field': ['get', 'text'],
  'text-font': MAP_FONT,
  'text-max-width': 12,
  'symbol-sort-key': ['get', 'rank'],
};

function lineLabel(id: string, rank: number, minzoom: number, paint: Paint): MapLayerSpec {
  return {
    storey: 'label',
    layer: {
      id,
      type: 'symbol',
      source: 'label/lines',
      minzoom,
      filter: ['==', ['get', 'rank'], rank],
      paint,
      layout: {
        ...TEXT,
        'symbol-placement': 'line',
        'text-size': 12,
        'symbol-spacing': 420,
        'text-max-angle': 30,
        'text-letter-spacing': 0.04,
      },
    },
  };
}

const BADGES_CROWD_BELOW_ZOOM = 11.3;

/** Name layers over the given collections; colours come with the features. */
export function labelSpec(data: LabelData, theme: MapThemeName): MapSpec {
  const { halo, surface } = MAP_THEMES[theme];
  const paint: Paint = { 'text-color': ['get', 'colour'], 'text-halo-color': halo, 'text-halo-width': 1.8 };
  // One badge colour per theme is enough: all badges of the plan's projects are ink.
  const ink = data.badges.features[0]?.properties?.colour;
  const badge = badgeImage(typeof ink === 'string' ? ink : surface, surface);
  return {
    sources: {
      'label/places': data.places,
      'label/zones': data.zones,
      'label/lines': data.lines,
      'label/badges': data.badges,
    },
    images: [badge],
    layers: [
      lineLabel('label/lines', 0, 11, paint),
      lineLabel('label/lanes', 1, 13.6, paint),
      {
        storey: 'label',
        layer: {
          id: 'label/zones',
          type: 'symbol',
          source: 'label/zones',
          paint,
          layout: {
            ...TEXT,
            'text-size': 12.5,
            'text-anchor': ['case', ['==', ['get', 'below'], true], 'top', 'center'],
            'text-offset': ['case', ['==', ['get', 'below'], true], ['literal', [0, 1]], ['literal', [0, 0]]],
          },
        },
      },
      {
        storey: 'label',
        layer: {
          id: 'label/places',
          type: 'symbol',
          source: 'label/places',
          paint,
          layout: {
            ...TEXT,
            'text-size': ['interpolate', ['linear'], ['zoom'], 11, 12.5, 14, 14.5],
            'text-letter-spacing': 0.06,
            'text-padding': 1,
          },
        },
      },
      {
        storey: 'badge',
        layer: {
          id: 'label/badges',
          type: 'symbol',
          source: 'label/badges',
          paint: { 'text-color': surface },
          layout: {
            ...TEXT,
            'icon-image': badge.id,
            'text-size': 12,
            'icon-size': ['interpolate', ['linear'], ['zoom'], 11, 0.72, 13, 0.95],
            // Where the whole district is a hand wide, badges that would cover each other give way.
            'icon-overlap': ['step', ['zoom'], 'never', BADGES_CROWD_BELOW_ZOOM, 'always'],
            'text-overlap': ['step', ['zoom'], 'never', BADGES_CROWD_BELOW_ZOOM, 'always'],
            'icon-ignore-placement': ['step', ['zoom'], false, BADGES_CROWD_BELOW_ZOOM, true],
            'text-ignore-placement': ['step', ['zoom'], false, BADGES_CROWD_BELOW_ZOOM, true],
          },
        },
      },
    ],
  };
}

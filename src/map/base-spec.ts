import type { ExpressionSpecification } from 'maplibre-gl';
import type { ShownBaseMap } from './base-map.ts';
import { MAP_FONT } from './label-spec.ts';
import type { MapLayerSpec, MapSpec } from './map-spec.ts';
import { MAP_THEMES, type MapThemeName } from './map-theme.ts';

const SOURCE = 'base';
const NOTHING: MapSpec = { sources: {}, layers: [], images: [] };

/** Names of layers that hold names, in the schemas of OpenMapTiles, Protomaps and Shortbread. */
const LABELS = /^(places?|place_labels?|.*_labels?)$/;
/** Layers with more points than a plain map can bear. */
const LEFT_OUT = /^(pois?|housenumber|addresses|.*_labels_points|mountain_peak|aerodrome_label)$/;
const WATER = /water|ocean|river|sea/;
const GROUND = /land|earth|park|natural|cover|site/;

const NAME: ExpressionSpecification = [
  'coalesce',
  ['get', 'name:zh-Hans'],
  ['get', 'name:zh'],
  ['get', 'name'],
  ['get', 'name_en'],
  '',
];

/**
 * A base map over the bare ground and under everything else. Of a raster archive the picture; of a vector archive every
 * layer in grey, whatever its schema: areas faint, lines and place names, so that nothing on it can be taken for a zone
 * of the plan.
 */
export function baseSpec(shown: ShownBaseMap | null, themeName: MapThemeName): MapSpec {
  if (!shown) return NOTHING;
  const { map, opacity } = shown;
  const { kind, tiles, minZoom, maxZoom } = map;
  const layers =
    kind === 'raster' ? [rasterLayer(opacity)] : map.layers.flatMap((id) => greyLayers(id, shown, themeName));
  return { sources: { [SOURCE]: { tiles, minZoom, maxZoom, kind } }, layers, images: [] };
}

function rasterLayer(opacity: number): MapLayerSpec {
  return {
    storey: 'base',
    layer: { id: 'base/raster', type: 'raster', source: SOURCE, paint: { 'raster-opacity': opacity } },
  };
}

function greyLayers(id: string, { opacity }: ShownBaseMap, themeName: MapThemeName): MapLayerSpec[] {
  if (LEFT_OUT.test(id)) return [];
  const theme = MAP_THEMES[themeName];
  const from = { source: SOURCE, 'source-layer': id };
  if (LABELS.test(id)) {
    return [
      {
        storey: 'base_label',
        layer: {
          ...from,
          id: `base/${id}/name`,
          type: 'symbol',
          filter: ['==', ['geometry-type'], 'Point'],
          layout: { 'text-field': NAME, 'text-font': MAP_FONT, 'text-size': 12, 'text-max-width': 9 },
          paint: {
            'text-color': theme.text2,
            'text-halo-color': theme.halo,
            'text-halo-width': 1.2,
            'text-opacity': opacity,
          },
        },
      },
    ];
  }
  const fill = WATER.test(id) ? 0.22 : GROUND.test(id) ? 0.06 : 0.14;
  return [
    {
      storey: 'base',
      layer: {
        ...from,
        id: `base/${id}/fill`,
        type: 'fill',
        filter: ['==', ['geometry-type'], 'Polygon'],
        paint: { 'fill-color': theme.text2, 'fill-opacity': fill * opacity, 'fill-antialias': false },
      },
    },
    {
      storey: 'base_line',
      layer: {
        ...from,
        id: `base/${id}/line`,
        type: 'line',
        filter: ['==', ['geometry-type'], 'LineString'],
        paint: {
          'line-color': theme.text2,
          'line-width': ['interpolate', ['linear'], ['zoom'], 10, 0.5, 14, 1, 18, 2.5],
          'line-opacity': 0.55 * opacity,
        },
      },
    },
  ];
}

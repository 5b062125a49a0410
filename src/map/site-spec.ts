import type { Feature, FeatureCollection, Position } from 'geojson';
import type { ExpressionSpecification } from 'maplibre-gl';
import { EFFECTS } from '../plan/effect.ts';
import { MAP_FONT } from './label-spec.ts';
import { anchorOf } from './labels.ts';
import type { MapImage } from './map-image.ts';
import type { Overlap, SiteFeatures } from './map-props.ts';
import { EMPTY, type MapLayerSpec, type MapSpec } from './map-spec.ts';
import { MAP_THEMES, type MapTheme, type MapThemeName } from './map-theme.ts';
import { patternImage } from './patterns.ts';
import { siteVertices } from './site-vertices.ts';
import { vertexImage } from './symbols.ts';

/** Below it a site is a mark of fixed size. */
const VERTICES_FROM_ZOOM = 13;
/** Below it vertices are unnamed. */
export const NAMES_FROM_ZOOM = 14;

/** Middle of the site's first parcel, [lon, lat]; where its mark stands while it is too small to see. */
export function siteCentre(site: SiteFeatures): Position | null {
  const geometry = site.features[0]?.geometry;
  return geometry ? anchorOf(geometry) : null;
}

/** One place, or none. */
function placeFeatures(place: Position | null): FeatureCollection {
  return place
    ? {
        type: 'FeatureCollection',
        features: [{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: place } }],
      }
    : EMPTY;
}

/** The site: always on top, the one violet of the product. */
export function siteSpec(site: SiteFeatures | null, theme: MapThemeName): MapSpec {
  const { site: line, siteFill, siteCasing, surface, halo } = MAP_THEMES[theme];
  const vertex = vertexImage(line, surface);
  const layers: MapLayerSpec[] = [
    {
      storey: 'site',
      layer: {
        id: 'site/mark',
        type: 'circle',
        source: 'site/centre',
        maxzoom: VERTICES_FROM_ZOOM,
        paint: {
          'circle-radius': 7,
          'circle-color': line,
          'circle-stroke-color': siteCasing,
          'circle-stroke-width': 2.5,
        },
      },
    },
    {
      storey: 'site',
      layer: {
        id: 'site/fill',
        type: 'fill',
        source: 'site',
        filter: ['==', ['geometry-type'], 'Polygon'],
        paint: { 'fill-color': siteFill },
      },
    },
    {
      storey: 'site',
      layer: {
        id: 'site/casing',
        type: 'line',
        source: 'site',
        layout: { 'line-join': 'round' },
        paint: { 'line-color': siteCasing, 'line-width': 6, 'line-opacity': 0.85 },
      },
    },
    {
      storey: 'site',
      layer: {
        id: 'site/line',
        type: 'line',
        source: 'site',
        layout: { 'line-join': 'round' },
        paint: { 'line-color': line, 'line-width': 3 },
      },
    },
    {
      storey: 'site_label',
      layer: {
        id: 'site/vertices',
        type: 'symbol',
        source: 'site/vertices',
        minzoom: VERTICES_FROM_ZOOM,
        layout: {
          'icon-image': vertex.id,
          'icon-overlap': 'always',
          'icon-ignore-placement': true,
        },
      },
    },
    {
      storey: 'site_label',
      layer: {
        id: 'site/names',
        type: 'symbol',
        source: 'site/vertices',
        minzoom: NAMES_FROM_ZOOM,
        layout: {
          'text-field': ['get', 'text'],
          'text-font': MAP_FONT,
          'text-size': 12,
          'text-anchor': ['get', 'anchor'],
          'text-offset': [0, 0],
          'text-radial-offset': 0.6,
          'text-padding': 1,
        },
        paint: { 'text-color': line, 'text-halo-color': halo, 'text-halo-width': 2 },
      },
    },
  ];
  return {
    sources: {
      site: site ?? EMPTY,
      'site/centre': placeFeatures(site && siteCentre(site)),
      'site/vertices': site ? siteVertices(site) : EMPTY,
    },
    layers,
    images: [vertex],
  };
}

/** What the site's lines cover at their width, under their axes. */
export function corridorSpec(corridors: FeatureCollection, theme: MapThemeName): MapSpec {
  const { site: line, siteFill } = MAP_THEMES[theme];
  return {
    sources: { 'site/corridor': corridors },
    images: [],
    layers: [
      {
        storey: 'site',
        layer: { id: 'site/corridor', type: 'fill', source: 'site/corridor', paint: { 'fill-color': siteFill } },
      },
      {
        storey: 'site',
        layer: {
          id: 'site/corridor-line',
          type: 'line',
          source: 'site/corridor',
          paint: { 'line-color': line, 'line-width': 1.6, 'line-dasharray': [4, 2] },
        },
      },
    ],
  };
}

/** The boundary point the table is at, or the coordinate that was searched for. */
export function litVertexSpec(vertex: Position | null, theme: MapThemeName): MapSpec {
  const { focus, surface } = MAP_THEMES[theme];
  return {
    sources: { 'site/lit-vertex': placeFeatures(vertex) },
    images: [],
    layers: [
      {
        storey: 'badge',
        layer: {
          id: 'site/lit-vertex',
          type: 'circle',
          source: 'site/lit-vertex',
          paint: {
            'circle-radius': 9,
            'circle-color': surface,
            'circle-opacity': 0.35,
            'circle-stroke-color': focus,
            'circle-stroke-width': 3,
          },
        },
      },
    ],
  };
}

/** Hatch of what the site takes of a zone. */
export function overlapHatch(theme: MapTheme, effect: Overlap['effect']): MapImage {
  return patternImage({ kind: 'lines45', colour: theme.tones[effect].solid, pitchPx: 8, weight: 1.7 });
}

/** What the site takes of a zone, in the colour of the effect, with a bold edge; worse effects lie on top. */
export function overlapSpec(overlaps: readonly Overlap[], themeName: MapThemeName): MapSpec {
  const theme = MAP_THEMES[themeName];
  const features = overlaps.map(
    ({ geometry, effect }): Feature => ({ type: 'Feature', geometry, properties: { effect } }),
  );
  const layers = EFFECTS.flatMap((effect): MapLayerSpec[] => {
    const ofEffect: ExpressionSpecification = ['==', ['get', 'effect'], effect];
    const areas: ExpressionSpecification = ['all', ['==', ['geometry-type'], 'Polygon'], ofEffect];
    return [
      {
        storey: 'overlap',
        layer: {
          id: `overlap/${effect}/ground`,
          type: 'fill',
          source: 'overlap',
          filter: areas,
          paint: { 'fill-color': theme.surface, 'fill-opacity': 0.55 },
        },
      },
      {
        storey: 'overlap',
        layer: {
          id: `overlap/${effect}/hatch`,
          type: 'fill',
          source: 'overlap',
          filter: areas,
          paint: { 'fill-pattern': overlapHatch(theme, effect).id },
        },
      },
      {
        storey: 'overlap',
        layer: {
          id: `overlap/${effect}/line`,
          type: 'line',
          source: 'overlap',
          filter: ofEffect,
          layout: { 'line-join': 'round' },
          paint: { 'line-color': theme.tones[effect].text, 'line-width': 2.4 },
        },
      },
    ];
  });
  return {
    sources: { overlap: { type: 'FeatureCollection', features } },
    layers,
    images: EFFECTS.map((effect) => overlapHatch(theme, effect)),
  };
}

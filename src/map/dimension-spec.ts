import type { Feature, FeatureCollection, Position } from 'geojson';
import type { ExpressionSpecification } from 'maplibre-gl';
import { RAD, scaleAt } from '../geo/ellipsoid.ts';
import { EFFECTS } from '../plan/effect.ts';
import { metresPerPixel } from './ground-scale.ts';
import { MAP_FONT } from './label-spec.ts';
import type { Dimension } from './map-props.ts';
import type { MapLayerSpec, MapSpec } from './map-spec.ts';
import { MAP_THEMES, type MapThemeName, type Tone } from './map-theme.ts';
import { plateImage } from './symbols.ts';

/** A line shorter than this on the screen cannot be seen as one: its place gets a ring, its figure a leader. */
const SHORTEST_LINE_PX = 26;
const LEADER_PX = 62;
const RING_PX = 10;

/** Offsets in pixels east and north, as lon/lat from a position. */
function shifted([lon = 0, lat = 0]: Position, eastPx: number, northPx: number, zoom: number): Position {
  const perPixel = metresPerPixel(zoom, lat);
  const { eastM, northM } = scaleAt(lat);
  return [lon + (eastPx * perPixel) / eastM, lat + (northPx * perPixel) / northM];
}

function lengthPx([lon1 = 0, lat1 = 0]: Position, [lon2 = 0, lat2 = 0]: Position, zoom: number): number {
  const { eastM, northM } = scaleAt(lat1);
  return Math.hypot((lon2 - lon1) * eastM, (lat2 - lat1) * northM) / metresPerPixel(zoom, lat1);
}

/** Directions a leader may take, as radians counter-clockwise from east. */
const LEADERS_RAD = [0.55, Math.PI - 0.55, Math.PI + 0.55, -0.55];

function directionRad([lon1 = 0, lat1 = 0]: Position, [lon2 = 0, lat2 = 0]: Position): number {
  return Math.atan2(lat2 - lat1, (lon2 - lon1) * Math.cos(lat1 * RAD));
}

function gapRad(a: number, b: number): number {
  const gap = Math.abs(a - b) % (2 * Math.PI);
  return Math.min(gap, 2 * Math.PI - gap);
}

/** The leader that keeps farthest from the directions already taken. */
function freeLeader(taken: readonly number[]): number {
  const room = (leader: number) => Math.min(Math.PI, ...taken.map((other) => gapRad(leader, other)));
  return LEADERS_RAD.reduce((best, leader) => (room(leader) > room(best) ? leader : best));
}

function lineFeature(from: Position, to: Position, tone: Tone): Feature {
  return { type: 'Feature', geometry: { type: 'LineString', coordinates: [from, to] }, properties: { tone } };
}

function pointFeature(at: Position, properties: Record<string, string>): Feature {
  return { type: 'Feature', geometry: { type: 'Point', coordinates: at }, properties };
}

/**
 * Lines, rings and plates of the given distances at a zoom. A long line carries its figure in the middle; one too short
 * to draw is told by a ring round the place and a leader to its figure, which stays off the site.
 */
export function dimensionFeatures(
  dimensions: readonly Dimension[],
  siteCentre: Position | null,
  zoom: number,
): FeatureCollection {
  const isLong = ({ from, to }: Dimension) => lengthPx(from, to, zoom) >= SHORTEST_LINE_PX;
  const taken = dimensions.filter(isLong).map(({ from, to }) => directionRad(from, to));
  const features = dimensions.flatMap((dimension): Feature[] => {
    const { from, to, label, tone } = dimension;
    if (isLong(dimension)) {
      const half = [((from[0] ?? 0) + (to[0] ?? 0)) / 2, ((from[1] ?? 0) + (to[1] ?? 0)) / 2];
      return [lineFeature(from, to, tone), pointFeature(half, { tone, label })];
    }
    const leader = freeLeader(siteCentre ? [...taken, directionRad(from, siteCentre)] : taken);
    taken.push(leader);
    const [east, north] = [Math.cos(leader), Math.sin(leader)];
    const end = shifted(from, east * LEADER_PX, north * LEADER_PX, zoom);
    return [
      lineFeature(shifted(from, east * RING_PX, north * RING_PX, zoom), end, tone),
      pointFeature(from, { tone, ring: 'yes' }),
      pointFeature(end, { tone, label }),
    ];
  });
  return { type: 'FeatureCollection', features };
}

const TONES: readonly Tone[] = ['plain', 'unknown', ...EFFECTS];

/** What a feature is drawn with, by its tone; plain where it has none. */
function byTone(of: (tone: Tone) => string): ExpressionSpecification {
  const effects = EFFECTS.flatMap((effect) => [effect, of(effect)]);
  return ['match', ['get', 'tone'], 'unknown', of('unknown'), ...effects, of('plain')];
}

/** Dimension lines in the tone of what they led to. */
export function dimensionSpec(features: FeatureCollection, themeName: MapThemeName): MapSpec {
  const theme = MAP_THEMES[themeName];
  const colour = byTone((tone) => theme.tones[tone].text);
  const plateOf = (tone: Tone) => plateImage(theme.surface, theme.tones[tone].text);
  const plate = byTone((tone) => plateOf(tone).id);
  const layers: MapLayerSpec[] = [
    {
      storey: 'dimension',
      layer: {
        id: 'dimension/casing',
        type: 'line',
        source: 'dimension',
        filter: ['==', ['geometry-type'], 'LineString'],
        paint: { 'line-color': theme.halo, 'line-width': 4.5, 'line-opacity': 0.9 },
      },
    },
    {
      storey: 'dimension',
      layer: {
        id: 'dimension/line',
        type: 'line',
        source: 'dimension',
        filter: ['==', ['geometry-type'], 'LineString'],
        paint: { 'line-color': colour, 'line-width': 1.6 },
      },
    },
    {
      storey: 'dimension',
      layer: {
        id: 'dimension/ring',
        type: 'circle',
        source: 'dimension',
        filter: ['has', 'ring'],
        paint: {
          'circle-radius': 9,
          'circle-color': 'rgb(0 0 0 / 0)',
          'circle-stroke-color': colour,
          'circle-stroke-width': 2,
        },
      },
    },
    {
      storey: 'badge',
      layer: {
        id: 'dimension/label',
        type: 'symbol',
        source: 'dimension',
        filter: ['has', 'label'],
        layout: {
          'text-field': ['get', 'label'],
          'text-font': MAP_FONT,
          'text-size': 13,
          'icon-image': plate,
          'icon-text-fit': 'both',
          'icon-text-fit-padding': [1, 3, 1, 3],
          'text-overlap': 'always',
          'icon-overlap': 'always',
          'text-max-width': 20,
        },
        paint: { 'text-color': colour },
      },
    },
  ];
  return { sources: { dimension: features }, layers, images: TONES.map(plateOf) };
}

import type { FeatureCollection } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { MapImage } from './map-image.ts';

/**
 * Storeys of the map, from the ground up. Every layer of a storey lies under every layer of the next, whichever role it
 * belongs to: areas never hide lines, and nothing hides the site. A base map of one's own hides the ground alone.
 */
export const STOREYS = [
  'ground',
  'base',
  'base_line',
  'base_label',
  'ground_casing',
  'ground_line',
  'fill',
  'pattern',
  'surface',
  'halo',
  'casing',
  'way',
  'outside',
  'line',
  'band',
  'lit',
  'point',
  'overlap',
  'site',
  'dimension',
  'label',
  'site_label',
  'badge',
] as const;
export type Storey = (typeof STOREYS)[number];

type Drawable = Exclude<LayerSpecification, { type: 'background' } | { type: 'custom' }>;

/** One MapLibre layer with its storey; `role` is set where a click may pick it. */
export interface MapLayerSpec {
  readonly storey: Storey;
  readonly layer: Drawable;
  readonly role?: string;
}

/** Features, or pictures, that come tile by tile. */
export interface TileSource {
  readonly tiles: string;
  /** Vector tiles where it is not said. */
  readonly kind?: 'raster' | 'vector';
  /** Side of a picture, CSS pixels; 256 where it is not said. */
  readonly tilePx?: number;
  readonly minZoom?: number;
  readonly maxZoom: number;
}

export type MapSource = FeatureCollection | TileSource;

/** A source with nothing in it. */
export const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** All that is to be seen, as data: the map is brought to it by `syncMap`. */
export interface MapSpec {
  readonly sources: Readonly<Record<string, MapSource>>;
  readonly layers: readonly MapLayerSpec[];
  readonly images: readonly MapImage[];
}

/** Joins parts of a map in the given order and sorts their layers by storey, keeping the order within one. */
export function joinSpecs(parts: readonly MapSpec[]): MapSpec {
  const layers = parts.flatMap((part) => part.layers);
  return {
    sources: Object.assign({}, ...parts.map((part) => part.sources)),
    layers: STOREYS.flatMap((storey) => layers.filter((spec) => spec.storey === storey)),
    images: parts.flatMap((part) => part.images),
  };
}

import { fromVectorTileJs } from '@maplibre/vt-pbf';
import type { FlatPath } from './clip-path.ts';
import type { TileFeature } from './tile-features.ts';
import { EXTENT } from './tile-frame.ts';

/** Numbers of the specification, version 2.1 (mapbox/vector-tile-spec). */
const TYPES = { point: 1, line: 2, area: 3 } as const;

type Layer = Parameters<typeof fromVectorTileJs>[0]['layers'][string];
type Geometry = ReturnType<ReturnType<Layer['feature']>['loadGeometry']>;

/** Features as a Mapbox vector tile of one layer. */
export function writeMvt(name: string, features: readonly TileFeature[]): Uint8Array {
  const feature = (i: number) => {
    const { shape, paths, properties } = features[i]!;
    return {
      type: TYPES[shape],
      id: undefined,
      extent: EXTENT,
      properties: properties as Record<string, string | number | boolean>,
      loadGeometry: () => placesOf(shape, paths) as unknown as Geometry,
    };
  };
  return fromVectorTileJs({
    layers: { [name]: { version: 2, name, extent: EXTENT, length: features.length, feature } },
  });
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Paths as the writer takes them: a feature's points in one, rings closed. */
function placesOf(shape: TileFeature['shape'], paths: readonly FlatPath[]): Place[][] {
  const placed = paths.map((path) => {
    const places: Place[] = [];
    for (let i = 0; i < path.length; i += 2) places.push({ x: path[i]!, y: path[i + 1]! });
    if (shape === 'area') places.push(places[0]!);
    return places;
  });
  return shape === 'point' ? [placed.flat()] : placed;
}

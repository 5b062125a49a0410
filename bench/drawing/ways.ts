import type { LayerEntry } from '../../src/catalog/catalog.ts';
import type { PictureLook } from '../../src/paint/area-picture.ts';
import type { TileAddress } from '../../src/tiles/tile-frame.ts';

/** Ways of getting a layer of 100 000 polygons onto the map; all start from zones in a worker. */
export const WAYS = ['nothing', 'pictures', 'tiles', 'viewport', 'whole_simplified', 'whole'] as const;
export type Way = (typeof WAYS)[number];

/** Frames of the map, and in all of them calls that draw and triangles drawn. */
export interface Drawn {
  readonly frames: number;
  readonly calls: number;
  readonly triangles: number;
}

/** What the page offers to the bench that drives it. */
export interface DrawingPage {
  /** Shows the layer in a way; resolves when all of it is drawn. */
  show(way: Way): Promise<void>;
  /** Looks elsewhere; resolves when all of it is drawn. */
  look(lonDeg: number, latDeg: number, zoom: number): Promise<void>;
  /** What has been asked of the graphics since the last time this was asked. */
  drawn(): Drawn;
}

/** Questions to the worker that holds the layer. */
export type DrawingQuestion =
  | { readonly ask: 'whole' }
  | { readonly ask: 'box'; readonly box: readonly [number, number, number, number]; readonly zoom: number }
  | { readonly ask: 'picture'; readonly tile: TileAddress; readonly look: PictureLook; readonly entry: LayerEntry }
  | { readonly ask: 'tile'; readonly tile: TileAddress };

/** Ways of getting a layer of 100 000 polygons onto the map; all start from zones in a worker. */
export const WAYS = ['nothing', 'tiles', 'viewport', 'whole_simplified', 'whole'] as const;
export type Way = (typeof WAYS)[number];

/** What the page offers to the bench that drives it. */
export interface DrawingPage {
  /** Shows the layer in a way; resolves when all of it is drawn. */
  show(way: Way): Promise<void>;
  /** Looks elsewhere; resolves when all of it is drawn. */
  look(lonDeg: number, latDeg: number, zoom: number): Promise<void>;
  /** Longest task of the main thread since the last time this was asked, ms; 0: none over 50 ms. */
  longestTaskMs(): number;
}

/** Questions to the worker that holds the layer. */
export type DrawingQuestion =
  | { readonly ask: 'whole' }
  | { readonly ask: 'box'; readonly box: readonly [number, number, number, number]; readonly zoom: number }
  | { readonly ask: 'tile'; readonly z: number; readonly x: number; readonly y: number };

import type { AreaGeometry } from '../geo/shapes.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Result } from '../kernel/result.ts';
import type { Catalog, LayerEntry } from './catalog.ts';
import type { Zone } from './zone.ts';

/** A layer at hand: what the catalog says of it and its features; a role that is missing or failed has no zones. */
export type LoadedLayer =
  | {
      readonly state: 'ready';
      readonly entry: LayerEntry;
      readonly zones: readonly Zone[];
      readonly coverage: AreaGeometry | null;
      /** What is to be told of a layer that can be used all the same. */
      readonly warnings?: readonly Problem[];
    }
  | { readonly state: 'missing'; readonly entry: LayerEntry }
  | { readonly state: 'failed'; readonly entry: LayerEntry; readonly problem: Problem };

/** Port: where layers come from. The bundled data, a directory of files, or the browser's own store. */
export interface LayerSource {
  readonly catalog: Catalog;
  /** Whole layer, checked against its hash; a failure is a problem (`layer_unreadable`, `layer_hash_mismatch`, …). */
  load(role: string): Promise<Result<readonly Zone[]>>;
}

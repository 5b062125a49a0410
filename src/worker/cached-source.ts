import type { Catalog } from '../catalog/catalog.ts';
import type { LayerSource } from '../catalog/layer-source.ts';
import type { Zone } from '../catalog/zone.ts';
import type { Result } from '../kernel/result.ts';

/** Reads each layer once and keeps it; a failure is kept too, until somebody asks to forget it. */
export class CachedSource implements LayerSource {
  readonly catalog: Catalog;
  readonly #source: LayerSource;
  readonly #loads = new Map<string, Promise<Result<readonly Zone[]>>>();

  constructor(source: LayerSource) {
    this.#source = source;
    this.catalog = source.catalog;
  }

  load(role: string): Promise<Result<readonly Zone[]>> {
    const known = this.#loads.get(role);
    if (known) return known;
    const load = this.#source.load(role);
    this.#loads.set(role, load);
    return load;
  }

  /** Lets a role be read again. */
  forget(role: string): void {
    this.#loads.delete(role);
  }
}

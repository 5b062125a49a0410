import type { Catalog } from '../catalog/catalog.ts';
import type { LayerSource } from '../catalog/layer-source.ts';
import { keepPacked } from '../catalog/packed-zones.ts';
import type { Zone } from '../catalog/zone.ts';
import type { Result } from '../kernel/result.ts';
import { packZones } from './pack-zones.ts';
import type { PackingNews } from './protocol.ts';

/**
 * Reads each layer once, packs it where its source did not, and keeps it; a failure is kept too, until somebody asks to
 * forget it.
 */
export class CachedSource implements LayerSource {
  #source: LayerSource;
  readonly #tell: (news: PackingNews) => void;
  readonly #loads = new Map<string, { load: Promise<Result<readonly Zone[]>>; stop: AbortController }>();

  constructor(source: LayerSource, tell: (news: PackingNews) => void) {
    this.#source = source;
    this.#tell = tell;
  }

  get catalog(): Catalog {
    return this.#source.catalog;
  }

  /** Goes on with another source; what was read of roles that are the same in both is kept. */
  replace(source: LayerSource): void {
    const before = new Map(this.catalog.layers.map(({ role, built }) => [role, built?.sha256]));
    this.#source = source;
    for (const { role, built } of source.catalog.layers) {
      if (built?.sha256 !== before.get(role)) this.forget(role);
    }
  }

  load(role: string): Promise<Result<readonly Zone[]>> {
    const known = this.#loads.get(role);
    if (known) return known.load;
    const stop = new AbortController();
    const load = this.#loadPacked(role, stop.signal);
    this.#loads.set(role, { load, stop });
    return load;
  }

  /** Lets a role be read again; a load under way is given up. */
  forget(role: string): void {
    this.#loads.get(role)?.stop.abort();
    this.#loads.delete(role);
  }

  async #loadPacked(role: string, signal: AbortSignal): Promise<Result<readonly Zone[]>> {
    const loaded = await this.#source.load(role);
    if (!loaded.ok) return loaded;
    const total = loaded.value.length;
    const onProgress = (done: number) => this.#tell({ news: 'packing', role, done, total });
    const packed = await packZones(loaded.value, { onProgress, signal });
    if (!packed.ok) return packed;
    keepPacked(loaded.value, packed.value);
    return loaded;
  }
}

import type { LayerEntry } from '../../src/catalog/catalog.ts';
import type { LayerStatement } from '../../src/intake/build-layer.ts';
import { ScreeningClient } from '../../src/worker/client.ts';
import { ImportClient } from '../../src/worker/import-client.ts';
import type { LayerProgress } from '../../src/worker/layer-protocol.ts';
import type { UserLayer } from '../../src/worker/protocol.ts';

/** The app's two workers, real ones, on the files the build made. */
export class Workers {
  readonly screening: ScreeningClient;
  readonly files = new ImportClient({
    spawn: () => new Worker(new URL('../../src/worker/import.worker.ts', import.meta.url), { type: 'module' }),
  });

  /** @param baseUrl  where the built data lie */
  constructor(baseUrl = new URL('/', location.href).href) {
    this.screening = new ScreeningClient({
      spawn: () => new Worker(new URL('../../src/worker/screening.worker.ts', import.meta.url), { type: 'module' }),
      baseUrl,
      onReplaced: ({ code }) => {
        throw new Error(code);
      },
    });
  }

  stop(): void {
    this.screening.stop();
    this.files.cancel();
  }

  async cardOf(role: string): Promise<LayerEntry> {
    const plan = await this.screening.start();
    const card = plan.ok ? plan.value.catalog.layers.find((entry) => entry.role === role) : undefined;
    if (!card) throw new Error(role);
    return card;
  }

  /** A layer as a keeper puts it in: read, checked and built by the worker. */
  async built(
    role: string,
    content: Blob,
    statement: LayerStatement,
    note: (progress: LayerProgress) => void = () => {},
  ): Promise<UserLayer> {
    const card = await this.cardOf(role);
    const read = await this.files.readLayers({ name: `${role}.geojson`, content, cards: [card] }, note);
    if (read === 'superseded' || !read.ok) throw new Error('not read');
    const request = { layer: 0, card, rules: { rules: [], parameters: [] }, fields: null, reading: null, before: null };
    const checked = await this.files.checkLayer(request, note);
    if (checked === 'superseded' || !checked.ok) throw new Error('not checked');
    const errors = checked.value.findings?.errors;
    if (errors !== 0) throw new Error(`${errors} errors`);
    const layer = await this.files.buildLayer(statement);
    if (layer === 'superseded' || !layer.ok) throw new Error('not built');
    return layer.value;
  }
}

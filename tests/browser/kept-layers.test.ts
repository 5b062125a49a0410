import { bboxPolygon, featureCollection } from '@turf/turf';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packBackup, readBackup } from '../../src/files/backup-file.ts';
import type { LayerStatement } from '../../src/intake/build-layer.ts';
import type { LayerVersion } from '../../src/storage/database.ts';
import type { LocalStore } from '../../src/storage/local-store.ts';
import { memoryStore } from '../../src/storage/memory-store.ts';
import { openLocalStore } from '../../src/storage/open-local-store.ts';
import type { LayerProgress } from '../../src/worker/layer-protocol.ts';
import { Workers } from './workers.ts';

const ROLE = 'gw_overdraft';
const STATEMENT: LayerStatement = {
  status: 'official',
  source: '水利局',
  date: '2025-01-01',
  version: '2025',
  accuracyM: 5,
  coverage: { role: 'district' },
  complete: true,
};

let workers: Workers;
beforeEach(() => {
  workers = new Workers();
});
afterEach(() => workers.stop());

/** Squares side by side from a corner, as GeoJSON. */
function squares(count: number): Blob {
  const features = Array.from({ length: count }, (_, i) => {
    const [west, south] = [113.22 + (i % 300) * 0.0003, 34.72 + Math.floor(i / 300) * 0.0003];
    return bboxPolygon([west, south, west + 0.0002, south + 0.0002], { properties: { BSM: `Q${i}` } });
  });
  return new Blob([JSON.stringify(featureCollection(features))]);
}

async function text(file: Blob | null | undefined): Promise<string> {
  if (!file) throw new Error('no file');
  return file.text();
}

const built = (count: number, told: LayerProgress[] = []) =>
  workers.built(ROLE, squares(count), STATEMENT, (progress) => void told.push(progress));

describe('a layer through the real workers', () => {
  it('is used, drawn and named, and gone again once it is taken out', async () => {
    const { entry, files: bytes } = await built(3);
    const catalog = await workers.screening.setLayers([{ entry, files: bytes }]);
    expect(catalog.ok && catalog.value.layers.find(({ role }) => role === ROLE)).toMatchObject({
      status: 'official',
      version: '2025',
      built: { featureCount: 3 },
    });
    const drawn = await workers.screening.call((api) => api.layer(ROLE, {}));
    const features = drawn.ok && drawn.value.kind === 'whole' ? drawn.value.features.features : [];
    expect(features.map(({ id }) => id)).toEqual(['Q0', 'Q1', 'Q2']);
    const demo = await workers.screening.call((api) => api.demo('S02'));
    if (!demo.ok) throw new Error('no demo');
    const request = { ...demo.value, overrides: {}, parameters: {} };
    const inputs = async () => {
      const record = await workers.screening.call((api) => api.record(request));
      return record.ok ? record.value.inputs.layers.find(({ role }) => role === ROLE) : undefined;
    };
    expect(await inputs()).toMatchObject({ status: 'official', sha256: entry.built?.sha256, accuracyM: 5 });
    await workers.screening.setLayers([]);
    expect(await inputs()).toMatchObject({ status: 'missing', sha256: null });
  });

  it('tells how far it is, and can be stopped with the page free all the while', async () => {
    const told: LayerProgress[] = [];
    await built(3000, told);
    expect(new Set(told.map(({ stage }) => stage))).toEqual(new Set(['reading', 'placing', 'overlaps', 'comparing']));
    const card = await workers.cardOf(ROLE);
    const content = squares(60_000);
    const reading = workers.files.readLayers({ name: 'a.geojson', content, cards: [card] }, () => {});
    setTimeout(() => workers.files.cancel(), 100);
    expect(await reading).toBe('superseded');
  });
});

describe.each([
  ['the database', openLocalStore],
  ['a store in memory', async (): Promise<LocalStore> => memoryStore(null)],
])('%s', (name, open) => {
  it('keeps versions whole, switches between them, and gives them to a backup', async () => {
    const store = await open();
    expect(store.problem).toBeNull();
    const { entry, files: bytes } = await built(2);
    const version: LayerVersion = { id: 'v1', entry, acceptedAt: '2026-01-01T00:00:00.000Z', file: 'a.zip' };
    expect(await store.saveLayer(version, bytes)).toBeNull();
    expect(await store.loadLayers()).toEqual({ versions: [version], inForce: new Map([[ROLE, 'v1']]) });
    const path = entry.built?.path ?? '';
    expect(await text(await store.loadLayerFile(path))).toBe(await text(bytes.get(path)));

    const items = await store.loadItems();
    const app = { name: 'test', version: '1' };
    const backup = await readBackup('b.zip', await packBackup({ createdAt: '2026-01-01T00:00:00.000Z', app, items }));
    if (!backup.ok) throw new Error('no backup');
    await store.deleteLayer(version);
    expect(await store.loadLayers()).toEqual({ versions: [], inForce: new Map() });
    expect(await store.loadLayerFile(path)).toBeNull();
    await store.replaceItems(backup.value.items, []);
    expect(await store.loadLayers()).toEqual({ versions: [version], inForce: new Map([[ROLE, 'v1']]) });
    expect(await text(await store.loadLayerFile(path))).toBe(await text(bytes.get(path)));

    await store.switchLayer(ROLE, null);
    expect((await store.loadLayers()).inForce.size).toBe(0);
    await store.deleteLayer(version);
  });

  it('keeps nothing of a version that cannot be kept whole', async () => {
    if (name !== 'the database') return;
    const store = await open();
    const { entry, files: bytes } = await built(2);
    // What cannot be cloned fails after the files were written.
    const version = { id: 'v2', entry, acceptedAt: '', file: 'a.zip', bad: () => {} };
    expect((await store.saveLayer(version, bytes))?.code).toBe('storage_denied');
    expect(await store.loadLayerFile(entry.built?.path ?? '')).toBeNull();
    expect((await store.loadLayers()).versions).toEqual([]);
    await deleteDB('shangjie-site-screening', { blocked: () => {} });
  });
});

import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import type { FeatureCollection } from 'geojson';
import { describe, expect, test } from 'vitest';
import type { LayerEntry } from '../../src/catalog/catalog.ts';
import { fgbSource } from '../../src/catalog/fgb-source.ts';
import { loadLayers, resolveCoverage } from '../../src/catalog/load-layers.ts';
import { memorySource } from '../../src/catalog/memory-source.ts';
import { sha256Hex } from '../../src/kernel/sha256.ts';
import { multiPolygon, polygon, rectangle } from '../geo/shapes-for-tests.ts';
import { layerEntry as entry } from '../helpers/layer-entry.ts';

const collection: FeatureCollection = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { id: 'A', name_zh: '甲', level: 1, core: true },
      geometry: polygon(rectangle(0, 0, 50, 50), rectangle(10, 10, 5, 5)),
    },
    {
      type: 'Feature',
      properties: { id: 'B', name_zh: '乙', level: 2, core: false },
      geometry: multiPolygon(polygon(rectangle(90, 0, 5, 5)), polygon(rectangle(99, 0, 5, 5))),
    },
    {
      type: 'Feature',
      properties: { id: 'C', name_zh: '丙', level: 3, core: false },
      geometry: polygon(rectangle(200, 0, 5, 5)),
    },
  ],
};
const bytes = serialize(collection);

function built(content: Uint8Array, more: Partial<NonNullable<LayerEntry['built']>> = {}): LayerEntry {
  const [path, bbox] = ['layers/eco.fgb', [113, 34, 114, 35] as [number, number, number, number]];
  return entry('eco', {
    built: { path, bytes: content.length, sha256: sha256Hex(content), featureCount: 3, vertexCount: 25, bbox, ...more },
  });
}

async function load(layer: LayerEntry, content: Uint8Array | null) {
  const read = async (path: string) => {
    if (content === null || path !== 'layers/eco.fgb') throw new Error('404');
    return content;
  };
  const source = fgbSource({ schema: 1, themes: [], layers: [layer] }, { read });
  return source.load('eco');
}

describe('fgbSource', () => {
  test('gives ids, properties and geometry as they were written', async () => {
    const result = await load(built(bytes), bytes);
    expect(result.ok && result.value).toEqual(
      collection.features.map(({ properties, geometry }) => ({ id: properties!.id, properties, geometry })),
    );
  });

  test('reads GeoJSON under the same contract', async () => {
    const text = new TextEncoder().encode(JSON.stringify(collection));
    const result = await load(built(text), text);
    expect(result.ok && result.value.map(({ id }) => id)).toEqual(['A', 'B', 'C']);
  });

  test('a file that is not there is unreadable; a role without one is not found', async () => {
    expect(await load(built(bytes), null)).toMatchObject({
      ok: false,
      problems: [{ code: 'layer_unreadable', where: { layer: 'eco' } }],
    });
    expect(await load(entry('eco'), bytes)).toMatchObject({ ok: false, problems: [{ code: 'layer_not_found' }] });
  });

  test('any flipped byte is noticed by the hash', async () => {
    for (const at of [0, 40, Math.floor(bytes.length / 2), bytes.length - 1]) {
      const flipped = bytes.slice();
      flipped[at]! ^= 1;
      expect(await load(built(bytes), flipped)).toMatchObject({
        ok: false,
        problems: [{ code: 'layer_hash_mismatch' }],
      });
    }
  });

  test('a file cut short never reads as a smaller layer, even where its hash was published', async () => {
    for (let length = 0; length < bytes.length; length += 7) {
      const cut = bytes.slice(0, length);
      expect((await load(built(bytes), cut)).ok).toBe(false);
      expect((await load(built(cut), cut)).ok).toBe(false);
    }
  });

  test('fewer features than the catalog promises are a failure', async () => {
    expect(await load(built(bytes, { featureCount: 4 }), bytes)).toMatchObject({
      ok: false,
      problems: [{ code: 'layer_unreadable', params: { expected: 4, found: 3 } }],
    });
  });
});

describe('loadLayers', () => {
  const zones = { here: [{ id: '1', properties: {}, geometry: polygon(rectangle(0, 0, 5, 5)) }] };

  test('ready, missing and failed are three states; computed and unknown roles are left out', async () => {
    const layers = [
      entry('here', { coverage: { bbox: [113, 34, 114, 35] } }),
      entry('gone', { status: 'missing' }),
      entry('broken'),
      entry('computed', { derived: { from: ['here'], distances: ['d'] } }),
    ];
    const loaded = await loadLayers(memorySource({ schema: 1, themes: [], layers }, zones), [
      'broken',
      'here',
      'gone',
      'computed',
      'never',
    ]);
    expect(loaded.map((layer) => [layer.entry.role, layer.state])).toEqual([
      ['broken', 'failed'],
      ['here', 'ready'],
      ['gone', 'missing'],
    ]);
    expect(loaded[0]).toMatchObject({ problem: { code: 'layer_not_found' } });
    expect(loaded[1]).toMatchObject({ coverage: { type: 'Polygon' } });
  });

  test('layers with the same coverage share one geometry, and a role is read once', async () => {
    const layers = [
      entry('here'),
      entry('a', { coverage: { role: 'here' } }),
      entry('b', { coverage: { role: 'here' } }),
    ];
    let reads = 0;
    const source = memorySource({ schema: 1, themes: [], layers }, { ...zones, a: [], b: [] });
    const counting = {
      ...source,
      load: (role: string) => {
        if (role === 'here') reads++;
        return source.load(role);
      },
    };
    const [, a, b] = await loadLayers(counting, ['here', 'a', 'b']);
    expect(a!.state === 'ready' && b!.state === 'ready' && a!.coverage === b!.coverage && a!.coverage !== null).toBe(
      true,
    );
    expect(reads).toBe(1);
  });
});

describe('resolveCoverage', () => {
  test('a drawn geometry as it is; a role as the union of its areas; nothing where there is nothing', async () => {
    const drawn = polygon(rectangle(0, 0, 9, 9));
    expect(await resolveCoverage(entry('x', { coverage: { geometry: { ...drawn } } }), async () => null)).toEqual(
      drawn,
    );
    const neighbours = [rectangle(0, 0, 5, 5), rectangle(5, 0, 5, 5)].map((ring, i) => ({
      id: `${i}`,
      properties: {},
      geometry: polygon(ring),
    }));
    const union = await resolveCoverage(entry('x', { coverage: { role: 'r' } }), async () => neighbours);
    expect(union!.type).toBe('Polygon');
    expect(await resolveCoverage(entry('x', { coverage: { role: 'r' } }), async () => null)).toBeNull();
    expect(await resolveCoverage(entry('x'), async () => neighbours)).toBeNull();
  });
});

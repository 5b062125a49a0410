import fc from 'fast-check';
import type { FeatureCollection } from 'geojson';
import type { Map as MapLibre } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import type { MapSpec } from '../../src/map/map-spec.ts';
import { syncMap } from '../../src/map/sync-map.ts';

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** As much of a map as `syncMap` uses, on the host's side of the port: an ordered list of layers and a log of changes. */
function recordingMap(order: string[]) {
  const sources = new Set<string>();
  const changes: string[] = [];
  const put = (id: string, before?: string) =>
    order.splice(before === undefined ? order.length : order.indexOf(before), 0, id);
  const take = (id: string) => order.splice(order.indexOf(id), 1);
  const map = {
    hasImage: () => true,
    getSource: (id: string) => (sources.has(id) ? { setData: () => changes.push(`data ${id}`) } : undefined),
    addSource: (id: string) => sources.add(id),
    removeSource: (id: string) => sources.delete(id),
    addLayer: ({ id }: { id: string }, before?: string) => put(id, before),
    moveLayer: (id: string, before?: string) => {
      changes.push(`move ${id}`);
      take(id);
      put(id, before);
    },
    removeLayer: take,
    setPaintProperty: (id: string, key: string) => changes.push(`paint ${id} ${key}`),
    setLayoutProperty: (id: string, key: string) => changes.push(`layout ${id} ${key}`),
    setFilter: (id: string) => changes.push(`filter ${id}`),
  };
  return { map: map as unknown as MapLibre, changes, sources };
}

function specOf(ids: readonly string[], colour = '#000', data = EMPTY): MapSpec {
  return {
    sources: { s: data },
    images: [],
    layers: ids.map((id) => ({
      storey: 'fill',
      layer: { id, type: 'fill', source: 's', paint: { 'fill-color': colour } },
    })),
  };
}

const subset = fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e', 'f', 'g']);

describe('syncMap', () => {
  it('brings any order to any other, under the ceiling and under what the drawing tool put above it', () => {
    fc.assert(
      fc.property(subset, subset, (first, second) => {
        const order = ['ground', 'ceiling', 'tool'];
        const { map } = recordingMap(order);
        syncMap(map, null, specOf(first), 'ceiling');
        expect(order).toEqual(['ground', ...first, 'ceiling', 'tool']);
        syncMap(map, specOf(first), specOf(second), 'ceiling');
        expect(order).toEqual(['ground', ...second, 'ceiling', 'tool']);
      }),
    );
  });

  it('changes nothing where nothing changed, and only the colour where only that did', () => {
    const { map, changes } = recordingMap(['ceiling']);
    syncMap(map, null, specOf(['a', 'b']), 'ceiling');
    syncMap(map, specOf(['a', 'b']), specOf(['a', 'b']), 'ceiling');
    expect(changes).toEqual([]);
    syncMap(map, specOf(['a', 'b']), specOf(['a', 'b'], '#fff'), 'ceiling');
    expect(changes).toEqual(['paint b fill-color', 'paint a fill-color']);
  });

  it('hands over new data by identity', () => {
    const { map, changes } = recordingMap(['ceiling']);
    const before = specOf(['a']);
    syncMap(map, null, before, 'ceiling');
    syncMap(map, before, specOf(['a'], '#000', { type: 'FeatureCollection', features: [] }), 'ceiling');
    expect(changes).toEqual(['data s']);
  });
});

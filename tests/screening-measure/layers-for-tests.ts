import { readdirSync, readFileSync } from 'node:fs';
import type { FeatureCollection } from 'geojson';
import type { LayerEntry } from '../../src/catalog/catalog.ts';
import { zoneOf } from '../../src/catalog/fgb-source.ts';
import type { LoadedLayer } from '../../src/catalog/layer-source.ts';
import { loadLayers } from '../../src/catalog/load-layers.ts';
import { memorySource } from '../../src/catalog/memory-source.ts';
import type { Zone } from '../../src/catalog/zone.ts';
import { layerCardSchema } from '../../src/plan/layer-card.ts';

const FOLDER = new URL('../../data/layers/', import.meta.url);

export function readJson<T>(url: URL): T {
  return JSON.parse(readFileSync(url, 'utf8')) as T;
}

/** Every role of the dictionary, from the cards and the plain geometry files beside them. */
export async function bundledLayers(): Promise<LoadedLayer[]> {
  const layers: LayerEntry[] = [];
  const zones: Record<string, Zone[]> = {};
  for (const name of readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .sort()) {
    const { $schema, file, ...card } = layerCardSchema.parse(readJson(new URL(name, FOLDER)));
    layers.push({ ...card, version: null });
    if (file !== undefined) {
      zones[card.role] = readJson<FeatureCollection>(new URL(file, FOLDER)).features.map(zoneOf);
    }
  }
  const source = memorySource({ schema: 1, themes: [], layers }, zones);
  return loadLayers(
    source,
    layers.map(({ role }) => role),
  );
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';
import type { LayerEntry } from '../../src/catalog/catalog.ts';
import type { MapLayer } from '../../src/map/map-props.ts';
import { layerCardSchema } from '../../src/plan/layer-card.ts';

const DIR = join(import.meta.dirname, '../../data/layers');
const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Every card of the project as a catalogue entry, without its geometry. */
export function entries(): LayerEntry[] {
  return readdirSync(DIR)
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const {
        $schema: _schema,
        file: _file,
        ...card
      } = layerCardSchema.parse(JSON.parse(readFileSync(join(DIR, name), 'utf8')));
      return { ...card, version: null };
    });
}

/** One visible layer of a card, with changes. */
export function layerOf(
  role: string,
  changes: Partial<LayerEntry> = {},
  features: FeatureCollection = EMPTY,
): MapLayer {
  const entry = entries().find((item) => item.role === role);
  if (!entry) throw new Error(`no card ${role}`);
  return { entry: { ...entry, ...changes }, features, visible: true, opacity: 1 };
}

/** The schematic geometry of a role. */
export function geometryOf(role: string): FeatureCollection {
  return JSON.parse(readFileSync(join(DIR, `${role}.geojson`), 'utf8'));
}

import type { Catalog } from '../catalog/catalog.ts';
import { fgbSource, type LayerFiles } from '../catalog/fgb-source.ts';
import { layerGeoJson } from '../catalog/layer-geojson.ts';
import type { LayerSource } from '../catalog/layer-source.ts';
import { encodeZones } from '../catalog/packed-file.ts';
import { packedZones } from '../catalog/packed-zones.ts';
import { invariant } from '../kernel/invariant.ts';
import { type Result, success } from '../kernel/result.ts';
import type { UserLayer } from './protocol.ts';

/**
 * Published layers with the user's over them. A user's layer is read by the same reader and held against the same hashes
 * as a published one: bytes that went bad in the browser's store fail, and never read as a smaller layer.
 */
export function overlaidSource(catalog: Catalog, files: LayerFiles, users: readonly UserLayer[]): LayerSource {
  const over = new Map(users.map(({ entry }) => [entry.role, entry]));
  const layers = catalog.layers.map((card) => {
    const entry = over.get(card.role);
    // Words, place and look stay those of the program; an update of it is not held back by an old copy of the card.
    return entry ? { ...entry, theme: card.theme, order: card.order, name: card.name, style: card.style } : card;
  });
  const kept = new Map(users.flatMap((user) => [...user.files]));
  const read: LayerFiles['read'] = async (path, bytes) => {
    const file = kept.get(path);
    return file ? new Uint8Array(await file.arrayBuffer()) : files.read(path, bytes);
  };
  return fgbSource({ ...catalog, layers }, { ...files, read });
}

/** A layer's zones as bytes another worker can read; null where the role is missing. Problems: those of the source. */
export async function layerBytes(role: string, source: LayerSource): Promise<Result<Uint8Array | null>> {
  const entry = source.catalog.layers.find((layer) => layer.role === role);
  invariant(entry, 'only roles of the catalogue are asked for');
  if (entry.status === 'missing') return success(null);
  const zones = await source.load(role);
  if (!zones.ok) return zones;
  const packed = packedZones(zones.value);
  const whole = packed && encodeZones(zones.value, packed);
  return success(whole ?? new TextEncoder().encode(layerGeoJson(entry, zones.value)));
}

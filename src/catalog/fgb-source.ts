import type { Feature, Geometry } from 'geojson';
import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { sha256Hex } from '../kernel/sha256.ts';
import type { Catalog, LayerEntry } from './catalog.ts';
import { decodeFgb } from './decode-fgb.ts';
import type { LayerSource } from './layer-source.ts';
import type { PropertyValue, Zone } from './zone.ts';

const OPENING_BRACE = 0x7b;

/** Gives the bytes of a file named relative to the catalog; rejects when there is no such file. */
export type FetchBytes = (path: string) => Promise<Uint8Array>;

/**
 * Layers published as FlatGeobuf. A layer is used whole or not at all: bytes that are not what the catalog promises, by
 * hash or by number of features, are a failure, so that a file cut short never reads as a smaller layer.
 * Problems: `layer_not_found`, `layer_unreadable`, `layer_hash_mismatch`, with the role as `where.layer`.
 */
export function fgbSource(catalog: Catalog, fetchBytes: FetchBytes): LayerSource {
  return {
    catalog,
    load: async (role) => {
      const entry = catalog.layers.find((layer) => layer.role === role);
      if (entry?.built === undefined) return failure(errorProblem('layer_not_found', { layer: role }));
      return loadBuilt(entry, entry.built, fetchBytes);
    },
  };
}

async function loadBuilt(
  entry: LayerEntry,
  built: NonNullable<LayerEntry['built']>,
  fetchBytes: FetchBytes,
): Promise<Result<readonly Zone[]>> {
  const where = { layer: entry.role, file: built.path };
  let bytes: Uint8Array;
  try {
    bytes = await fetchBytes(built.path);
  } catch {
    return failure(errorProblem('layer_unreadable', where));
  }
  if (sha256Hex(bytes) !== built.sha256) return failure(errorProblem('layer_hash_mismatch', where));
  const zones = await decodeZones(bytes);
  if (zones === null) return failure(errorProblem('layer_unreadable', where));
  if (zones.length !== built.featureCount) {
    const counts = { expected: built.featureCount, found: zones.length };
    return failure(errorProblem('layer_unreadable', where, counts));
  }
  return success(zones);
}

/** Features of FlatGeobuf or GeoJSON bytes; null for bytes that are neither, or that end in the middle of a feature. */
async function decodeZones(bytes: Uint8Array): Promise<Zone[] | null> {
  const features = bytes[0] === OPENING_BRACE ? decodeGeoJson(bytes) : await decodeFgb(bytes);
  return features?.map(zoneOf) ?? null;
}

function decodeGeoJson(bytes: Uint8Array): Feature[] | null {
  try {
    const collection = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as { features?: unknown };
    return Array.isArray(collection.features) ? (collection.features as Feature[]) : null;
  } catch {
    return null;
  }
}

/**
 * A feature as a zone; its id is `properties.id`, the feature's own id, or its place in the file from 1. Properties
 * that are not plain values are left out: nothing in the product reads them.
 */
export function zoneOf(feature: Feature, index: number): Zone {
  const properties: Record<string, PropertyValue> = {};
  for (const [key, value] of Object.entries(feature.properties ?? {})) {
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value))
      properties[key] = value as PropertyValue;
  }
  const id = properties.id ?? feature.id ?? index + 1;
  return { id: String(id), properties, geometry: feature.geometry as Geometry };
}

import type { Feature, Geometry } from 'geojson';
import { errorProblem, warningProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { sha256Hex } from '../kernel/sha256.ts';
import type { Catalog, LayerEntry } from './catalog.ts';
import { decodeFgb } from './decode-fgb.ts';
import type { LayerSource } from './layer-source.ts';
import { decodeZones } from './packed-file.ts';
import { plainProperties, type Zone } from './zone.ts';

const OPENING_BRACE = 0x7b;

/** Where published files come from. */
export interface LayerFiles {
  /** Bytes of a file named relative to the catalog; rejects when there is no such file. */
  readonly read: (path: string, bytes: number) => Promise<Uint8Array>;
  /** SHA-256 in hex, of the host's own where it has one: a large layer takes a second otherwise. */
  readonly sha256?: (bytes: Uint8Array) => Promise<string>;
}

type Built = NonNullable<LayerEntry['built']>;

/**
 * Layers published as FlatGeobuf, with or without the packed file beside it. The packed one is read, since it needs no
 * decoding; where it is not what the catalog promises, the FlatGeobuf is, with a warning. A layer is used whole or not at
 * all: bytes that are not what the catalog promises, by hash or by number of features, are a failure, so that a file cut
 * short never reads as a smaller layer.
 * Problems: `layer_not_found`, `layer_unreadable`, `layer_hash_mismatch`, with the role as `where.layer`; warning
 * `layer_packed_unusable`.
 */
export function fgbSource(catalog: Catalog, files: LayerFiles): LayerSource {
  return {
    catalog,
    load: async (role) => {
      const entry = catalog.layers.find((layer) => layer.role === role);
      if (entry?.built === undefined) return failure(errorProblem('layer_not_found', { layer: role }));
      return loadBuilt(entry, entry.built, files);
    },
  };
}

async function loadBuilt(entry: LayerEntry, built: Built, files: LayerFiles): Promise<Result<readonly Zone[]>> {
  const { packed } = built;
  if (!packed) return loadOpen(entry, built, files);
  const bytes = await readFile(packed, entry, files);
  const zones = bytes.ok ? decodeZones(bytes.value) : null;
  if (zones?.length === built.featureCount) return success(zones);
  const warning = warningProblem('layer_packed_unusable', { layer: entry.role, file: packed.path });
  const open = await loadOpen(entry, built, files);
  return open.ok ? success(open.value, [warning]) : open;
}

/** The published form: what any other program reads too. */
async function loadOpen(entry: LayerEntry, built: Built, files: LayerFiles): Promise<Result<readonly Zone[]>> {
  const where = { layer: entry.role, file: built.path };
  const bytes = await readFile(built, entry, files);
  if (!bytes.ok) return bytes;
  const zones = await decodeOpen(bytes.value);
  if (zones === null) return failure(errorProblem('layer_unreadable', where));
  if (zones.length !== built.featureCount) {
    const counts = { expected: built.featureCount, found: zones.length };
    return failure(errorProblem('layer_unreadable', where, counts));
  }
  return success(zones);
}

async function readFile(
  file: { readonly path: string; readonly bytes: number; readonly sha256: string },
  entry: LayerEntry,
  { read, sha256 }: LayerFiles,
): Promise<Result<Uint8Array>> {
  const where = { layer: entry.role, file: file.path };
  let bytes: Uint8Array;
  try {
    bytes = await read(file.path, file.bytes);
  } catch {
    return failure(errorProblem('layer_unreadable', where));
  }
  const hash = sha256 ? await sha256(bytes) : sha256Hex(bytes);
  return hash === file.sha256 ? success(bytes) : failure(errorProblem('layer_hash_mismatch', where));
}

/** Features of FlatGeobuf or GeoJSON bytes; null for bytes that are neither, or that end in the middle of a feature. */
export async function decodeOpen(bytes: Uint8Array): Promise<Zone[] | null> {
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

/** A feature as a zone; its id is `properties.id`, the feature's own id, or its place in the file from 1. */
export function zoneOf(feature: Feature, index: number): Zone {
  const properties = plainProperties(feature.properties ?? {});
  const id = properties.id ?? feature.id ?? index + 1;
  return { id: String(id), properties, geometry: feature.geometry as Geometry };
}

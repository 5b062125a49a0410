import type { FeatureCollection } from 'geojson';
import type { LayerEntry } from '../catalog/catalog.ts';
import type { LayerSource } from '../catalog/layer-source.ts';
import { packedZones } from '../catalog/packed-zones.ts';
import type { PropertyValue, Zone } from '../catalog/zone.ts';
import { zoneCollection } from '../catalog/zone-collection.ts';
import { zoneById, zonesInBox } from '../catalog/zone-lookup.ts';
import type { Bbox } from '../geo/shapes.ts';
import { invariant } from '../kernel/invariant.ts';
import { type Result, success } from '../kernel/result.ts';
import { areaPicture, type PictureLook } from '../paint/area-picture.ts';
import { TILE_LAYER, type TileFeature, tileFeatures } from '../tiles/tile-features.ts';
import type { TileAddress } from '../tiles/tile-frame.ts';
import { writeMvt } from '../tiles/write-mvt.ts';

/** What is asked of a layer drawn in tiles: what lies in a box, and named features wherever they lie. */
export interface WantedFeatures {
  readonly box: Bbox | null;
  readonly ids: readonly string[];
}

/** As much as a page takes at once; of a box with more only the named features are given. */
const MOST_FEATURES = 1500;
const MOST_VERTICES = 30_000;

interface DrawnTile {
  readonly entry: LayerEntry;
  readonly features: readonly TileFeature[];
}

/** What a tile shows of a layer, with the properties its card draws by. */
async function drawnTile(role: string, tile: TileAddress, source: LayerSource): Promise<Result<DrawnTile>> {
  const loaded = await source.load(role);
  if (!loaded.ok) return loaded;
  const zones = loaded.value;
  const layer = packedZones(zones);
  const entry = source.catalog.layers.find((known) => known.role === role);
  invariant(layer && entry, 'layers at hand are packed');
  const keys = [
    entry.classes?.property,
    entry.measuredFrom === 'geometry' ? undefined : entry.measuredFrom.halfWidthOf,
  ].filter((key) => key !== undefined);
  const propertiesOf = (feature: number): Record<string, PropertyValue> => {
    const { id } = zones[feature]!;
    if (keys.length === 0) return { id };
    const { properties } = zones[feature]!;
    return { id, ...Object.fromEntries(keys.map((key) => [key, properties[key] ?? null])) };
  };
  return success({ entry, features: tileFeatures(layer, tile, propertiesOf) });
}

/** A vector tile of a layer; null where there is nothing. Problems: those of the source. */
export async function drawnFeatureTile(
  role: string,
  tile: TileAddress,
  source: LayerSource,
): Promise<Result<Uint8Array | null>> {
  const drawn = await drawnTile(role, tile, source);
  if (!drawn.ok) return drawn;
  const { features } = drawn.value;
  return success(features.length > 0 ? writeMvt(TILE_LAYER, features) : null);
}

/** A tile of a layer's areas as a picture; null where there is nothing. Problems: those of the source. */
export async function drawnPicture(
  role: string,
  tile: TileAddress,
  look: PictureLook,
  source: LayerSource,
): Promise<Result<ImageBitmap | null>> {
  const drawn = await drawnTile(role, tile, source);
  return drawn.ok ? success(areaPicture(drawn.value.features, drawn.value.entry, tile, look)) : drawn;
}

/** Features of a layer drawn in tiles, for names, clicks and drawing tools. Problems: those of the source. */
export async function drawnFeatures(
  role: string,
  { box, ids }: WantedFeatures,
  source: LayerSource,
): Promise<Result<FeatureCollection>> {
  const loaded = await source.load(role);
  if (!loaded.ok) return loaded;
  const zones = loaded.value;
  const named = ids.flatMap((id) => zoneById(zones, id) ?? []);
  const near = box ? zonesOfBox(zones, box) : [];
  return success(zoneCollection([...new Set([...named, ...near])]));
}

function zonesOfBox(zones: readonly Zone[], box: Bbox): readonly Zone[] {
  const found = zonesInBox(zones, box);
  if (found.length > MOST_FEATURES) return [];
  const layer = packedZones(zones);
  const vertices = found.reduce((sum, i) => sum + (layer ? verticesOf(layer, i) : 0), 0);
  return vertices > MOST_VERTICES ? [] : found.map((i) => zones[i]!);
}

function verticesOf(
  { featureChunk, chunkFirst, vertexCount }: NonNullable<ReturnType<typeof packedZones>>,
  feature: number,
): number {
  const [first, end] = [featureChunk[feature]!, featureChunk[feature + 1]!];
  return (chunkFirst[end] ?? vertexCount) - (chunkFirst[first] ?? vertexCount);
}

import type { Feature, Geometry, GeometryCollection, Position } from 'geojson';
import { type Catalog, catalogSchema, type LayerEntry } from '../catalog/catalog.ts';
import { decodeOpen } from '../catalog/fgb-source.ts';
import { encodeZones } from '../catalog/packed-file.ts';
import { unionBox } from '../export/packed-tree.ts';
import { writeFgb } from '../export/write-fgb.ts';
import { packLayer } from '../geo/packed/pack-layer.ts';
import { bboxOf } from '../geo/shapes.ts';
import { invariant } from '../kernel/invariant.ts';
import { sha256Hex } from '../kernel/sha256.ts';
import type { LayerCard } from '../plan/layer-card.ts';
import { layerGrid } from '../screening/zone-grid.ts';
import { geometryFileOf, type PlanSources } from './plan-sources.ts';

type PlainGeometry = Exclude<Geometry, GeometryCollection>;

/** Positions as in the file; the closing one of a ring counts. */
function countPositions(coordinates: Position | Position[] | Position[][] | Position[][][]): number {
  if (typeof coordinates[0] === 'number') return 1;
  return (coordinates as Position[][][]).reduce((sum, inner) => sum + countPositions(inner), 0);
}

/**
 * The catalog and the layer files it names: of each layer the FlatGeobuf, and the packed file made of what a reader of
 * the FlatGeobuf gets, so that both give the same zones.
 * @param sources  audited, so that geometries are plain and valid
 * @returns bytes by path below the output folder
 */
export async function buildLayers(sources: PlanSources): Promise<{ catalog: Catalog; files: Map<string, Uint8Array> }> {
  const files = new Map<string, Uint8Array>();
  const layers: LayerEntry[] = [];
  for (const { value: card } of sources.cards) {
    const collection = sources.collections.get(geometryFileOf(card));
    const features = collection?.features as Feature<PlainGeometry>[] | undefined;
    layers.push(entryOf(card, features && (await buildLayer(card.role, features, files))));
  }
  const place = new Map(sources.themes.map((theme, i) => [theme.id, i]));
  layers.sort((a, b) => (place.get(a.theme) ?? 0) - (place.get(b.theme) ?? 0) || a.order - b.order);
  return { catalog: catalogSchema.parse({ schema: 1, themes: sources.themes, layers }), files };
}

async function buildLayer(
  role: string,
  features: readonly Feature<PlainGeometry>[],
  files: Map<string, Uint8Array>,
): Promise<NonNullable<LayerEntry['built']>> {
  const fgb = writeFgb(role, features);
  const packed = await packFgb(fgb);
  const [west, south, east, north] = unionBox(features.map((feature) => bboxOf(feature.geometry)));
  return {
    ...publish(`layers/${role}.fgb`, fgb, files),
    featureCount: features.length,
    vertexCount: features.reduce((sum, feature) => sum + countPositions(feature.geometry.coordinates), 0),
    bbox: [west, south, east, north],
    ...(packed && { packed: publish(`layers/${role}.packed`, packed, files) }),
  };
}

function publish(path: string, bytes: Uint8Array, files: Map<string, Uint8Array>) {
  files.set(path, bytes);
  return { path, bytes: bytes.length, sha256: sha256Hex(bytes) };
}

async function packFgb(fgb: Uint8Array): Promise<Uint8Array | null> {
  const zones = await decodeOpen(fgb);
  invariant(zones, 'what was just written can be read');
  const geometries = zones.map(({ geometry }) => geometry);
  const layer = packLayer(geometries, layerGrid(zones));
  invariant(layer.ok, 'the audit has seen every coordinate');
  return encodeZones(zones, layer.value);
}

function entryOf(card: LayerCard, built: LayerEntry['built']): LayerEntry {
  const { $schema: _, file: __, ...published } = card;
  return { ...published, ...(built && { built }), version: built ? (card.version ?? built.sha256.slice(0, 8)) : null };
}

import type { Feature, Geometry, GeometryCollection, Position } from 'geojson';
import { type Catalog, catalogSchema, type LayerEntry } from '../catalog/catalog.ts';
import { bboxOf } from '../geo/shapes.ts';
import { sha256Hex } from '../kernel/sha256.ts';
import type { LayerCard } from '../plan/layer-card.ts';
import { unionBox } from './packed-tree.ts';
import type { PlanSources } from './plan-sources.ts';
import { writeFgb } from './write-fgb.ts';

type PlainGeometry = Exclude<Geometry, GeometryCollection>;

/** Positions as in the file; the closing one of a ring counts. */
function countPositions(coordinates: Position | Position[] | Position[][] | Position[][][]): number {
  if (typeof coordinates[0] === 'number') return 1;
  return (coordinates as Position[][][]).reduce((sum, inner) => sum + countPositions(inner), 0);
}

/**
 * The catalog and the layer files it names.
 * @param sources  audited, so that geometries are plain and valid
 * @returns bytes by path below the output folder
 */
export function buildLayers(sources: PlanSources): { catalog: Catalog; files: Map<string, Uint8Array> } {
  const files = new Map<string, Uint8Array>();
  const layers = sources.cards.map(({ value: card }) => {
    const collection = sources.collections.get(`data/layers/${card.file}`);
    if (!collection) return entryOf(card, undefined);
    const features = collection.features as Feature<PlainGeometry>[];
    const path = `layers/${card.role}.fgb`;
    const bytes = writeFgb(card.role, features);
    files.set(path, bytes);
    const [west, south, east, north] = unionBox(features.map((feature) => bboxOf(feature.geometry)));
    return entryOf(card, {
      path,
      bytes: bytes.length,
      sha256: sha256Hex(bytes),
      featureCount: features.length,
      vertexCount: features.reduce((sum, feature) => sum + countPositions(feature.geometry.coordinates), 0),
      bbox: [west, south, east, north],
    });
  });
  const place = new Map(sources.themes.map((theme, i) => [theme.id, i]));
  layers.sort((a, b) => (place.get(a.theme) ?? 0) - (place.get(b.theme) ?? 0) || a.order - b.order);
  return { catalog: catalogSchema.parse({ schema: 1, themes: sources.themes, layers }), files };
}

function entryOf(card: LayerCard, built: LayerEntry['built']): LayerEntry {
  const { $schema: _, file: __, ...published } = card;
  return { ...published, ...(built && { built }), version: built ? built.sha256.slice(0, 8) : null };
}

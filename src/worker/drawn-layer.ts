import type { Feature, FeatureCollection } from 'geojson';
import type { LayerEntry } from '../catalog/catalog.ts';
import type { LayerSource } from '../catalog/layer-source.ts';
import { valueCounts } from '../catalog/value-counts.ts';
import type { Zone } from '../catalog/zone.ts';
import { zoneCollection } from '../catalog/zone-collection.ts';
import { bufferForDisplay } from '../geo/display-buffer.ts';
import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';

/** More than this as objects would hold up the page while they are copied (docs/decisions/0011). */
const MOST_FEATURES = 3000;
const MOST_VERTICES = 100_000;

/** How the map gets a role: as features, or tile by tile (`layerTile`). */
export type LayerDrawing =
  | { readonly kind: 'whole'; readonly features: FeatureCollection }
  | {
      readonly kind: 'tiles';
      readonly featureCount: number;
      /** Features of each value of the property the card's classes go by. */
      readonly classCounts: Readonly<Record<string, number>>;
    };

/**
 * A role as drawn: its features or that it comes in tiles, or for a derived role one area per class of its card, at the
 * distance of the same place. A distance without a value draws nothing. @param parameters  values in force. Problems: those of the source, `layer_not_found`.
 */
export async function drawnLayer(
  role: string,
  source: LayerSource,
  parameters: ReadonlyMap<string, number | null>,
): Promise<Result<LayerDrawing>> {
  const entry = source.catalog.layers.find((layer) => layer.role === role);
  if (!entry) return failure(errorProblem('layer_not_found', { layer: role }));
  if (!entry.derived) {
    const loaded = await source.load(role);
    if (!loaded.ok) return loaded;
    return success(
      isLarge(entry, source) ? tilesOf(entry, loaded.value) : { kind: 'whole', features: zoneCollection(loaded.value) },
    );
  }
  const zones: Zone[] = [];
  for (const from of entry.derived.from) {
    const loaded = await source.load(from);
    if (!loaded.ok) return loaded;
    zones.push(...loaded.value);
  }
  const distancesM = entry.derived.distances.map((id) => parameters.get(id));
  return success({ kind: 'whole', features: grownCollection(entry, zoneCollection(zones), distancesM) });
}

/** Whether features are too many to be copied to the page. */
export function isMany(featureCount: number, vertexCount: number): boolean {
  return featureCount > MOST_FEATURES || vertexCount > MOST_VERTICES;
}

/** What a coverage is told by is needed whole: of a part of it the rest would look uncovered. */
function isLarge({ role, built }: LayerEntry, { catalog }: LayerSource): boolean {
  if (!built || !isMany(built.featureCount, built.vertexCount)) return false;
  return !catalog.layers.some(({ coverage }) => coverage && 'role' in coverage && coverage.role === role);
}

function tilesOf({ classes }: LayerEntry, zones: readonly Zone[]): LayerDrawing {
  const classCounts = classes ? Object.fromEntries(valueCounts(zones, classes.property)) : {};
  return { kind: 'tiles', featureCount: zones.length, classCounts };
}

function grownCollection(
  entry: LayerEntry,
  from: FeatureCollection,
  distancesM: readonly (number | null | undefined)[],
): FeatureCollection {
  const features = (entry.classes?.values ?? []).flatMap(({ value }, index): Feature[] => {
    const distanceM = distancesM[index] ?? 0;
    const geometry = distanceM > 0 ? bufferForDisplay(from, distanceM) : null;
    if (!geometry || !entry.classes) return [];
    const id = `${entry.role}-${value}`;
    return [{ type: 'Feature', id, properties: { id, [entry.classes.property]: value }, geometry }];
  });
  return { type: 'FeatureCollection', features };
}

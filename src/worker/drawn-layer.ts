import type { Feature, FeatureCollection } from 'geojson';
import type { LayerEntry } from '../catalog/catalog.ts';
import type { LayerSource } from '../catalog/layer-source.ts';
import type { Zone } from '../catalog/zone.ts';
import { zoneCollection } from '../catalog/zone-collection.ts';
import { bufferForDisplay } from '../geo/display-buffer.ts';
import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';

/**
 * A role as drawn: its features, or for a derived role one area per class of its card, at the distance of the same place.
 * A distance without a value draws nothing. @param parameters  values in force. Problems: those of the source, `layer_not_found`.
 */
export async function drawnLayer(
  role: string,
  source: LayerSource,
  parameters: ReadonlyMap<string, number | null>,
): Promise<Result<FeatureCollection>> {
  const entry = source.catalog.layers.find((layer) => layer.role === role);
  if (!entry) return failure(errorProblem('layer_not_found', { layer: role }));
  if (!entry.derived) {
    const loaded = await source.load(role);
    return loaded.ok ? success(zoneCollection(loaded.value)) : loaded;
  }
  const zones: Zone[] = [];
  for (const from of entry.derived.from) {
    const loaded = await source.load(from);
    if (!loaded.ok) return loaded;
    zones.push(...loaded.value);
  }
  const distancesM = entry.derived.distances.map((id) => parameters.get(id));
  return success(grownCollection(entry, zoneCollection(zones), distancesM));
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

import type { LayerEntry } from '../catalog/catalog.ts';
import { layerGeoJson, layerStatement } from '../catalog/layer-geojson.ts';
import type { Zone } from '../catalog/zone.ts';
import { errorProblem, warningProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { plainFeatures } from './plain-features.ts';

/** Formats layers go out in; also the words for them on the command line. */
export const LAYER_FORMATS = ['geojson', 'fgb', 'shp'] as const;
export type LayerFormat = (typeof LAYER_FORMATS)[number];

const MEDIA_TYPES: Readonly<Record<LayerFormat, string>> = {
  geojson: 'application/geo+json',
  fgb: 'application/octet-stream',
  shp: 'application/zip',
};

/** A layer as a file. */
export interface LayerFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/**
 * A layer, or some of its features, with what is known of it: members of the GeoJSON, metadata in the header of the
 * FlatGeobuf, a JSON file beside the shapefile. Coordinates are CGCS2000 degrees, unchanged. A selection is never stated
 * to be complete, nor to cover anything: read back, what it leaves out must not count as clear.
 * @param selected  ids of features; absent for all
 * Problems: `layer_nothing_to_write`; warnings `written_as_layers`, `text_cut`.
 */
export async function exportLayer(
  entry: LayerEntry,
  zones: readonly Zone[],
  format: LayerFormat,
  selected?: ReadonlySet<string>,
): Promise<Result<LayerFile>> {
  const some = selected ? zones.filter(({ id }) => selected.has(id)) : zones;
  if (some.length === 0) return failure(errorProblem('layer_nothing_to_write', { layer: entry.role }));
  const stated: LayerEntry = selected ? { ...entry, complete: false, coverage: null } : entry;
  const stem = selected ? `${entry.role}_selection` : entry.role;
  const file = (bytes: Uint8Array): LayerFile => ({
    name: `${stem}.${format === 'shp' ? 'zip' : format}`,
    bytes,
    mediaType: MEDIA_TYPES[format],
  });
  if (format === 'geojson') return success(file(new TextEncoder().encode(layerGeoJson(stated, some))));
  const features = plainFeatures(some);
  const statement = layerStatement(stated);
  if (format === 'fgb') {
    const { writeFgb } = await import('./write-fgb.ts');
    return success(file(writeFgb(stem, features, JSON.stringify(statement))));
  }
  const { writeLayerShp } = await import('./write-layer-shp.ts');
  const { bytes, several, cut } = await writeLayerShp(stem, features, statement);
  return success(file(bytes), [
    ...(several ? [warningProblem('written_as_layers')] : []),
    ...(cut ? [warningProblem('text_cut', { layer: entry.role })] : []),
  ]);
}

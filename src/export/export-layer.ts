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

/** Some features of a layer. */
export interface LayerSelection {
  readonly ids: ReadonlySet<string>;
  /** What they were selected by, where that was a site; written into the file. */
  readonly near?: { readonly site: string; readonly withinM: number };
}

/**
 * A layer, or some of its features, with what is known of it: members of the GeoJSON, metadata in the header of the
 * FlatGeobuf, a JSON file beside the shapefile. Coordinates are CGCS2000 degrees, unchanged. A selection is never stated
 * to be complete, nor to cover anything: read back, what it leaves out must not count as clear.
 * @param selected  absent for all
 * Problems: `layer_nothing_to_write`, `layer_nothing_near`; warnings `written_as_layers`, `text_cut`.
 */
export async function exportLayer(
  entry: LayerEntry,
  zones: readonly Zone[],
  format: LayerFormat,
  selected?: LayerSelection,
): Promise<Result<LayerFile>> {
  const some = selected ? zones.filter(({ id }) => selected.ids.has(id)) : zones;
  const near = selected?.near;
  if (some.length === 0 && near) return failure(errorProblem('layer_nothing_near', { layer: entry.role }, near));
  if (some.length === 0) return failure(errorProblem('layer_nothing_to_write', { layer: entry.role }));
  const stated: LayerEntry = selected ? { ...entry, complete: false, coverage: null } : entry;
  const stem = selected ? `${entry.role}_selection` : entry.role;
  const file = (bytes: Uint8Array): LayerFile => ({
    name: `${stem}.${format === 'shp' ? 'zip' : format}`,
    bytes,
    mediaType: MEDIA_TYPES[format],
  });
  const more = near ? { selection: near } : {};
  if (format === 'geojson') return success(file(new TextEncoder().encode(layerGeoJson(stated, some, more))));
  const features = plainFeatures(some);
  const statement = { ...layerStatement(stated), ...more };
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

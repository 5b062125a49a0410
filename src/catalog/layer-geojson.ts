import type { LayerEntry } from './catalog.ts';
import type { Zone } from './zone.ts';

/**
 * A layer as one GeoJSON text with what is known of it as members of its own: what `--layers` and `data/official` read
 * back, so that a layer handed on keeps its status, source, accuracy and coverage. One feature a line.
 */
export function layerGeoJson(entry: LayerEntry, zones: readonly Zone[]): string {
  const { role, name, status, source, date, version, accuracyM, complete, coverage } = entry;
  const members = {
    type: 'FeatureCollection',
    role,
    name,
    status,
    source,
    date,
    version,
    accuracyM,
    complete,
    coverage,
  };
  const stated = Object.entries(members).filter(([, value]) => value !== null);
  const head = stated.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(',\n');
  const features = zones.map(({ id, properties, geometry }) =>
    JSON.stringify({ type: 'Feature', properties: { id, ...properties }, geometry }),
  );
  return `{\n${head},\n"features": [\n${features.join(',\n')}\n]}\n`;
}

import type { LayerEntry } from './catalog.ts';
import type { Zone } from './zone.ts';

/** What is known of a layer, as members of a file of it; what nobody stated is left out. */
export function layerStatement(entry: LayerEntry): Record<string, unknown> {
  const { role, name, status, source, date, version, accuracyM, complete, coverage } = entry;
  const members = { role, name, status, source, date, version, accuracyM, complete, coverage };
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
}

/**
 * A layer as one GeoJSON text with what is known of it as members of its own: what `--layers` and `data/official` read
 * back, so that a layer handed on keeps its status, source, accuracy and coverage. One feature a line.
 * @param more  members besides, for people to read
 */
export function layerGeoJson(
  entry: LayerEntry,
  zones: readonly Zone[],
  more: Readonly<Record<string, unknown>> = {},
): string {
  const stated = Object.entries({ type: 'FeatureCollection', ...layerStatement(entry), ...more });
  const head = stated.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(',\n');
  const features = zones.map(({ id, properties, geometry }) =>
    JSON.stringify({ type: 'Feature', properties: { id, ...properties }, geometry }),
  );
  return `{\n${head},\n"features": [\n${features.join(',\n')}\n]}\n`;
}

import type { LayerEntry } from '../catalog/catalog.ts';
import { layerGeoJson } from '../catalog/layer-geojson.ts';
import { encodeZones } from '../catalog/packed-file.ts';
import type { Zone } from '../catalog/zone.ts';
import type { PackedLayer } from '../geo/packed/packed-layer.ts';
import { bboxOfPaths, flatten, pathsOf } from '../geo/shapes.ts';
import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { sha256Hex } from '../kernel/sha256.ts';
import type { Coverage } from '../plan/layer-card.ts';

/** What a keeper states of the data; nothing of the bundled card's claims is taken over. */
export interface LayerStatement {
  readonly status: 'official' | 'user';
  readonly source: string;
  /** ISO day; null where nobody states one. */
  readonly date: string | null;
  /** Name of this state of the data; null to name it by its hash. */
  readonly version: string | null;
  /** How far a real edge may lie from the drawn one, metres; null where nobody states it. */
  readonly accuracyM: number | null;
  readonly coverage: Coverage;
  readonly complete: boolean;
}

/** A layer ready to be kept: what the catalogue says of it, and its files by path. */
export interface BuiltLayer {
  readonly entry: LayerEntry;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

const ISO_DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** What is missing from or wrong with a statement; empty when it can stand. */
export function statementFlaws({ source, date, accuracyM, status }: LayerStatement): (keyof LayerStatement)[] {
  return [
    ...(source.trim() === '' ? ['source' as const] : []),
    ...(date === null ? (status === 'official' ? ['date' as const] : []) : ISO_DAY.test(date) ? [] : ['date' as const]),
    ...(accuracyM !== null && !(Number.isFinite(accuracyM) && accuracyM >= 0) ? ['accuracyM' as const] : []),
  ];
}

/**
 * Makes a kept layer of checked zones and what is stated of them. Its open file is the GeoJSON that the command line
 * takes as a layer of its own, so that a record made with either carries the same hash.
 * @param packed  of just these zones
 * Problem: `layer_statement_incomplete` with the field.
 */
export function buildLayer(
  card: LayerEntry,
  zones: readonly Zone[],
  packed: PackedLayer,
  statement: LayerStatement,
): Result<BuiltLayer> {
  const [flaw] = statementFlaws(statement);
  if (flaw) return failure(errorProblem('layer_statement_incomplete', { field: flaw }));
  const { version, source, ...stated } = statement;
  // What the card says about the schematic shapes is not true of these.
  const { built: _, about, ...words } = card;
  const kept = card.status === 'schematic' || about === undefined ? words : { ...words, about };
  const text = source.trim();
  const bare = { ...fitting(kept, zones), ...stated, source: { zh: text, en: text }, version };
  const open = new TextEncoder().encode(layerGeoJson(bare, zones));
  const sha256 = sha256Hex(open);
  const stem = `user/${card.role}-${sha256.slice(0, 16)}`;
  const whole = encodeZones(zones, packed);
  const paths = zones.flatMap(({ geometry }) => flatten(geometry).flatMap(pathsOf));
  const [west, south, east, north] = bboxOfPaths(paths);
  const entry: LayerEntry = {
    ...bare,
    version: version ?? sha256.slice(0, 8),
    built: {
      path: `${stem}.geojson`,
      bytes: open.length,
      sha256,
      featureCount: zones.length,
      vertexCount: paths.reduce((sum, path) => sum + path.length, 0),
      bbox: [west, south, east, north],
      ...(whole && { packed: { path: `${stem}.packed`, bytes: whole.length, sha256: sha256Hex(whole) } }),
    },
  };
  const files = new Map<string, Uint8Array>([[`${stem}.geojson`, open]]);
  if (whole) files.set(`${stem}.packed`, whole);
  return success({ entry, files });
}

/** Words of the card for properties that these features do not have say nothing here. */
function fitting<T extends Omit<LayerEntry, 'built'>>({ label, classes, ...card }: T, zones: readonly Zone[]) {
  const everyHas = (key: string) => zones.every(({ properties }) => (properties[key] ?? null) !== null);
  const someHas = (key: string) => zones.some(({ properties }) => (properties[key] ?? null) !== null);
  const named = label && everyHas(label.zh) && everyHas(label.en) ? label : null;
  const own = named ?? (everyHas('name') ? { zh: 'name', en: 'name' } : null);
  return {
    ...card,
    properties: card.properties.filter(({ key }) => someHas(key)),
    ...(own && { label: own }),
    ...(classes && everyHas(classes.property) && { classes }),
  };
}

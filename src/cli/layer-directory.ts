import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { LayerEntry } from '../catalog/catalog.ts';
import { zoneOf } from '../catalog/fgb-source.ts';
import type { LayerSource } from '../catalog/layer-source.ts';
import { resolveCoverage } from '../catalog/load-layers.ts';
import type { Zone } from '../catalog/zone.ts';
import { normaliseGeometry } from '../geo/normalise.ts';
import { bboxOfPaths, flatten, type PlainGeometry, pathsOf } from '../geo/shapes.ts';
import { checkGeometry } from '../geo/validity.ts';
import { errorProblem, type Problem, warningProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { sha256Hex } from '../kernel/sha256.ts';
import { overrideCard } from '../plan/card-override.ts';
import { coverageSchema } from '../plan/layer-card.ts';
import { readBytes } from './files.ts';

const EXTENSION = '.geojson';

/** A role's file as read: what the catalogue says of it, and its zones or why there are none. */
interface ReadLayer {
  readonly entry: LayerEntry;
  readonly zones: Result<readonly Zone[]>;
}

function parseCollection(bytes: Uint8Array): FeatureCollection | null {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const collection = json as FeatureCollection;
    return collection?.type === 'FeatureCollection' && Array.isArray(collection.features) ? collection : null;
  } catch {
    return null;
  }
}

function isOnEarth([west, south, east, north]: readonly number[]): boolean {
  return (
    [west, east].every((lon) => Math.abs(lon ?? 181) <= 180) && [south, north].every((lat) => Math.abs(lat ?? 91) <= 90)
  );
}

function joined(parts: readonly PlainGeometry[]): Geometry {
  const [only, ...more] = parts;
  return only && more.length === 0 ? only : { type: 'GeometryCollection', geometries: [...parts] };
}

/** A zone in order, or the first thing wrong with it: a layer with a broken feature is not used at all. */
function zoneIn(feature: Feature, index: number, where: Problem['where']): Zone | Problem {
  const at = { ...where, feature: String(feature?.properties?.id ?? feature?.id ?? index + 1) };
  if (!feature?.geometry || typeof feature.geometry.type !== 'string') return errorProblem('layer_unreadable', at);
  try {
    const zone = zoneOf(feature, index);
    const parts = flatten(zone.geometry).map((part) => normaliseGeometry(part).geometry);
    if (!isOnEarth(bboxOfPaths(parts.flatMap(pathsOf)))) return errorProblem('layer_unreadable', at);
    const flaw = parts.flatMap((part) => checkGeometry(part)).find(({ severity }) => severity === 'error');
    return flaw
      ? errorProblem('layer_unreadable', { ...flaw.where, ...at }, { because: flaw.code })
      : { ...zone, geometry: joined(parts) };
  } catch {
    return errorProblem('layer_unreadable', at);
  }
}

async function readLayer(folder: string, card: LayerEntry): Promise<ReadLayer> {
  const file = `${card.role}${EXTENSION}`;
  const where = { layer: card.role, file };
  const failed = (problem: Problem, entry = card): ReadLayer => ({
    // Without a readable file nobody stated anything; the role is there, so it is not missing either.
    entry: { ...entry, status: entry.status === 'missing' ? 'user' : entry.status },
    zones: failure(problem),
  });
  const bytes = await readBytes(join(folder, file));
  if (!bytes.ok) return failed(errorProblem('layer_unreadable', where));
  const collection = parseCollection(bytes.value);
  if (!collection) return failed(errorProblem('layer_unreadable', where));
  const overridden = overrideCard(card, collection);
  if (!overridden.ok) return failed(errorProblem('layer_card_invalid', { ...where, field: overridden.field }));
  const zones = collection.features.map((feature, index) => zoneIn(feature, index, where));
  const flaw = zones.find((zone): zone is Problem => 'code' in zone);
  if (flaw) return failed(flaw, overridden.card);
  const sound = zones.filter((zone): zone is Zone => !('code' in zone));
  const paths = sound.flatMap(({ geometry }) => flatten(geometry).flatMap(pathsOf));
  const sha256 = sha256Hex(bytes.value);
  const built = {
    path: file,
    bytes: bytes.value.length,
    sha256,
    featureCount: sound.length,
    vertexCount: paths.reduce((sum, path) => sum + path.length, 0),
    bbox:
      paths.length > 0
        ? ([...bboxOfPaths(paths)] as [number, number, number, number])
        : ([0, 0, 0, 0] as [number, number, number, number]),
  };
  const entry = { ...overridden.card, built, version: overridden.version ?? sha256.slice(0, 8) };
  return { entry, zones: success(sound) };
}

/**
 * A coverage taken over from a bundled card means the bundled area. Where the directory has no file of the role that the
 * card names, that area is kept as a geometry, so that leaving the role out does not unsettle every other layer.
 */
async function keepCoverage(entry: LayerEntry, card: LayerEntry, bundled: LayerSource): Promise<LayerEntry> {
  if (entry.coverage === null || entry.coverage !== card.coverage || !('role' in entry.coverage)) return entry;
  const area = await resolveCoverage(card, async (role) => {
    const zones = await bundled.load(role);
    return zones.ok ? zones.value : null;
  });
  return { ...entry, coverage: area && coverageSchema.parse({ geometry: area }) };
}

function withoutData(card: LayerEntry): LayerEntry {
  if (card.derived) return card;
  const { built: _built, ...rest } = card;
  return { ...rest, status: 'missing', accuracyM: null, coverage: null, complete: false, version: null };
}

/**
 * A directory of plain `<role>.geojson` files as a source of layers. It replaces the bundled layers: a role without a
 * file is missing. A file that cannot be used fails when it is loaded; one for no known role is a warning.
 * Problem: data_unreadable (no such directory, or none of its files is a layer).
 */
export async function layerDirectory(folder: string, bundled: LayerSource): Promise<Result<LayerSource>> {
  let names: string[];
  try {
    names = (await readdir(folder)).filter((name) => name.endsWith(EXTENSION)).sort();
  } catch {
    return failure(errorProblem('data_unreadable', { file: folder }));
  }
  if (names.length === 0) return failure(errorProblem('data_unreadable', { file: folder }));
  const roles = new Set(names.map((name) => name.slice(0, -EXTENSION.length)));
  const cards = bundled.catalog.layers;
  const usable = cards.filter((card) => roles.has(card.role) && !card.derived);
  const read = new Map(
    (await Promise.all(usable.map((card) => readLayer(folder, card)))).map((layer) => [layer.entry.role, layer]),
  );
  const layers = await Promise.all(
    cards.map((card) => {
      const entry = read.get(card.role)?.entry;
      if (!entry) return withoutData(card);
      const named = card.coverage && 'role' in card.coverage ? card.coverage.role : null;
      return named && !read.has(named) ? keepCoverage(entry, card, bundled) : entry;
    }),
  );
  const strange = [...roles].filter((role) => !read.has(role));
  const source: LayerSource = {
    catalog: { ...bundled.catalog, layers },
    load: async (role) => read.get(role)?.zones ?? failure(errorProblem('layer_not_found', { layer: role })),
  };
  return success(
    source,
    strange.map((role) => warningProblem('layer_role_unknown', { layer: role, file: `${role}${EXTENSION}` })),
  );
}

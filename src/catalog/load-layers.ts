import { unionOf } from '../geo/overlay.ts';
import { type AreaGeometry, areaOf, areaOfBox, flatten, isArea, partsOf } from '../geo/shapes.ts';
import type { LayerEntry } from './catalog.ts';
import type { LayerSource, LoadedLayer } from './layer-source.ts';
import type { Zone } from './zone.ts';

/** Loads zones of a role; null where there are none to be had. */
export type LoadRole = (role: string) => Promise<readonly Zone[] | null>;

/**
 * Where a layer's "no hit" may be believed: the union of another role's areas, a box, or a drawn geometry; null where
 * nobody stated one, or where the role it names cannot be had (then nothing is known of the coverage).
 */
export async function resolveCoverage(entry: LayerEntry, loadRole: LoadRole): Promise<AreaGeometry | null> {
  const { coverage } = entry;
  if (coverage === null) return null;
  if ('geometry' in coverage) return coverage.geometry as AreaGeometry;
  if ('bbox' in coverage) return areaOfBox(coverage.bbox);
  return areaOfZones((await loadRole(coverage.role)) ?? []);
}

function areaOfZones(zones: readonly Zone[]): AreaGeometry | null {
  const parts = zones.flatMap(({ geometry }) => flatten(geometry).filter(isArea)).flatMap(partsOf);
  return zones.length > 1 ? unionOf(parts) : areaOf(parts);
}

/**
 * Loads roles, one entry each, in the order asked; a role the catalog does not have, and one that is computed from
 * others, is left out (it is never missing by itself). A role without data is `missing`, one whose data cannot be read
 * is `failed`, neither is ever an empty layer. Layers that share a coverage share one geometry object, so that it is
 * measured once.
 */
export async function loadLayers(source: LayerSource, roles: readonly string[]): Promise<LoadedLayer[]> {
  const loading = new Map<string, ReturnType<LayerSource['load']>>();
  const load = (role: string) => {
    const started = loading.get(role) ?? source.load(role);
    loading.set(role, started);
    return started;
  };
  const loadRole: LoadRole = async (role) => {
    if (source.catalog.layers.find((entry) => entry.role === role)?.status === 'missing') return null;
    const result = await load(role);
    return result.ok ? result.value : null;
  };
  const coverages = new Map<string, Promise<AreaGeometry | null>>();
  const coverageOf = (entry: LayerEntry) => {
    const key = JSON.stringify(entry.coverage);
    const started = coverages.get(key) ?? resolveCoverage(entry, loadRole);
    coverages.set(key, started);
    return started;
  };
  const entries = roles.flatMap(
    (role) => source.catalog.layers.find((entry) => entry.role === role && entry.derived === undefined) ?? [],
  );
  return Promise.all(
    entries.map(async (entry): Promise<LoadedLayer> => {
      if (entry.status === 'missing') return { state: 'missing', entry };
      const result = await load(entry.role);
      if (!result.ok) return { state: 'failed', entry, problem: result.problems[0] };
      const { value: zones, warnings } = result;
      return { state: 'ready', entry, zones, coverage: await coverageOf(entry), warnings };
    }),
  );
}

import type { LoadedLayer } from '../catalog/layer-source.ts';
import { type Result, success } from '../kernel/result.ts';
import type { ParameterOverrides } from '../plan/parameter.ts';
import type { Ruleset } from '../plan/ruleset.ts';
import { measureOptions } from '../run/measure-for-rules.ts';
import { soundSite } from '../run/run-screening.ts';
import type { SiteFacts } from '../screening/facts.ts';
import { widestReachM } from '../screening/layer-accuracy.ts';
import type { MeasureOptions } from '../screening/measure-role.ts';
import { prepareSite } from '../screening/measured-site.ts';
import type { SitePairs, ZonePair } from '../screening/zone-finder.ts';
import type { Site } from '../site/site.ts';
import { type AreaDifference, areaDifferences } from './check-areas.ts';
import { asked, type Database } from './database.ts';
import { loadSites, loadZones, type SoughtSite } from './load-tables.ts';
import PAIRS from './pairs.sql?raw';

interface PairRow extends ZonePair {
  readonly site: number;
}

type ReadyLayer = Extract<LoadedLayer, { state: 'ready' }>;

/** A layer and the name it has in the database. */
interface Loaded {
  readonly layer: ReadyLayer;
  readonly name: string;
}

/** Which zones matter to which sites, by one query for each role. */
export interface PairSearch {
  /**
   * @returns pairs in the order of the sites; null for a site of which there is nothing to measure, because of its shape.
   * Problems of `databaseProblem`.
   */
  pairsOf(sites: readonly Site[]): Promise<Result<readonly (SitePairs | null)[]>>;
  /** Overlaps of a site on which its facts and PostGIS do not agree. */
  differences(site: Site, facts: SiteFacts, pairs: SitePairs): readonly AreaDifference[];
}

/**
 * Loads layers into a PostGIS, those that are not there already, and looks for pairs in it. Problems of `databaseProblem`.
 * @param overrides parameters that are not the pack's: they say how far rules look
 */
export function pairSearch(
  db: Database,
  layers: readonly LoadedLayer[],
  ruleset: Ruleset,
  overrides?: ParameterOverrides,
): Promise<Result<PairSearch>> {
  const ready = layers.filter((layer): layer is ReadyLayer => layer.state === 'ready');
  const optionsOf = (site: Site) => measureOptions(site, layers, ruleset, overrides);
  return asked(async () => {
    const loaded: Loaded[] = [];
    for (const layer of ready) loaded.push({ layer, name: await loadZones(db, layer.zones) });
    return {
      pairsOf: (sites) => pairsOf(db, loaded, sites, optionsOf),
      differences: (site, facts, pairs) => areaDifferences(facts, pairs, ready, optionsOf(site).touchToleranceM),
    };
  });
}

async function pairsOf(
  db: Database,
  loaded: readonly Loaded[],
  sites: readonly Site[],
  optionsOf: (site: Site) => MeasureOptions,
): Promise<Result<readonly (SitePairs | null)[]>> {
  const sought: SoughtSite[] = [];
  const found = sites.map((given, site): Map<string, ZonePair[]> | null => {
    const sound = soundSite(given);
    if (!sound.ok) return null;
    const { searchDistanceM } = optionsOf(sound.value);
    sought.push({ site, searchM: searchDistanceM, geometry: prepareSite(sound.value).geometry });
    return new Map(loaded.map(({ layer }) => [layer.entry.role, []]));
  });
  const [first] = sought;
  if (first === undefined) return success(found);
  // What zones reach beyond their lines is said by layer and parameters, and is the same for every site.
  const figures = optionsOf(sites[first.site]!);
  return asked(async () => {
    await loadSites(db, sought);
    for (const { layer, name } of loaded) {
      const { entry, zones } = layer;
      const rows = await db.query<PairRow>(PAIRS, [name, widestReachM(zones, entry, figures)]);
      for (const { site, ...pair } of rows) found[site]!.get(entry.role)!.push(pair);
    }
    return found;
  });
}

import { type Result, success } from '../kernel/result.ts';
import type { Database } from '../postgis/database.ts';
import type { BatchInput } from '../run/batch.ts';
import type { PlannedSite } from '../run/batch-plan.ts';
import type { SiteFacts } from '../screening/facts.ts';
import type { SitePairs } from '../screening/zone-finder.ts';
import type { Site } from '../site/site.ts';
import { badOption, type Options } from './args.ts';

/** Who finds the zones that matter to a site; the records are the same. */
export interface BatchEngine {
  /** Sites that are worth asking about together. */
  readonly atOnce: number;
  /** Pairs in the order of the sites; null where the layers' own index is asked. Problems of the engine. */
  pairsOf(sites: readonly Site[]): Promise<Result<readonly (SitePairs | null)[]>>;
  /** Roles and features on whose overlap with a site the engine and the record do not agree. */
  differences(site: Site, facts: SiteFacts, pairs: SitePairs): readonly { role: string; featureId: string }[];
  close(): Promise<void>;
}

/** An engine by name; a PostGIS elsewhere by its address, which may hold a password and is told to nobody. */
type EngineName = 'memory' | 'postgis' | { readonly postgisAt: string };

const SITES_AT_ONCE = 200;
/** What an address follows, as in `postgis:postgresql://user@host/database`. */
const ADDRESSED = 'postgis:';

const MEMORY: BatchEngine = {
  atOnce: 1,
  pairsOf: async (sites) => success(sites.map(() => null)),
  differences: () => [],
  close: async () => undefined,
};

/** The engine asked for. Problem: bad_option, which leaves out what may be an address. */
export function engineNameOf({ engine }: Options): Result<EngineName> {
  if (engine === undefined || engine === 'memory') return success('memory');
  if (engine === 'postgis') return success('postgis');
  if (engine.startsWith(ADDRESSED)) return success({ postgisAt: engine.slice(ADDRESSED.length) });
  return badOption('--engine', engine.replace(/:.*$/s, ':…'), ['memory', 'postgis', 'postgis:postgresql://…']);
}

/** Opens an engine on the layers of a batch. Problems: engine_not_installed, those of a server and of a database. */
export async function openEngine(name: EngineName, input: BatchInput): Promise<Result<BatchEngine>> {
  if (name === 'memory') return success(MEMORY);
  const { pairSearch } = await import('../postgis/engine.ts');
  const db = await openDatabase(name);
  if (!db.ok) return db;
  const search = await pairSearch(db.value, input.layers, input.ruleset, input.parameterOverrides);
  if (!search.ok) {
    await db.value.close();
    return search;
  }
  return success({ ...search.value, atOnce: SITES_AT_ONCE, close: () => db.value.close() });
}

async function openDatabase(name: Exclude<EngineName, 'memory'>): Promise<Result<Database>> {
  if (name === 'postgis') return (await import('../postgis/database.ts')).openEmbedded();
  return (await import('../postgis/server.ts')).openServer(name.postgisAt);
}

/** Pairs of planned sites by key; a site that could not be read has none. Problems of the engine. */
export async function pairsByKey(
  engine: BatchEngine,
  planned: readonly PlannedSite[],
): Promise<Result<ReadonlyMap<string, SitePairs | null>>> {
  const readable = planned.flatMap(({ key, site }) => (site.ok ? [{ key, site: site.value }] : []));
  const pairs = await engine.pairsOf(readable.map(({ site }) => site));
  return pairs.ok ? success(new Map(readable.map(({ key }, index) => [key, pairs.value[index] ?? null]))) : pairs;
}

/** Items in groups of a size, the last one smaller. */
export async function* grouped<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let group: T[] = [];
  for await (const item of items) {
    group.push(item);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

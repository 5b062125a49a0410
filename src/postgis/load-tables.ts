import type { Geometry } from 'geojson';
import type { Zone } from '../catalog/zone.ts';
import { sha256Hex } from '../kernel/sha256.ts';
import type { Database } from './database.ts';
import LOAD_SITES from './load-sites.sql?raw';
import LOAD_ZONES from './load-zones.sql?raw';

/** Zones handed over at once: a statement's parameter is held in memory as text and as what it says. */
const ZONES_AT_ONCE = 500;
/** Hexadecimal digits by which a layer is named; a name of a table may have 63 characters. */
const NAME_DIGITS = 40;

/** A site as the database looks for zones near it. */
export interface SoughtSite {
  readonly site: number;
  /** How far out zones may matter by the rules, metres. */
  readonly searchM: number;
  readonly geometry: Geometry;
}

/** Shapes of zones as text, group by group, so that a large layer is not held as text in full. */
function* groups(zones: readonly Zone[]): Generator<{ first: number; text: string }> {
  for (let first = 0; first < zones.length; first += ZONES_AT_ONCE) {
    const shapes = zones.slice(first, first + ZONES_AT_ONCE).map(({ geometry }) => geometry);
    yield { first, text: JSON.stringify(shapes) };
  }
}

/**
 * Loads the zones of a layer, unless they are there already: from another run that is under way, or one that was killed.
 * @returns the name of the layer, which follows from the shapes and from how they are cut
 */
export async function loadZones(db: Database, zones: readonly Zone[]): Promise<string> {
  const hashes = Array.from(groups(zones), ({ text }) => sha256Hex(text));
  const layer = sha256Hex([LOAD_ZONES, ...hashes].join('\n')).slice(0, NAME_DIGITS);
  const [known] = await db.query<{ known: boolean }>('SELECT begin_layer($1) AS known', [layer]);
  if (known?.known) return layer;
  for (const { first, text } of groups(zones)) await db.query(LOAD_ZONES, [layer, text, first]);
  await db.query('SELECT end_layer($1)', [layer]);
  return layer;
}

/** Puts a group of sites in the place of the one before. */
export async function loadSites(db: Database, sites: readonly SoughtSite[]): Promise<void> {
  await db.run('TRUNCATE site_part');
  await db.query(LOAD_SITES, [JSON.stringify(sites)]);
  await db.run('ANALYZE site_part');
}

import type { Geometry } from 'geojson';
import type { Zone } from '../catalog/zone.ts';
import type { Database } from './database.ts';
import LOAD_SITES from './load-sites.sql?raw';
import LOAD_ZONES from './load-zones.sql?raw';

/** Zones handed over at once: a statement's parameter is held in memory as text and as what it says. */
const ZONES_AT_ONCE = 500;

/** A site as the database looks for zones near it. */
export interface SoughtSite {
  readonly site: number;
  /** How far out zones may matter by the rules, metres. */
  readonly searchM: number;
  readonly geometry: Geometry;
}

/** Puts the zones of a role in the place of those that were there; again and again with the same end. */
export async function loadZones(db: Database, role: string, zones: readonly Zone[]): Promise<void> {
  await db.query('SELECT empty_role($1)', [role]);
  for (let first = 0; first < zones.length; first += ZONES_AT_ONCE) {
    const shapes = zones.slice(first, first + ZONES_AT_ONCE).map(({ geometry }) => geometry);
    await db.query(LOAD_ZONES, [role, JSON.stringify(shapes), first]);
  }
}

/** Puts a group of sites in the place of the one before. */
export async function loadSites(db: Database, sites: readonly SoughtSite[]): Promise<void> {
  await db.run('TRUNCATE site_part');
  await db.query(LOAD_SITES, [JSON.stringify(sites)]);
  await db.run('ANALYZE site_part');
}

import { describe, expect, test } from 'vitest';
import { openEmbedded } from '../../src/postgis/database.ts';
import { loadSites, loadZones } from '../../src/postgis/load-tables.ts';
import PAIRS from '../../src/postgis/pairs.sql?raw';
import { nastyPair } from '../screening-measure/nasty-pairs.ts';
import { parityCases } from './parity-cases.ts';

parityCases(openEmbedded, 24);

/** Their borders run so close that GEOS fails at first. */
const COLLINEAR = nastyPair('near_collinear', 173);

describe('where GEOS fails at first', () => {
  test('a statement it gives up is trouble, not an answer without rows', async () => {
    const db = await openEmbedded();
    if (!db.ok) throw new Error(JSON.stringify(db.problems));
    const { site, zone } = COLLINEAR;
    const overlay = 'SELECT ST_Intersection(ST_GeomFromGeoJSON($1), ST_GeomFromGeoJSON($2)) AS common';
    const asked = db.value.query(overlay, [JSON.stringify(site), JSON.stringify(zone)]);
    await expect(asked).rejects.toThrow('gave a statement up');
    await db.value.close();
  });

  test('the pair and its area are found', async () => {
    const db = await openEmbedded();
    if (!db.ok) throw new Error(JSON.stringify(db.problems));
    const zone = { id: 'Z', geometry: COLLINEAR.zone, properties: {} };
    const layer = await loadZones(db.value, [zone]);
    await loadSites(db.value, [{ site: 0, searchM: 100, geometry: COLLINEAR.site }]);
    const rows = await db.value.query<{ overlapM2: number }>(PAIRS, [layer, 0]);
    expect(rows).toHaveLength(1);
    expect(rows[0]!.overlapM2).toBeCloseTo(0.1252, 3);
    await db.value.close();
  });
});

import { describe, expect, test } from 'vitest';
import { measurePair } from '../../src/geo/pair.ts';
import { postgisForTests } from '../helpers/postgis.ts';
import { linePairs, nastyAreaPairs, type OraclePair, randomAreaPairs } from './oracle-pairs.ts';

const TOUCH_M = 0.01;

const postgis = postgisForTests();

interface Row {
  readonly overlap_plane: number;
  readonly overlap_geodesic: number;
  readonly plane_width: number;
  readonly site_rest_width: number;
  readonly zone_rest_width: number;
  readonly distance_plane: number;
  readonly length_geodesic: number;
}

/**
 * Ground metres of plane metres here, 65.9 km west of the central meridian: 1 + E²/2R². Distances are asked in the plane
 * because PostGIS takes geography distances below a decimetre for zero and finds feet to a few centimetres only.
 */
function groundM(planeM: number): number {
  return planeM / (1 + 65_900 ** 2 / (2 * 6_369_000 ** 2));
}

/** 2A/P of the widest polygon, in the plane of EPSG:4547. */
const widest = (shape: string) =>
  `(SELECT coalesce(max(2 * ST_Area(d.geom) / nullif(ST_Perimeter(d.geom), 0)), 0)
    FROM ST_Dump(ST_CollectionExtract(ST_Transform(${shape}, 4547), 3)) AS d)`;

async function ask(pair: OraclePair): Promise<Row> {
  const { rows } = await postgis().query<Row>(
    `WITH p AS (
       SELECT ST_SetSRID(ST_GeomFromGeoJSON($1), 4490) AS site, ST_SetSRID(ST_GeomFromGeoJSON($2), 4490) AS zone
     ), q AS (SELECT site, zone, ST_Intersection(site, zone) AS common FROM p)
     SELECT ST_Area(ST_CollectionExtract(ST_Transform(common, 4547), 3)) AS overlap_plane,
            ST_Area(ST_SetSRID(ST_CollectionExtract(common, 3), 4326)::geography) AS overlap_geodesic,
            ST_Length(ST_SetSRID(ST_CollectionExtract(common, 2), 4326)::geography) AS length_geodesic,
            ${widest('common')} AS plane_width,
            ${widest('ST_Difference(site, zone)')} AS site_rest_width,
            ${widest('ST_Difference(zone, site)')} AS zone_rest_width,
            ST_Distance(ST_Transform(site, 4547), ST_Transform(zone, 4547)) AS distance_plane
     FROM q`,
    [JSON.stringify(pair.site), JSON.stringify(pair.zone)],
  );
  return rows[0]!;
}

function expectedRelation(row: Row): string {
  if (row.plane_width <= TOUCH_M) return row.distance_plane <= TOUCH_M ? 'touches' : 'disjoint';
  const aInB = row.site_rest_width <= TOUCH_M;
  const bInA = row.zone_rest_width <= TOUCH_M;
  return aInB && bInA ? 'equals' : aInB ? 'within' : bInA ? 'contains' : 'overlaps';
}

/** What differs between this engine and PostGIS, in words; empty when nothing does. */
function differences(pair: OraclePair, row: Row): string[] {
  const ours = measurePair(pair.site, pair.zone, { touchToleranceM: TOUCH_M });
  const found: string[] = [];
  const check = (name: string, value: number, oracle: number, tolerance: number) => {
    if (!(Math.abs(value - oracle) <= tolerance)) found.push(`${pair.id} ${name}: ${value}, PostGIS ${oracle}`);
  };
  check('plane area', ours.overlapPlaneM2, row.overlap_plane, 1e-3 + 1e-9 * row.overlap_plane);
  // Geodesic edges bow out of straight ones by up to 2 mm on 400 m.
  check('ellipsoid area', ours.overlapEllipsoidM2, row.overlap_geodesic, 0.02 + 2e-6 * row.overlap_geodesic);
  check('distance', ours.distanceM, groundM(row.distance_plane), 0.003 + 5e-6 * row.distance_plane);
  if (ours.relation !== expectedRelation(row))
    found.push(`${pair.id} ${ours.relation}, PostGIS ${expectedRelation(row)}`);
  return found;
}

describe('measurePair against PostGIS', () => {
  test('240 random pairs of areas: relation, areas, distances', async () => {
    const found: string[] = [];
    for (const pair of randomAreaPairs(240)) found.push(...differences(pair, await ask(pair)));
    expect(found).toEqual([]);
  }, 120_000);

  test('240 nasty pairs: shared borders, corners, holes, slivers, gaps', async () => {
    const found: string[] = [];
    for (const pair of nastyAreaPairs()) found.push(...differences(pair, await ask(pair)));
    expect(found).toEqual([]);
  }, 120_000);

  test('80 lines through areas: length inside within 2 mm, distance within 3 mm', async () => {
    const found: string[] = [];
    for (const pair of linePairs(80)) {
      const row = await ask(pair);
      const ours = measurePair(pair.site, pair.zone, { touchToleranceM: TOUCH_M });
      const lengthOff = Math.abs(ours.overlapLengthM - row.length_geodesic);
      const distanceOff = Math.abs(ours.distanceM - groundM(row.distance_plane));
      if (lengthOff > 0.002 || distanceOff > 0.003) found.push(`${pair.id}: ${lengthOff} m, ${distanceOff} m`);
    }
    expect(found).toEqual([]);
  }, 120_000);
});

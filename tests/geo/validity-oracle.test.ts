import { bboxPolygon } from '@turf/turf';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { normaliseGeometry } from '../../src/geo/normalise.ts';
import type { PlainGeometry } from '../../src/geo/shapes.ts';
import { checkGeometry } from '../../src/geo/validity.ts';
import { postgisForTests } from '../helpers/postgis.ts';
import { randomFrom } from './shapes-for-tests.ts';

const postgis = postgisForTests();

/**
 * Valid by PostGIS: every part for itself, and no two parts with common area. Parts along a common border, which OGC
 * leaves no place for in one MultiPolygon, are how neighbouring parcels are delivered (docs/decisions/0009).
 */
const VALID = `
  WITH g AS (SELECT ST_GeomFromGeoJSON($1) AS geom),
       part AS (SELECT (d).path[1] AS n, (d).geom AS geom FROM (SELECT ST_Dump(geom) AS d FROM g) AS dumped)
  SELECT CASE
           WHEN NOT (SELECT bool_and(ST_IsValid(geom) AND ST_Area(geom) > 0) FROM part) THEN false
           ELSE NOT EXISTS (
             SELECT FROM part AS a JOIN part AS b ON a.n < b.n
             WHERE ST_Area(ST_CollectionExtract(ST_Intersection(a.geom, b.geom), 3)) > 0)
         END AS valid`;

async function validByPostgis(geometry: PlainGeometry): Promise<boolean> {
  const { rows } = await postgis().query<{ valid: boolean }>(VALID, [JSON.stringify(geometry)]);
  // A ring of a single place does not even come in.
  return rows[0]?.valid ?? false;
}

/** A power of two, so that what is meant to lie on one line does. */
const STEP_DEG = 2 ** -10;

/** Few places, so that corners meet, edges run along each other and rings cross all the time. */
function shapesOn(random: () => number, size: number) {
  const at = (): Position => [
    113 + STEP_DEG * Math.floor(random() * size),
    34 + STEP_DEG * Math.floor(random() * size),
  ];
  const ring = (corners: number): Position[] => {
    const places = Array.from({ length: corners }, at);
    return [...places, places[0]!];
  };
  const part = (): Position[][] => {
    const [west, south] = at() as [number, number];
    const [east, north] = [
      west + STEP_DEG * (2 + Math.floor(random() * 3)),
      south + STEP_DEG * (2 + Math.floor(random() * 3)),
    ];
    const box = bboxPolygon([west, south, east, north]).geometry.coordinates[0]!;
    const outer = random() < 0.5 ? box : ring(3 + Math.floor(random() * 4));
    return random() < 0.4 ? [outer, ring(3 + Math.floor(random() * 2))] : [outer];
  };
  return (): Polygon | MultiPolygon =>
    random() < 0.5
      ? { type: 'Polygon', coordinates: part() }
      : { type: 'MultiPolygon', coordinates: Array.from({ length: 2 + Math.floor(random() * 2) }, part) };
}

describe('what cannot be measured, against ST_IsValid', () => {
  test.each([3, 4, 6, 10])('600 shapes on a grid of %i places a side: the same are refused', async (size) => {
    const shape = shapesOn(randomFrom(size), size);
    const different: string[] = [];
    let valid = 0;
    for (let i = 0; i < 600; i++) {
      const { geometry } = normaliseGeometry(shape() as PlainGeometry);
      const codes = checkGeometry(geometry).map(({ code }) => code);
      const soundThere = await validByPostgis(geometry);
      if (soundThere) valid++;
      if (soundThere !== (codes.length === 0))
        different.push(`${codes.join(' ') || 'sound'}: ${JSON.stringify(geometry)}`);
    }
    expect(different).toEqual([]);
    expect(valid).toBeGreaterThan(30);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection, Geometry, LineString, MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { type Axis, metAlong, type Stretched } from '../../src/geo/chainage.ts';
import { corridorOf } from '../../src/geo/corridor.ts';
import { pathLengthM } from '../../src/geo/length.ts';
import { postgisForTests } from '../helpers/postgis.ts';
import { multiPolygon, place, polygon, randomFrom, star } from './shapes-for-tests.ts';

const postgis = postgisForTests();

/** Ours on the ellipsoid, theirs in the plane of EPSG:4547 scaled by the whole length: the scale varies by 2 mm per km. */
const CLOSE_M = 0.02;

/** Pieces of the zone in the axis, or in its corridor, as shares of the axis: by GEOS. */
async function asked(path: readonly Position[], widthM: number, zone: Polygon | MultiPolygon): Promise<Stretched[]> {
  const line: LineString = { type: 'LineString', coordinates: [...path] };
  const { rows } = await postgis().query<{ from: number; to: number }>(
    `WITH p AS (
       SELECT ST_Transform(ST_SetSRID(ST_GeomFromGeoJSON($1), 4490), 4547) AS axis,
              ST_Transform(ST_SetSRID(ST_GeomFromGeoJSON($2), 4490), 4547) AS zone),
     land AS (
       SELECT axis, zone, CASE WHEN $3::float = 0 THEN axis
         ELSE ST_Buffer(axis, $3::float / 2, 'endcap=flat join=mitre mitre_limit=5') END AS land FROM p),
     piece AS (
       SELECT axis, (ST_Dump(ST_Intersection(land, zone))).geom AS geom FROM land),
     place AS (
       SELECT piece.geom AS piece, ST_LineLocatePoint(axis, (ST_DumpPoints(piece.geom)).geom) AS share FROM piece)
     SELECT min(share) AS from, max(share) AS to FROM place GROUP BY piece ORDER BY 1`,
    [JSON.stringify(line), JSON.stringify(zone), widthM],
  );
  const lengthM = pathLengthM(path);
  const found: Stretched[] = [];
  for (const { from, to } of rows) {
    const last = found.at(-1);
    const stretch = { fromM: from * lengthM, toM: to * lengthM };
    if (last && stretch.fromM <= last.toM + 1e-3)
      found[found.length - 1] = { ...last, toM: Math.max(last.toM, stretch.toM) };
    else found.push(stretch);
  }
  return found;
}

function axisOf(path: readonly Position[], widthM: number): Axis {
  const line: LineString = { type: 'LineString', coordinates: [...path] };
  return { path, corridor: widthM > 0 ? corridorOf(line, widthM) : null };
}

function expectSame(found: readonly Stretched[], expected: readonly Stretched[], label: string): void {
  // What is shorter than the tolerance may be seen by one and not by the other.
  const long = (stretches: readonly Stretched[]) => stretches.filter(({ fromM, toM }) => toM - fromM > CLOSE_M);
  expect(long(found).length, label).toBe(long(expected).length);
  long(found).forEach(({ fromM, toM }, i) => {
    expect(Math.abs(fromM - long(expected)[i]!.fromM), `${label} from`).toBeLessThan(CLOSE_M);
    expect(Math.abs(toM - long(expected)[i]!.toM), `${label} to`).toBeLessThan(CLOSE_M);
  });
}

function features(role: string) {
  const path = join(import.meta.dirname, `../../data/layers/${role}.geojson`);
  return (JSON.parse(readFileSync(path, 'utf8')) as FeatureCollection<Geometry, Record<string, unknown>>).features;
}

describe('stations along a line, beside PostGIS', () => {
  test.each([0, 12, 30])(
    'random lines of width %i m × random areas with holes and parts',
    async (widthM) => {
      const random = randomFrom(3_000 + widthM);
      let met = 0;
      for (let i = 0; i < 40; i++) {
        const path = Array.from({ length: 4 + Math.floor(6 * random()) }, (_, k) =>
          place(-700 + 180 * k + 40 * random(), 160 * (random() - 0.5)),
        );
        const radius = 80 + 160 * random();
        const [east, north] = [600 * (random() - 0.5), 200 * (random() - 0.5)];
        const holed = polygon(star(random, east, north, radius, 12), star(random, east, north, radius * 0.35, 6, 0.3));
        const second = polygon(star(random, east + 3 * radius, north, radius * 0.8, 9));
        const zone = i % 2 === 0 ? holed : multiPolygon(holed, second);
        const expected = await asked(path, widthM, zone);
        met += expected.length;
        expectSame(metAlong(axisOf(path, widthM), zone), expected, `pair ${i}`);
      }
      expect(met).toBeGreaterThan(30);
    },
    120_000,
  );

  test('孟津路 and 金熙路 of the plan, with the widths it gives, across every area of the layers', async () => {
    const roads = features('key_project').filter(({ properties }) => ['P03', 'P04'].includes(properties.id as string));
    expect(roads.map(({ properties }) => properties.plan_row_width_m)).toEqual([25, 20]);
    let met = 0;
    for (const { geometry, properties } of roads) {
      const path = (geometry as LineString).coordinates;
      for (const role of ['eco_corridor', 'noise_zone', 'built_up', 'eco_unit', 'urban_boundary', 'main_urban']) {
        for (const zone of features(role)) {
          if (zone.geometry.type !== 'Polygon' && zone.geometry.type !== 'MultiPolygon') continue;
          for (const widthM of [0, properties.plan_row_width_m as number]) {
            const expected = await asked(path, widthM, zone.geometry);
            met += expected.length;
            const label = `${properties.id} ${widthM} ${role} ${zone.properties.id}`;
            expectSame(metAlong(axisOf(path, widthM), zone.geometry), expected, label);
          }
        }
      }
    }
    expect(met).toBeGreaterThan(8);
  }, 120_000);
});

describe('what is no area', () => {
  const path = [place(0, 0), place(400, 0)];
  const across = { type: 'LineString' as const, coordinates: [place(150, -50), place(150, 50)] };

  test('a line across is a place; in a corridor, the stretch abreast of it', () => {
    const [crossed] = metAlong(axisOf(path, 0), across);
    expect(crossed!.fromM).toBeCloseTo(150, 0);
    expect(crossed!.toM).toBe(crossed!.fromM);
    const oblique = { type: 'LineString' as const, coordinates: [place(100, -50), place(200, 50)] };
    const [abreast] = metAlong(axisOf(path, 20), oblique);
    expect(abreast!.toM - abreast!.fromM).toBeCloseTo(20, 0);
  });

  test('a point in the corridor is a place, one beside it is none', () => {
    const point = (northM: number) => ({ type: 'Point' as const, coordinates: place(250, northM) });
    expect(metAlong(axisOf(path, 20), point(5))[0]!.fromM).toBeCloseTo(250, 0);
    expect(metAlong(axisOf(path, 20), point(15))).toEqual([]);
    expect(metAlong(axisOf(path, 0), point(0))).toEqual([]);
  });
});

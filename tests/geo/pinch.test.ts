import type { Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import { pinchWidthM } from '../../src/geo/pinch.ts';
import { areaSevers } from '../../src/geo/sever.ts';
import { postgisForTests } from '../helpers/postgis.ts';
import { multiPolygon, polygon, randomFrom, rectangle, ringOf } from './shapes-for-tests.ts';

const TOUCH_M = 0.01;
const pinch = (site: Polygon, zone: Parameters<typeof pinchWidthM>[1]) => pinchWidthM(site, zone, TOUCH_M);
/** 1000 m long, 100 m wide. */
const strip = polygon(rectangle(0, 0, 1000, 100));

describe('pinchWidthM', () => {
  test.each<[string, Polygon, number | null]>([
    ['a bite 60 m deep from one bank leaves 40 m', polygon(rectangle(450, -30, 80, 90)), 40],
    ['an island leaves the wider of two ways', polygon(rectangle(450, 25, 80, 40)), 35],
    ['a strip right across is severed', polygon(rectangle(450, -10, 80, 120)), null],
    ['beside the corridor nothing is narrowed', polygon(rectangle(450, -80, 80, 70)), null],
    ['along the border only', polygon(rectangle(450, -80, 80, 80)), null],
    ['the end taken off is no neck', polygon(rectangle(900, -10, 200, 120)), null],
    ['a corner taken off is none either', polygon(rectangle(960, -10, 200, 50)), null],
    ['all of it taken', polygon(rectangle(-10, -10, 1020, 120)), null],
  ])('%s', (_name, site, expected) => {
    const widthM = pinch(site, strip);
    if (expected === null) expect(widthM).toBeNull();
    else expect(Math.abs(widthM! - expected)).toBeLessThan(0.05 + 1e-3 * expected);
  });

  test('the narrowest of several parts counts, and a hole beside the site is no way through', () => {
    const other = polygon(rectangle(0, 200, 1000, 60));
    const site = polygon(rectangle(400, 30, 50, 200));
    expect(pinch(site, multiPolygon(strip, other))!).toBeCloseTo(30, 1);
    const holed = polygon(rectangle(0, 0, 1000, 100), rectangle(460, 60, 40, 30));
    expect(pinch(polygon(rectangle(450, -20, 60, 80)), holed)!).toBeCloseTo(10, 1);
  });

  test('round a bend the way across is not measured through what lies outside', () => {
    const hairpin = polygon(
      ringOf([
        [0, 0],
        [800, 0],
        [800, 300],
        [0, 300],
        [0, 200],
        [700, 200],
        [700, 100],
        [0, 100],
      ]),
    );
    // Facing bank 60 m away; the other leg of the hairpin begins 160 m away.
    expect(pinch(polygon(rectangle(300, -20, 50, 60)), hairpin)!).toBeCloseTo(60, 1);
  });
});

describe('pinchWidthM against PostGIS', () => {
  const postgis = postgisForTests();

  /** Area of the two largest pieces left of a zone when a site grown by some metres is taken out. */
  async function piecesLeft(site: Polygon, zone: Polygon, grownM: number): Promise<number[]> {
    const { rows } = await postgis().query<{ area: number }>(
      `WITH p AS (SELECT ST_Transform(ST_SetSRID(ST_GeomFromGeoJSON($1), 4490), 4547) AS site,
                         ST_Transform(ST_SetSRID(ST_GeomFromGeoJSON($2), 4490), 4547) AS zone)
       SELECT ST_Area(d.geom) AS area FROM p,
         LATERAL ST_Dump(ST_Difference(zone, ST_Buffer(ST_Intersection(site, zone), $3::float, 'quad_segs=64'))) AS d
       ORDER BY 1 DESC LIMIT 2`,
      [JSON.stringify(site), JSON.stringify(zone), grownM],
    );
    return rows.map(({ area }) => area);
  }

  test('60 uneven corridors: a site grown by a little less leaves it whole, by a little more cuts it in two', async () => {
    const random = randomFrom(19);
    const found: string[] = [];
    let told = 0;
    for (let i = 0; i < 60; i++) {
      const bank = (northM: number) =>
        Array.from({ length: 41 }, (_, k) => [25 * k, northM + 30 * Math.sin(k / 5) + 12 * random()] as const);
      const zone = polygon(ringOf([...bank(0), ...bank(120).reverse()]));
      const bite = 20 + 60 * random();
      const site = polygon(rectangle(430 + 60 * random(), -80, 30 + 60 * random(), 80 + bite));
      const widthM = pinch(site, zone);
      if (widthM === null) {
        if (!areaSevers(site, zone, TOUCH_M)) found.push(`${i}: nothing told`);
        continue;
      }
      told++;
      const [before, after] = [
        await piecesLeft(site, zone, widthM * 0.99),
        await piecesLeft(site, zone, widthM * 1.01),
      ];
      // Nooks of the bank beside the site are cut off early; what counts is land of the size of the corridor itself.
      const LAND_M2 = 10_000;
      if ((before[1] ?? 0) > LAND_M2) found.push(`${i}: in two before ${widthM} m`);
      if ((after[1] ?? 0) < LAND_M2) found.push(`${i}: still whole beyond ${widthM} m`);
    }
    expect(found).toEqual([]);
    expect(told).toBeGreaterThan(50);
  }, 120_000);
});

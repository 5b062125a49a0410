import type { Geometry, LineString, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { Random } from '../../bench/random.ts';
import { areaM2 } from '../../src/geo/area.ts';
import { lengthM } from '../../src/geo/length.ts';
import { areaBandM2 } from '../../src/geo/packed/area-band.ts';
import { distanceToFeature } from '../../src/geo/packed/nearest.ts';
import { type FeatureOverlap, overlapOfFeature } from '../../src/geo/packed/overlaps.ts';
import { planeAreaM2 } from '../../src/geo/plane.ts';
import { type AreaGeometry, flatten, isArea, isLine, partsOf } from '../../src/geo/shapes.ts';
import { postgisForTests } from '../helpers/postgis.ts';
import { pack, prepare } from './built.ts';
import { type Area, KINDS, makePair, type Pair, place, star } from './pairs.ts';

/** Pairs per kind: a sample in the usual run, all with `npm run test:oracle`. */
const ALL = process.env.ORACLE_PAIRS === 'all';
const PER_KIND = ALL ? 300 : 25;
/** Pairs sent in one query. */
const BATCH = 25;

const postgis = postgisForTests();

interface Answer {
  readonly common: string;
  /** Plane metres, and the geodesic between the feet of that distance, which PostGIS rounds down below a decimetre. */
  readonly distance: number;
  readonly geodesic: number;
}

/**
 * GEOS overlays in degrees, where edges are the same straight lines as ours, and hands back the shape; its area is then
 * taken with ∮ q(φ) dλ of area.ts, which shares nothing with the packed engine but the ellipsoid. Distances come from
 * the plane of EPSG:4547.
 */
async function ask(pairs: readonly { site: Geometry; zone: Geometry }[]): Promise<Answer[]> {
  const { rows } = await postgis().query<Answer>(
    `SELECT ST_AsGeoJSON(ST_Intersection(site, zone), 15) AS common,
            ST_Length(connection) AS distance, ST_Length(ST_Transform(connection, 4326)::geography) AS geodesic
     FROM (SELECT *, ST_ShortestLine(ST_Transform(site, 4547), ST_Transform(zone, 4547)) AS connection FROM (SELECT n, ST_SetSRID(ST_GeomFromGeoJSON(s), 4490) AS site, ST_SetSRID(ST_GeomFromGeoJSON(z), 4490) AS zone
           FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS t(s, z, n)) AS g) AS p ORDER BY n`,
    [pairs.map(({ site }) => JSON.stringify(site)), pairs.map(({ zone }) => JSON.stringify(zone))],
  );
  return rows;
}

function members(common: string): Geometry[] {
  return flatten(JSON.parse(common) as Geometry);
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const areaOfAll = (geometries: readonly Geometry[]) => sum(geometries.filter(isArea).map(areaM2));
const planeOfAll = (geometries: readonly Geometry[]) =>
  sum(geometries.filter(isArea).map((geometry) => planeAreaM2(densified(geometry))));

/** The same shape with no edge longer than 10 m or so, for the plane draws edges straight that are not quite. */
function densified(geometry: AreaGeometry): AreaGeometry {
  const ring = (positions: readonly Position[]): Position[] =>
    positions.flatMap((to, i) => {
      const from = positions[i - 1];
      if (from === undefined) return [to];
      const pieces = Math.ceil(lengthM({ type: 'LineString', coordinates: [from, to] }) / 10);
      return Array.from({ length: pieces }, (_, k): Position => {
        const t = (k + 1) / pieces;
        return [from[0]! + t * (to[0]! - from[0]!), from[1]! + t * (to[1]! - from[1]!)];
      });
    });
  return { type: 'MultiPolygon', coordinates: partsOf(geometry).map((rings) => rings.map(ring)) };
}

/** Ground metres of metres in the plane of EPSG:4547 at the test ground: 1 + E²/2R², E = 66.8 km. */
function groundM({ distance, geodesic }: Answer): number {
  return distance > 10 ? geodesic : distance / (1 + 66_800 ** 2 / (2 * 6_371_000 ** 2));
}

/** How far the longest edge bows out when it is straight in the plane and not in lon/lat: s²·tanφ/8R. */
function bowM(...areas: readonly AreaGeometry[]): number {
  const edges = areas.flatMap((area) =>
    partsOf(area)
      .flat()
      .flatMap((ring) => ring.slice(1).map((to, i) => lengthM({ type: 'LineString', coordinates: [ring[i]!, to] }))),
  );
  return (Math.max(...edges) ** 2 * 0.695) / (8 * 6_371_000);
}

function measured({ site, zone }: { site: Geometry; zone: Geometry }) {
  const layer = pack([zone]);
  const prepared = prepare(site, layer.grid);
  const overlap: FeatureOverlap = overlapOfFeature(layer, 0, prepared);
  return { layer, prepared, overlap, distance: distanceToFeature(layer, 0, prepared)! };
}

function differences(pair: Pair, index: number, answer: Answer): string[] {
  const { overlap, distance, prepared } = measured(pair);
  const common = members(answer.common);
  const found: string[] = [];
  const check = (what: string, ours: number, theirs: number, tolerance: number) => {
    if (!(Math.abs(ours - theirs) <= tolerance)) {
      found.push(`${pair.kind} ${index} ${what}: ${ours}, PostGIS ${theirs}, tolerance ${tolerance}`);
    }
  };
  const areaTheirs = areaOfAll(common);
  check('area', overlap.areaM2, areaTheirs, 1e-5 + 1e-10 * prepared.areaM2);
  check('plane area', overlap.planeAreaM2, planeOfAll(common), 1e-3 + 1e-6 * areaTheirs);
  check('distance', distance.distanceM, groundM(answer), 1e-3 + 2 * bowM(pair.site, pair.zone));
  return found;
}

async function run<T extends { site: Geometry; zone: Geometry }>(
  pairs: readonly T[],
  compare: (pair: T, index: number, answer: Answer) => string[],
): Promise<string[]> {
  const found: string[] = [];
  for (let start = 0; start < pairs.length; start += BATCH) {
    const batch = pairs.slice(start, start + BATCH);
    const answers = await ask(batch);
    batch.forEach((pair, i) => {
      found.push(...compare(pair, start + i, answers[i]!));
    });
  }
  return found;
}

describe('packed engine against PostGIS', () => {
  test.each(Object.keys(KINDS))(
    `%s: ${PER_KIND} pairs, area within 1e-5 m², plane area, distance`,
    async (kind) => {
      const pairs = Array.from({ length: PER_KIND }, (_, i) => makePair(kind, i));
      expect(await run(pairs, differences)).toEqual([]);
    },
    600_000,
  );

  test(`${PER_KIND * 4} lines through areas, and areas under lines: length inside within 1 mm`, async () => {
    const pairs = Array.from({ length: PER_KIND * 4 }, (_, i) => linePair(i));
    const compare = ({ site, zone, turned }: ReturnType<typeof linePair>, index: number, answer: Answer): string[] => {
      const inside = sum(members(answer.common).filter(isLine).map(lengthM));
      const { overlap } = turned ? measured({ site: zone, zone: site }) : measured({ site, zone });
      const ours = turned ? overlap.zoneInsideM : overlap.siteInsideM;
      return Math.abs(ours - inside) <= 1e-3 ? [] : [`line ${index}: ${ours}, PostGIS ${inside}`];
    };
    expect(await run(pairs, compare)).toEqual([]);
  }, 600_000);

  test(`${PER_KIND * 4} accuracy bands hold the overlaps with the zone grown and shrunk`, async () => {
    const kinds = ['stars', 'holes', 'multi_parts', 'nested', 'site_in_hole', 'combs', 'slivers', 'shared_edges'];
    const found: string[] = [];
    const widths: number[] = [];
    for (let i = 0; i < PER_KIND * 4; i++) {
      const pair = makePair(kinds[i % kinds.length]!, i);
      const accuracyM = [0.5, 2, 10][i % 3]!;
      const { rows } = await postgis().query<{ least: number; most: number }>(
        `WITH p AS (SELECT ST_Transform(ST_SetSRID(ST_GeomFromGeoJSON($1), 4490), 4547) AS site,
                           ST_Transform(ST_SetSRID(ST_GeomFromGeoJSON($2), 4490), 4547) AS zone)
         SELECT ST_Area(ST_Intersection(site, ST_Buffer(zone, -$3::float, 'quad_segs=64'))) AS least,
                ST_Area(ST_Intersection(site, ST_Buffer(zone, $3::float, 'quad_segs=64'))) AS most FROM p`,
        [JSON.stringify(pair.site), JSON.stringify(pair.zone), accuracyM],
      );
      const { layer, prepared, overlap } = measured(pair);
      const [low, high] = areaBandM2(layer, 0, prepared, overlap.areaM2, accuracyM);
      const { least, most } = rows[0]!;
      // The oracle's plane is 1.1e-4 larger than the ellipsoid; its metre is 5.5e-5 shorter.
      if (low > least * (1 + 1e-5) + 0.02 || high < most * (1 - 1.3e-4) - 0.02) {
        found.push(`${pair.kind} ${i}, a = ${accuracyM}: [${low}, ${high}] does not hold [${least}, ${most}]`);
      }
      if (most - least > 1) widths.push((high - low) / (most - least));
    }
    expect(found).toEqual([]);
    expect(widths.sort((a, b) => a - b)[Math.floor(widths.length / 2)]).toBeLessThan(1.5);
  }, 600_000);
});

/** A line through, along or beside an area; every fourth runs on the area's own border. */
function linePair(index: number): { site: LineString; zone: Area; turned: boolean } {
  const random = new Random(77 + index);
  const { zone } = makePair(['stars', 'holes', 'shared_edges', 'combs'][index % 4]!, 1000 + index);
  const rings = zone.type === 'Polygon' ? zone.coordinates : zone.coordinates[0]!;
  const along = index % 4 === 3 ? rings[0]!.slice(0, random.whole(2, rings[0]!.length - 1)) : null;
  const path = star(random, [0, 0], random.between(50, 300), random.whole(3, 12)).map(place);
  return { site: { type: 'LineString', coordinates: along ?? path }, zone, turned: index % 2 === 1 };
}

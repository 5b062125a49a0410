import type { Geometry } from 'geojson';
import { describe, expect, test } from 'vitest';
import { areaM2 } from '../../src/geo/area.ts';
import { lengthM } from '../../src/geo/length.ts';
import { type AreaGeometry, flatten, isArea, isLine, pathsOf } from '../../src/geo/shapes.ts';
import { measurePairLine } from '../../src/screening/measure-pair-line.ts';
import { postgisForTests } from '../helpers/postgis.ts';
import { AREA_KINDS, type NastyPair, nastyPair, THIN_KINDS } from './nasty-pairs.ts';

const TOUCH_M = 0.01;
/** A thin overlap deeper than this is one whatever its mean width. */
const DEEP_M = 0.05;
const ALL = process.env.ORACLE_PAIRS === 'all';
/** Third argument of an overlay: how far its corners are rounded, degrees. */
const GRID = ', 1e-12';
const PER_KIND = ALL ? 200 : 12;

const postgis = postgisForTests();

interface Answer {
  readonly common: string;
  readonly plane: number;
  readonly distance: number;
  readonly width: number;
  readonly site_rest: number;
  readonly zone_rest: number;
  readonly line_rest: number;
  /** Greatest distance to the zone's border over corners of the overlap and places in it. */
  readonly depth: number;
}

const widest = (shape: string) =>
  `(SELECT coalesce(max(2 * ST_Area(d.geom) / nullif(ST_Perimeter(d.geom), 0)), 0)
    FROM ST_Dump(ST_CollectionExtract(ST_Transform(${shape}, 4547), 3)) AS d)`;
/** Corners of a shape and places between them. */
const pointsOf = (shape: string) =>
  `ST_DumpPoints(ST_Segmentize(ST_Transform(${shape}, 4547),
     greatest((ST_Length(ST_Transform(${shape}, 4547)) + ST_Perimeter(ST_Transform(${shape}, 4547))) / 1000, 0.001)))`;
/** Farthest a line strays from an area, metres. */
const farthest = (shape: string, from: string) =>
  `(SELECT coalesce(max(ST_Distance(d.geom, ST_Transform(${from}, 4547))), 0) FROM ${pointsOf(shape)} AS d)`;

/**
 * What PostGIS says of pairs. Where GEOS fails at first and would try again, this one answers nothing; such a pair is asked
 * alone, on a grid of a ten-thousandth of a millimetre, on which it does not fail.
 */
async function ask(pairs: readonly NastyPair[], grid = ''): Promise<Answer[]> {
  const rows = await answers(pairs, grid);
  if (rows.length === pairs.length) return rows;
  if (pairs.length > 1) return (await Promise.all(pairs.map((pair) => ask([pair])))).flat();
  if (grid !== '') throw new Error(`PostGIS has no answer to ${JSON.stringify(pairs)}`);
  return ask(pairs, GRID);
}

async function answers(pairs: readonly NastyPair[], grid: string): Promise<Answer[]> {
  const { rows } = await postgis().query<Answer>(
    `WITH g AS (SELECT n, ST_SetSRID(ST_GeomFromGeoJSON(s), 4490) AS site, ST_SetSRID(ST_GeomFromGeoJSON(z), 4490) AS zone
                FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS t(s, z, n)),
          q AS (SELECT *, ST_Intersection(site, zone${grid}) AS common FROM g)
     SELECT ST_AsGeoJSON(common, 15) AS common,
            ST_Area(ST_CollectionExtract(ST_Transform(common, 4547), 3)) AS plane,
            ST_Distance(ST_Transform(site, 4547), ST_Transform(zone, 4547)) AS distance,
            ${widest('common')} AS width,
            ${widest(`ST_Difference(site, zone${grid})`)} AS site_rest,
            ${widest(`ST_Difference(zone, site${grid})`)} AS zone_rest,
            ${farthest(`ST_CollectionExtract(ST_Difference(site, zone${grid}), 2)`, 'zone')} AS line_rest,
            (SELECT coalesce(max(ST_Distance(d.geom, ST_Transform(ST_Boundary(zone), 4547))), 0)
             FROM (SELECT (${pointsOf('common')}).geom
                   -- Places are thrown at the box until enough fall inside: slow in a strip, whose border will do.
                   UNION ALL SELECT (ST_Dump(ST_GeneratePoints(d.geom, 300, 1))).geom
                             FROM ST_Dump(ST_CollectionExtract(ST_Transform(common, 4547), 3)) AS d
                             WHERE ST_Area(d.geom) > 0.05 * ST_Area(ST_Envelope(d.geom))) AS d
            ) AS depth
     FROM q ORDER BY n`,
    [pairs.map(({ site }) => JSON.stringify(site)), pairs.map(({ zone }) => JSON.stringify(zone))],
  );
  return rows;
}

/** Ground metres of plane metres, 66.8 km west of the central meridian. */
const groundM = (planeM: number) => planeM / (1 + 66_800 ** 2 / (2 * 6_371_000 ** 2));

/** How far the longest edge bows when it is straight in the plane and not in lon/lat: s²·tanφ/8R. */
function bowM(...geometries: readonly Geometry[]): number {
  const edges = geometries
    .flatMap(flatten)
    .flatMap(pathsOf)
    .flatMap((path) => path.slice(1).map((to, i) => lengthM({ type: 'LineString', coordinates: [path[i]!, to] })));
  return (Math.max(0, ...edges) ** 2 * 0.695) / (8 * 6_371_000);
}

const sumOf = <T>(values: readonly T[], of: (value: T) => number) =>
  values.reduce((total, value) => total + of(value), 0);

function relationOf({ site, zone }: NastyPair, answer: Answer): string | null {
  const meets = answer.distance <= TOUCH_M ? 'touches' : 'disjoint';
  if (isArea(site) && isArea(zone)) {
    if (answer.width <= TOUCH_M && answer.depth <= DEEP_M) return meets;
    const [aInB, bInA] = [answer.site_rest <= TOUCH_M, answer.zone_rest <= TOUCH_M];
    return aInB && bInA ? 'equals' : aInB ? 'within' : bInA ? 'contains' : 'overlaps';
  }
  if (!isArea(zone) || isArea(site)) return null;
  if (answer.depth <= TOUCH_M) return meets;
  return answer.line_rest <= TOUCH_M ? 'within' : 'overlaps';
}

/** What differs between `screen measure` and PostGIS, in words. */
function differences(pair: NastyPair, index: number, answer: Answer): string[] {
  const ours = measurePairLine({ id: index, ...pair }, { touchToleranceM: TOUCH_M });
  if (!ours.ok) return [`${pair.kind} ${index}: ${ours.error.code}`];
  const found: string[] = [];
  const check = (what: string, value: number, oracle: number, tolerance: number) => {
    if (!(Math.abs(value - oracle) <= tolerance)) {
      found.push(`${pair.kind} ${index} ${what}: ${value}, PostGIS ${oracle}, tolerance ${tolerance}`);
    }
  };
  const common = flatten(JSON.parse(answer.common) as Geometry);
  const commonM2 = sumOf(
    common.filter((member): member is AreaGeometry => isArea(member)),
    areaM2,
  );
  const bow = bowM(pair.site, pair.zone);
  check('area', ours.overlapEllipsoidM2, commonM2, 1e-4 + 1e-9 * commonM2);
  check('plane area', ours.overlapPlaneM2, answer.plane, 1e-3 + 1e-8 * answer.plane);
  const bothLines = isLine(pair.site) && isLine(pair.zone);
  if (!bothLines && !(isArea(pair.site) && isArea(pair.zone))) {
    check('length', ours.overlapLengthM, sumOf(common.filter(isLine), lengthM), 2e-3);
  }
  check('distance', ours.distanceM, groundM(answer.distance), 1e-3 + 2 * bow + 6e-6 * answer.distance);
  const relation = relationOf(pair, answer);
  // Within a tenth of the tolerance the plane and the degrees may round to either side of it.
  const onEdge = [answer.width, answer.site_rest, answer.zone_rest, answer.line_rest, answer.distance].some(
    (value) => Math.abs(value - TOUCH_M) < 1e-3 + 2 * bow,
  );
  if (relation !== null && relation !== ours.relation && !onEdge) {
    found.push(`${pair.kind} ${index}: ${ours.relation}, PostGIS ${relation}`);
  }
  if (isArea(pair.zone)) {
    const depthM = groundM(answer.depth);
    const gapM = 3 * Math.sqrt(commonM2 / 300) + 1 + 2 * bow;
    if (ours.penetrationM < depthM * (1 - 4e-4) - 2e-3 - 2 * bow || ours.penetrationM > depthM + gapM) {
      found.push(`${pair.kind} ${index} depth: ${ours.penetrationM}, PostGIS at least ${depthM}`);
    }
  } else if (ours.penetrationM !== 0) {
    found.push(`${pair.kind} ${index}: depth ${ours.penetrationM} in a zone without an inside`);
  }
  return found;
}

async function run(kind: string): Promise<string[]> {
  const found: string[] = [];
  for (let start = 0; start < PER_KIND; start += 25) {
    const pairs = Array.from({ length: Math.min(25, PER_KIND - start) }, (_, i) => nastyPair(kind, start + i));
    const said = await ask(pairs);
    pairs.forEach((pair, i) => {
      found.push(...differences(pair, start + i, said[i]!));
    });
  }
  return found;
}

describe('screen measure against PostGIS', () => {
  test.each([...AREA_KINDS, ...THIN_KINDS])(
    `%s: ${PER_KIND} pairs, every figure`,
    async (kind) => {
      expect(await run(kind)).toEqual([]);
    },
    600_000,
  );
});

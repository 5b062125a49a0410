import { areaM2, polygonAreaM2 } from './area.ts';
import { type Connection, nearestEdges } from './distance.ts';
import { edgesOf } from './edges-of.ts';
import { isInside } from './inside.ts';
import { withCornersOf } from './kept-corners.ts';
import { lengthM, pathLengthM } from './length.ts';
import { meanWidthM } from './mean-width.ts';
import { overlapOf, subtract } from './overlay.ts';
import type { PairMeasures, PairOptions } from './pair.ts';
import { deepestPoint, isDeeperThan } from './penetration.ts';
import { planeAreaM2 } from './plane.ts';
import { relationOf } from './relation.ts';
import { areaSevers } from './sever.ts';
import { type AreaGeometry, areaOf, partsOf, type Rings } from './shapes.ts';

/**
 * A strip is judged by its mean width, but a thin tail must not hide a deep place in the same piece: deeper than this
 * many tolerances is an overlap whatever its mean width.
 */
const DEEP_TOLERANCES = 5;

/** Measures two areas. The overlap's pieces are judged one by one: a sliver beside a real overlap changes nothing. */
export function measureAreas(site: AreaGeometry, zone: AreaGeometry, options: PairOptions): PairMeasures {
  const { touchToleranceM, severance = true, depth = true } = options;
  const overlap = overlapOf(site, zone);
  const border = edgesOf(zone);
  const overlapM2 = overlap.reduce((sum, rings) => sum + polygonAreaM2(rings), 0);
  const common = areaOf(withCornersOf(overlap, [site, zone]));
  const isDeep = (piece: Rings) => isDeeperThan({ areas: [piece] }, border, DEEP_TOLERANCES * touchToleranceM);
  const shares = overlap.some((piece) => meanWidthM([piece]) > touchToleranceM || isDeep(piece));
  const siteM2 = areaM2(site);
  const connection = shares ? null : connectionOf(site, zone);
  const covers = (whole: AreaGeometry, wholeM2: number, by: AreaGeometry) =>
    shares && isCovered(whole, wholeM2, by, overlap, overlapM2, touchToleranceM);
  const relation = relationOf({
    shares,
    aInB: covers(site, siteM2, zone),
    bInA: covers(zone, areaM2(zone), site),
    touches: overlap.length > 0 || (connection !== null && connection.distanceM <= touchToleranceM),
  });
  const penetrationM = depth ? (deepestPoint({ areas: overlap }, border)?.depthM ?? 0) : 0;
  return {
    relation,
    overlapEllipsoidM2: overlapM2,
    overlapPlaneM2: common === null ? 0 : planeAreaM2(common),
    overlapLengthM: 0,
    distanceM: connection?.distanceM ?? 0,
    penetrationM,
    shiftM: penetrationM,
    feet: connection?.feet ?? null,
    overlap,
    severs:
      severance &&
      shares &&
      relation !== 'contains' &&
      relation !== 'equals' &&
      areaSevers(site, zone, touchToleranceM),
  };
}

/** Shortest connection of two areas, 0 also where one lies inside the other. */
function connectionOf(site: AreaGeometry, zone: AreaGeometry): Connection | null {
  const a = partsOf(site);
  const b = partsOf(zone);
  const connection = nearestEdges(edgesOf(site), edgesOf(zone));
  if (connection === null || connection.distanceM === 0) return connection;
  // Borders do not meet, so one vertex tells where a whole part lies.
  const inner = a.find((part) => b.some((other) => isInside(part[0]![0]!, other)));
  const place = inner?.[0]?.[0] ?? b.find((part) => a.some((other) => isInside(part[0]![0]!, other)))?.[0]?.[0];
  return place === undefined ? connection : { distanceM: 0, feet: [place, place] };
}

/**
 * Whether nothing wider than the tolerance of `whole` lies outside `by`. What is missing from the overlap settles most
 * cases: a rest of area R and perimeter P is wider than t if R > tP/2, and P is at most the two perimeters together.
 */
function isCovered(
  whole: AreaGeometry,
  wholeM2: number,
  by: AreaGeometry,
  overlap: readonly Rings[],
  overlapM2: number,
  toleranceM: number,
): boolean {
  const restM2 = wholeM2 - overlapM2;
  if (restM2 <= 1e-9 * wholeM2) return true;
  const perimetersM = lengthM(whole) + overlap.flat().reduce((sum, ring) => sum + pathLengthM(ring), 0);
  if (restM2 > (toleranceM * perimetersM) / 2) return false;
  return subtract(whole, by).every((piece) => meanWidthM([piece]) <= toleranceM);
}

import geographiclib from 'geographiclib-geodesic';
import type { Position } from 'geojson';
import { closestOfEdges, forChunkPairs } from './edge-pairs.ts';
import { boundsOf, type EdgeSet, edgeAt } from './edges.ts';
import { FLATTENING, RAD, type Scale, SEMI_MAJOR_M, scaleAt } from './ellipsoid.ts';
import { placeBetween } from './shapes.ts';

const { Geodesic } = geographiclib;
const cgcs2000 = new Geodesic.Geodesic(SEMI_MAJOR_M, FLATTENING);

/** Shortest connection of two geometries: metres on the ellipsoid and its two feet. */
export interface Connection {
  readonly distanceM: number;
  readonly feet: readonly [Position, Position];
}

interface Candidate {
  readonly a: number;
  readonly b: number;
  readonly distanceM: number;
}

/** Length of the geodesic between two positions on the CGCS2000 ellipsoid, metres (Karney 2013; nanometres). */
export function geodesicM(from: Position, to: Position): number {
  if (from[0] === to[0] && from[1] === to[1]) return 0;
  return cgcs2000.Inverse(from[1]!, from[0]!, to[1]!, to[0]!, Geodesic.DISTANCE).s12!;
}

/**
 * Shortest ground distance between the edges of two geometries, 0 where edges meet; what lies inside what is not asked
 * here. Pairs of edges are compared in a flat frame at the first geometry; every pair that the frame's error leaves in
 * question is measured again in a frame at its own feet, and the geodesic between those feet is the answer. The
 * distance is stationary at its feet, so an error there enters squared: within 1e-4 m at 5 km (tests/geo/distance).
 * @returns null when one of the two has no edges
 */
export function nearestEdges(a: EdgeSet, b: EdgeSet): Connection | null {
  if (a.count === 0 || b.count === 0) return null;
  const [, south, , north] = boundsOf(a);
  const lat = (south + north) / 2;
  const scale = scaleAt(lat);
  const bound = firstBound(a, b, scale);
  const reachDeg = (north - south) / 2 + bound.distanceM / scale.northM;
  // Twice the worst scale error of the frame over all latitudes the feet can lie at.
  const slack = 1 + 2 * Math.tan(Math.min(89, Math.abs(lat) + reachDeg) * RAD) * reachDeg * RAD;
  const candidates = collectCandidates(a, b, scale, bound, slack);
  return bestOf(a, b, candidates, slack);
}

/** The nearest pair of edges in the pair of chunks whose boxes are nearest. */
function firstBound(a: EdgeSet, b: EdgeSet, scale: Scale): Candidate {
  let best: Candidate = { a: 0, b: 0, distanceM: Infinity };
  let ended = false;
  const take = (chunkA: number, chunkB: number) => {
    ended = true;
    for (let i = a.chunkStart[chunkA]!; i < a.chunkStart[chunkA + 1]!; i++) {
      for (let j = b.chunkStart[chunkB]!; j < b.chunkStart[chunkB + 1]!; j++) {
        const distanceM = Math.sqrt(closestOfEdges(a, i, b, j, scale).d2);
        if (distanceM < best.distanceM) best = { a: i, b: j, distanceM };
      }
    }
  };
  forChunkPairs(a, b, scale, () => (ended ? -1 : Infinity), take);
  return best;
}

/** Every pair of edges that may be the nearest one, given how wrong the frame can be. */
function collectCandidates(a: EdgeSet, b: EdgeSet, scale: Scale, bound: Candidate, slack: number): Candidate[] {
  let limit = bound.distanceM * slack;
  let met = bound.distanceM === 0;
  const found: Candidate[] = [bound];
  forChunkPairs(
    a,
    b,
    scale,
    () => (met ? -1 : limit * limit),
    (chunkA, chunkB) => {
      for (let p = a.chunkStart[chunkA]!; p < a.chunkStart[chunkA + 1]! && !met; p++) {
        for (let q = b.chunkStart[chunkB]!; q < b.chunkStart[chunkB + 1]! && !met; q++) {
          const { d2 } = closestOfEdges(a, p, b, q, scale);
          if (d2 > limit * limit) continue;
          const distanceM = Math.sqrt(d2);
          found.push({ a: p, b: q, distanceM });
          met = distanceM === 0;
          limit = Math.min(limit, distanceM * slack);
        }
      }
    },
  );
  if (met) return found.slice(-1);
  return found.filter((candidate) => candidate.distanceM <= limit).sort((x, y) => x.distanceM - y.distanceM);
}

function bestOf(a: EdgeSet, b: EdgeSet, candidates: readonly Candidate[], slack: number): Connection {
  const last = candidates.at(-1)!;
  if (last.distanceM === 0) {
    const { feet } = refine(a, last.a, b, last.b);
    return { distanceM: 0, feet: [feet[0], feet[0]] };
  }
  let best: Connection | null = null;
  for (const candidate of candidates) {
    if (best !== null && candidate.distanceM > best.distanceM * slack) break;
    const connection = refine(a, candidate.a, b, candidate.b);
    if (best === null || connection.distanceM < best.distanceM) best = connection;
  }
  return best!;
}

/** Measures one pair of edges, moving the frame to the middle of the feet until it stays. */
function refine(a: EdgeSet, edgeA: number, b: EdgeSet, edgeB: number): Connection {
  let lat = a.coords[edgeA * 4 + 1]!;
  let feet: [Position, Position] = [
    [0, 0],
    [0, 0],
  ];
  for (let round = 0; round < 3; round++) {
    const { s, t } = closestOfEdges(a, edgeA, b, edgeB, scaleAt(lat));
    feet = [pointOnEdge(a, edgeA, s), pointOnEdge(b, edgeB, t)];
    lat = (feet[0][1]! + feet[1][1]!) / 2;
  }
  return { distanceM: geodesicM(feet[0], feet[1]), feet };
}

function pointOnEdge(set: EdgeSet, edge: number, t: number): Position {
  const [lon0, lat0, lon1, lat1] = edgeAt(set, edge);
  return placeBetween([lon0, lat0], [lon1, lat1], t);
}

import { nearestEdges } from './distance.ts';
import { type Edge, edgeAt, forEdgesNear, packEdges, toMetres } from './edges.ts';
import { edgesOf } from './edges-of.ts';
import { scaleAt } from './ellipsoid.ts';
import { isInside } from './inside.ts';
import { lengthM } from './length.ts';
import type { PairMeasures, PairOptions } from './pair.ts';
import { relationOf } from './relation.ts';
import { alongSegment, closestOfSegments, pointSegment2 } from './segment.ts';
import {
  isArea,
  isLine,
  type LineGeometry,
  type PlainGeometry,
  type PointGeometry,
  partsOf,
  pathsOf,
} from './shapes.ts';

/** Measures of things without an area in common by nature; the engine's other half is in `pair-areas.ts`. */
export function measureThin(site: PlainGeometry, zone: PlainGeometry, options: PairOptions): PairMeasures {
  const connection = nearestEdges(edgesOf(site), edgesOf(zone));
  const gapM = connection?.distanceM ?? Infinity;
  const facts =
    isLine(site) && isLine(zone)
      ? factsOfLines(site, zone, options.touchToleranceM)
      : factsOfPoints(site, zone, gapM, options.touchToleranceM);
  const distanceM = facts.lies ? 0 : gapM;
  return {
    relation: relationOf({ ...facts, touches: distanceM <= options.touchToleranceM }),
    overlapEllipsoidM2: 0,
    overlapPlaneM2: 0,
    overlapLengthM: facts.togetherM,
    distanceM,
    penetrationM: facts.depthM,
    shiftM: facts.depthM,
    feet: facts.shares ? null : (connection?.feet ?? null),
    overlap: [],
    severs: false,
  };
}

interface ThinFacts {
  readonly shares: boolean;
  readonly aInB: boolean;
  readonly bInA: boolean;
  /** Some of the first lies inside the second, however near its border. */
  readonly lies: boolean;
  readonly togetherM: number;
  /** Of the deepest point in an area. */
  readonly depthM: number;
}

/** Points share something with an area they lie in, deeper than the tolerance, and with points they fall on. */
function factsOfPoints(site: PlainGeometry, zone: PlainGeometry, gapM: number, toleranceM: number): ThinFacts {
  const places = pathsOf(site).flat();
  const inside = isArea(zone) ? places.filter((place) => partsOf(zone).some((part) => isInside(place, part))) : [];
  const border = edgesOf(zone);
  const depthsM = inside.map((place) => nearestEdges(packEdges([[place]]), border)!.distanceM);
  const deep = depthsM.filter((depthM) => depthM > toleranceM);
  const same = isPoint(site) && isPoint(zone) && gapM <= toleranceM;
  const all = (a: PlainGeometry, b: PlainGeometry) =>
    pathsOf(a).every(
      (path) => (nearestEdges(packEdges([path]), packEdges(pathsOf(b)))?.distanceM ?? Infinity) <= toleranceM,
    );
  return {
    shares: deep.length > 0 || same,
    aInB: same ? all(site, zone) : deep.length === places.length,
    bInA: same && all(zone, site),
    lies: inside.length > 0,
    togetherM: 0,
    depthM: depthsM.reduce((most, depthM) => Math.max(most, depthM), 0),
  };
}

function isPoint(geometry: PlainGeometry): geometry is PointGeometry {
  return geometry.type === 'Point' || geometry.type === 'MultiPoint';
}

/** Lines share a stretch where they run together, within the tolerance, or a place where they cross short of their ends. */
function factsOfLines(site: LineGeometry, zone: LineGeometry, toleranceM: number): ThinFacts {
  const origin = pathsOf(site)[0]![0]!;
  const scale = scaleAt(origin[1]!);
  const a = toMetres(packEdges(pathsOf(site)), origin, scale);
  const b = toMetres(packEdges(pathsOf(zone)), origin, scale);
  const ends = [...endsOf(site), ...endsOf(zone)].map(([lon, lat]) => [
    (lon! - origin[0]!) * scale.eastM,
    (lat! - origin[1]!) * scale.northM,
  ]);
  let togetherM = 0;
  let cross = false;
  for (let edge = 0; edge < a.count; edge++) {
    const [ax, ay, bx, by] = edgeAt(a, edge);
    const spans: [number, number][] = [];
    const [west, east] = [Math.min(ax, bx) - toleranceM, Math.max(ax, bx) + toleranceM];
    const [south, north] = [Math.min(ay, by) - toleranceM, Math.max(ay, by) + toleranceM];
    forEdgesNear(b, west, south, east, north, (other) => {
      const span = spanTogether([ax, ay, bx, by], edgeAt(b, other), toleranceM);
      if (span !== null) spans.push(span);
      const { d2, s } = closestOfSegments(ax, ay, bx, by, ...edgeAt(b, other));
      const [x, y] = [ax + s * (bx - ax), ay + s * (by - ay)];
      if (d2 === 0 && ends.every((end) => Math.hypot(x - end[0]!, y - end[1]!) > toleranceM)) cross = true;
    });
    togetherM += coveredShare(spans) * Math.hypot(bx - ax, by - ay);
  }
  const runs = togetherM > toleranceM;
  return {
    shares: runs || cross,
    aInB: runs && togetherM >= lengthM(site) * (1 - 1e-6) - toleranceM,
    bInA: runs && togetherM >= lengthM(zone) * (1 - 1e-6) - toleranceM,
    lies: runs,
    togetherM,
    depthM: 0,
  };
}

function endsOf(line: LineGeometry) {
  return pathsOf(line).flatMap((path) => [path[0]!, path.at(-1)!]);
}

/** Shares of the first edge along which the second runs within the tolerance; null where it only crosses. */
function spanTogether(a: Edge, b: Edge, toleranceM: number): [number, number] | null {
  const from = alongSegment(b[0], b[1], ...a);
  const to = alongSegment(b[2], b[3], ...a);
  const span: [number, number] = [Math.min(from, to), Math.max(from, to)];
  const lengthOfA = Math.hypot(a[2] - a[0], a[3] - a[1]);
  if ((span[1] - span[0]) * lengthOfA <= 2 * toleranceM) return null;
  const near = span.every((t) => {
    const [x, y] = [a[0] + t * (a[2] - a[0]), a[1] + t * (a[3] - a[1])];
    return pointSegment2(x, y, ...b) <= toleranceM * toleranceM;
  });
  return near ? span : null;
}

/** Total length of spans that may overlap. */
function coveredShare(spans: [number, number][]): number {
  let share = 0;
  let reached = 0;
  for (const [start, end] of spans.sort((p, q) => p[0] - q[0])) {
    share += Math.max(0, end - Math.max(start, reached));
    reached = Math.max(reached, end);
  }
  return share;
}

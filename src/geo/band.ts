import type { Position } from 'geojson';
import { signedRingAreaM2 } from './area.ts';
import { type EdgeSet, forEdgesNear, packEdges, toMetres } from './edges.ts';
import { scaleAt } from './ellipsoid.ts';
import { isInside } from './inside.ts';
import { pointSegment2 } from './segment.ts';
import { type AreaGeometry, bboxesMeet, bboxOf, bboxOfPaths, partsOf, type Rings } from './shapes.ts';

/** The site is grown by a little more than the accuracy, so that every foot on the border is counted. */
export const GROWTH = 1.02;

/**
 * Bounds of an overlap's area if the common border lay up to `accuracyM` (a) elsewhere:
 * [A − aL − ½a²Σθ⁻, A + aL + ½a²Σθ⁺], clamped to [0, site area].
 *
 * A point that changes sides lies within a of the zone's border. Its nearest border point is on an edge — then it lies
 * in a strip a wide along that edge — or at a corner whose angle opens towards it — then in a sector of that corner's
 * turn θ. L and θ are taken where the border is inside the site grown by 1.02 a, since the foot of a point of the site
 * lies there. Outer rings and holes alike, the zone's interior kept on the left: left turns (θ⁺) have sectors outside,
 * right turns (θ⁻) inside. Derivation holds for any polygon; strips may overlap, so the bounds may be too wide.
 */
export function overlapBandM2(
  site: AreaGeometry,
  siteAreaM2: number,
  zone: AreaGeometry,
  overlapM2: number,
  accuracyM: number,
): readonly [number, number] {
  if (accuracyM <= 0) return [overlapM2, overlapM2];
  const reachM = GROWTH * accuracyM;
  const siteBox = bboxOf(site);
  const origin: Position = [(siteBox[0] + siteBox[2]) / 2, (siteBox[1] + siteBox[3]) / 2];
  const scale = scaleAt(origin[1]!);
  const siteEdges = toMetres(packEdges(partsOf(site).flat()), origin, scale);
  const marginDeg = reachM / scale.eastM;
  let lengthM = 0;
  let convexRad = 0;
  let reflexRad = 0;
  for (const rings of partsOf(zone)) {
    for (const ring of interiorOnLeft(rings)) {
      if (!bboxesMeet(siteBox, bboxOfPaths([ring]), marginDeg)) continue;
      const count = ring.length - 1;
      for (let i = 0; i < count; i++) {
        const [before, at, after] = [ring[(i + count - 1) % count]!, ring[i]!, ring[i + 1]!];
        if (!bboxesMeet(siteBox, bboxOfPaths([[at, after]]), marginDeg)) continue;
        const [p, v, q] = [before, at, after].map((position) => [
          (position[0]! - origin[0]!) * scale.eastM,
          (position[1]! - origin[1]!) * scale.northM,
        ]) as [[number, number], [number, number], [number, number]];
        lengthM += lengthNearM(v, q, at, after, site, siteEdges, reachM);
        if (!isNear(v, at, site, siteEdges, reachM)) continue;
        const turn = turnRad(p, v, q);
        if (turn > 0) convexRad += turn;
        else reflexRad -= turn;
      }
    }
  }
  const lower = overlapM2 - accuracyM * lengthM - 0.5 * accuracyM ** 2 * reflexRad;
  const upper = overlapM2 + accuracyM * lengthM + 0.5 * accuracyM ** 2 * convexRad;
  return [Math.max(0, lower), Math.min(siteAreaM2, upper)];
}

/** Outer ring counter-clockwise, holes clockwise. */
function interiorOnLeft(rings: Rings): Rings {
  return rings.map((ring, index) => (signedRingAreaM2(ring) > 0 === (index === 0) ? ring : [...ring].reverse()));
}

/** Angle by which a path p–v–q turns at v, radians, positive to the left. */
export function turnRad(p: readonly number[], v: readonly number[], q: readonly number[]): number {
  const [ax, ay, bx, by] = [v[0]! - p[0]!, v[1]! - p[1]!, q[0]! - v[0]!, q[1]! - v[1]!];
  return Math.atan2(ax * by - ay * bx, ax * bx + ay * by);
}

function isNear(
  [x, y]: readonly [number, number],
  position: Position,
  site: AreaGeometry,
  siteEdges: EdgeSet,
  reachM: number,
): boolean {
  let near = false;
  forEdgesNear(siteEdges, x - reachM, y - reachM, x + reachM, y + reachM, (edge) => {
    const [ax, ay, bx, by] = siteEdges.coords.subarray(edge * 4, edge * 4 + 4);
    if (!near && pointSegment2(x, y, ax!, ay!, bx!, by!) <= reachM * reachM) near = true;
  });
  return near || partsOf(site).some((rings) => isInside(position, rings));
}

/** Length of the edge a–b inside the site or within reach of its border. */
function lengthNearM(
  a: readonly [number, number],
  b: readonly [number, number],
  from: Position,
  to: Position,
  site: AreaGeometry,
  siteEdges: EdgeSet,
  reachM: number,
): number {
  const spans: [number, number][] = [];
  const [west, east] = [Math.min(a[0], b[0]) - reachM, Math.max(a[0], b[0]) + reachM];
  const [south, north] = [Math.min(a[1], b[1]) - reachM, Math.max(a[1], b[1]) + reachM];
  forEdgesNear(siteEdges, west, south, east, north, (edge) => {
    const [cx, cy, dx, dy] = siteEdges.coords.subarray(edge * 4, edge * 4 + 4);
    const span = spanNearSegment(a, b, [cx!, cy!], [dx!, dy!], reachM);
    if (span !== null) spans.push(span);
  });
  spans.sort((p, q) => p[0] - q[0]);
  let share = 0;
  let reached = 0;
  // Between spans near the site's border an edge is wholly inside or wholly outside the site.
  const gap = (start: number, end: number) => {
    const t = (start + end) / 2;
    const middle: Position = [from[0]! + t * (to[0]! - from[0]!), from[1]! + t * (to[1]! - from[1]!)];
    if (end > start && partsOf(site).some((rings) => isInside(middle, rings))) share += end - start;
  };
  for (const [start, end] of spans) {
    gap(reached, start);
    if (end > reached) share += end - Math.max(start, reached);
    reached = Math.max(reached, end);
  }
  gap(reached, 1);
  return share * Math.hypot(b[0] - a[0], b[1] - a[1]);
}

/** Shares of a–b within reach of the segment c–d: one span, since both are convex; null when it stays away. */
export function spanNearSegment(
  a: readonly [number, number],
  b: readonly [number, number],
  c: readonly [number, number],
  d: readonly [number, number],
  reachM: number,
): [number, number] | null {
  const spans = [spanInDisc(a, b, c, reachM), spanInDisc(a, b, d, reachM), spanInStrip(a, b, c, d, reachM)].filter(
    (span) => span !== null,
  );
  if (spans.length === 0) return null;
  return [Math.min(...spans.map(([start]) => start)), Math.max(...spans.map(([, end]) => end))];
}

function spanInDisc(
  a: readonly [number, number],
  b: readonly [number, number],
  centre: readonly [number, number],
  reachM: number,
): [number, number] | null {
  const [dx, dy, fx, fy] = [b[0] - a[0], b[1] - a[1], a[0] - centre[0], a[1] - centre[1]];
  const length2 = dx * dx + dy * dy;
  if (length2 === 0) return null;
  const half = (fx * dx + fy * dy) / length2;
  const root = half * half - (fx * fx + fy * fy - reachM * reachM) / length2;
  return root < 0 ? null : clipSpan(-half - Math.sqrt(root), -half + Math.sqrt(root));
}

/** The part of a–b in the rectangle that reaches to both sides of c–d. */
function spanInStrip(
  a: readonly [number, number],
  b: readonly [number, number],
  c: readonly [number, number],
  d: readonly [number, number],
  reachM: number,
): [number, number] | null {
  const lengthM = Math.hypot(d[0] - c[0], d[1] - c[1]);
  if (lengthM === 0) return null;
  const [ux, uy] = [(d[0] - c[0]) / lengthM, (d[1] - c[1]) / lengthM];
  const along = (p: readonly [number, number]) => (p[0] - c[0]) * ux + (p[1] - c[1]) * uy;
  const across = (p: readonly [number, number]) => (p[1] - c[1]) * ux - (p[0] - c[0]) * uy;
  const first = spanBetween(along(a), along(b), 0, lengthM);
  const second = spanBetween(across(a), across(b), -reachM, reachM);
  if (first === null || second === null) return null;
  return clipSpan(Math.max(first[0], second[0]), Math.min(first[1], second[1]));
}

/** Shares where a value going evenly from `from` to `to` lies between two limits. */
function spanBetween(from: number, to: number, low: number, high: number): [number, number] | null {
  if (from === to) return from >= low && from <= high ? [0, 1] : null;
  const [p, q] = [(low - from) / (to - from), (high - from) / (to - from)];
  return [Math.min(p, q), Math.max(p, q)];
}

function clipSpan(start: number, end: number): [number, number] | null {
  const span: [number, number] = [Math.max(0, start), Math.min(1, end)];
  return span[0] < span[1] ? span : null;
}

import type { PaperPoint } from './scene.ts';

/** Left, top, right, bottom, millimetres. */
export type PaperBox = readonly [number, number, number, number];

/** Which side of the box a point is held against: coordinate, bound, and whether inside is below it. */
type Side = readonly [axis: 0 | 1, bound: number, below: boolean];

function sidesOf([left, top, right, bottom]: PaperBox): readonly Side[] {
  return [
    [0, left, false],
    [0, right, true],
    [1, top, false],
    [1, bottom, true],
  ];
}

function inside(point: PaperPoint, [axis, bound, below]: Side): boolean {
  return below ? point[axis] <= bound : point[axis] >= bound;
}

function cut(a: PaperPoint, b: PaperPoint, [axis, bound]: Side): PaperPoint {
  const t = (bound - a[axis]) / (b[axis] - a[axis]);
  return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
}

/** A ring cut to a box (Sutherland–Hodgman); what lies outside runs along its edge, which a fill does not show. */
export function clipRing(ring: readonly PaperPoint[], box: PaperBox): PaperPoint[] {
  let kept = [...ring];
  for (const side of sidesOf(box)) {
    const next: PaperPoint[] = [];
    kept.forEach((point, i) => {
      const before = kept[(i + kept.length - 1) % kept.length]!;
      if (inside(point, side) !== inside(before, side)) next.push(cut(before, point, side));
      if (inside(point, side)) next.push(point);
    });
    kept = next;
  }
  return kept;
}

/** The parts of a path that lie in a box, in order. */
export function clipPath(path: readonly PaperPoint[], box: PaperBox): PaperPoint[][] {
  const parts: PaperPoint[][] = [];
  for (let i = 1; i < path.length; i++) {
    let [a, b] = [path[i - 1]!, path[i]!];
    const joined = parts.at(-1)?.at(-1) === a;
    let gone = false;
    for (const side of sidesOf(box)) {
      const [inA, inB] = [inside(a, side), inside(b, side)];
      if (!inA && !inB) gone = true;
      if (gone) break;
      if (!inA) a = cut(a, b, side);
      else if (!inB) b = cut(a, b, side);
    }
    if (gone) continue;
    if (joined && a === path[i - 1]) parts.at(-1)!.push(b);
    else parts.push([a, b]);
  }
  return parts;
}

/**
 * Lines across an area at an angle, cut to it by the even-odd rule: a hatching that needs no pattern of the program that
 * shows it.
 * @param angleDeg  of the lines, rising to the right
 */
export function hatchLines(
  rings: readonly (readonly PaperPoint[])[],
  angleDeg: number,
  pitchMm: number,
): PaperPoint[][] {
  const angle = (-angleDeg * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const turned = rings.map((ring) => ring.map(([x, y]): PaperPoint => [x * cos + y * sin, y * cos - x * sin]));
  const heights = turned.flat().map(([, v]) => v);
  if (heights.length === 0) return [];
  const lines: PaperPoint[][] = [];
  const last = Math.max(...heights);
  for (let k = Math.ceil(Math.min(...heights) / pitchMm); k * pitchMm < last; k++) {
    const crossings = crossingsAt(turned, k * pitchMm);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      lines.push(
        [crossings[i]!, crossings[i + 1]!].map((u) => [u * cos - k * pitchMm * sin, u * sin + k * pitchMm * cos]),
      );
    }
  }
  return lines;
}

/** Where a level line meets the rings, in order along it. */
function crossingsAt(rings: readonly (readonly PaperPoint[])[], v: number): number[] {
  const found: number[] = [];
  for (const ring of rings) {
    ring.forEach((b, i) => {
      const a = ring[(i + ring.length - 1) % ring.length]!;
      if (a[1] <= v !== b[1] <= v) found.push(a[0] + ((v - a[1]) / (b[1] - a[1])) * (b[0] - a[0]));
    });
  }
  return found.sort((p, q) => p - q);
}

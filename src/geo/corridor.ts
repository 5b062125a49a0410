import type { Position } from 'geojson';
import { findMeetings } from './crossings.ts';
import { meanWidthM } from './mean-width.ts';
import { unionOf } from './overlay.ts';
import { fromCm114, toCm114 } from './project.ts';
import { type AreaGeometry, areaOf, type LineGeometry, linesOf, partsOf, type Rings } from './shapes.ts';

/** A mitre longer than this many half widths is left out, so that a sharp bend does not throw a spike. */
const MITRE_LIMIT = 5;
/** Places of an axis closer together than this are one, metres. */
const SAME_PLACE_M = 1e-6;
/** No corridor encloses a gap as narrow as this. */
const SEAM_M = 1e-3;

type Point = readonly [number, number];

/**
 * The strip of a road or pipeline: its axis widened to both sides by half the width, flat at the ends, mitred at the
 * bends; built in the EPSG:4547 plane, as a right-of-way (道路红线) is set out, so widths are exact there.
 * @param widthM full width, metres, > 0
 * @returns null when the line has no length
 */
export function corridorOf(line: LineGeometry, widthM: number): AreaGeometry | null {
  const strips = linesOf(line).flatMap((path): Rings[] => {
    const axis = axisOf(path);
    if (axis.length < 2) return [];
    const outline = toRings(outlineOf(axis, widthM / 2));
    return findMeetings(outline, 1).length === 0 ? [outline] : piecesOf(axis, widthM / 2).map(toRings);
  });
  const union = unionOf(strips);
  return union === null ? null : areaOf(partsOf(union).map(withoutSeams));
}

/** Pieces that share a border up to rounding leave hairline holes along it when they are united. */
function withoutSeams(rings: Rings): Rings {
  return rings.filter((ring, i) => i === 0 || meanWidthM([[ring]]) > SEAM_M);
}

/** Axis in plane metres [east, north], without places that fall together. */
function axisOf(path: readonly Position[]): Point[] {
  const points = path.map((position): Point => {
    const { eastM, northM } = toCm114(position);
    return [eastM, northM];
  });
  return points.filter(
    (p, i) => i === 0 || Math.hypot(p[0] - points[i - 1]![0], p[1] - points[i - 1]![1]) > SAME_PLACE_M,
  );
}

function toRings(outline: readonly Point[]): Rings {
  const ring = outline.map(([eastM, northM]) => fromCm114({ eastM, northM }));
  return [[...ring, ring[0]!]];
}

/** Outline down the right side and back up the left; it crosses itself where bends are tighter than the width. */
function outlineOf(axis: readonly Point[], halfM: number): Point[] {
  const side = (sideM: number) =>
    axis.flatMap((at, i): Point[] => {
      const before = i > 0 ? offset(axis[i - 1]!, at, at, sideM) : null;
      const after = i + 1 < axis.length ? offset(at, axis[i + 1]!, at, sideM) : null;
      if (before === null || after === null) return [(before ?? after)!];
      const tip = mitre(at, before, after, sideM);
      return tip === null ? [before, after] : [tip];
    });
  return [...side(-halfM), ...side(halfM).reverse()];
}

/** The strip as overlapping pieces, to be united: a rectangle for each edge and a wedge outside of each bend. */
function piecesOf(axis: readonly Point[], halfM: number): Point[][] {
  const pieces: Point[][] = [];
  for (let i = 1; i < axis.length; i++) {
    const [from, to] = [axis[i - 1]!, axis[i]!];
    const [right, left] = [-halfM, halfM];
    pieces.push([
      offset(from, to, from, right),
      offset(from, to, to, right),
      offset(from, to, to, left),
      offset(from, to, from, left),
    ]);
    const next = axis[i + 1];
    if (next === undefined) continue;
    const turn = (to[0] - from[0]) * (next[1] - to[1]) - (to[1] - from[1]) * (next[0] - to[0]);
    if (turn === 0) continue;
    const outer = turn > 0 ? right : left;
    const [before, after] = [offset(from, to, to, outer), offset(to, next, to, outer)];
    const tip = mitre(to, before, after, outer);
    pieces.push(tip === null ? [to, before, after] : [to, before, tip, after]);
  }
  return pieces;
}

/** `at` moved sideways from the direction from–to; positive is left. */
function offset(from: Point, to: Point, at: Point, sideM: number): Point {
  const lengthM = Math.hypot(to[0] - from[0], to[1] - from[1]);
  return [at[0] - ((to[1] - from[1]) / lengthM) * sideM, at[1] + ((to[0] - from[0]) / lengthM) * sideM];
}

/** Where the sides of two edges meet at a bend; null where that would be too far out. */
function mitre(at: Point, before: Point, after: Point, sideM: number): Point | null {
  const [x, y] = [(before[0] + after[0]) / 2 - at[0], (before[1] + after[1]) / 2 - at[1]];
  const middle2 = x * x + y * y;
  const stretch = middle2 === 0 ? Infinity : (sideM * sideM) / middle2;
  return stretch > MITRE_LIMIT * MITRE_LIMIT ? null : [at[0] + x * stretch, at[1] + y * stretch];
}

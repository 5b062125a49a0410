import { bboxClip } from '@turf/turf';
import type { Position } from 'geojson';
import { pointSegment2 } from './segment.ts';
import {
  type AreaGeometry,
  areaOf,
  type Bbox,
  bboxesMeet,
  bboxOf,
  isArea,
  isLine,
  lineOf,
  linesOf,
  type PlainGeometry,
  partsOf,
} from './shapes.ts';

/** Centimetres; a drawing needs no more, and short numbers keep it small. */
const PER_DEGREE = 1e7;

/**
 * What a box shows of a geometry, for drawing only: cut to it and simplified, on a seventh decimal of a degree.
 * @param toleranceDeg  how far an outline may be moved
 * @returns null where nothing of it lies in the box
 */
export function snippetOf(geometry: PlainGeometry, box: Bbox, toleranceDeg: number): PlainGeometry | null {
  if (!bboxesMeet(bboxOf(geometry), box)) return null;
  if (!isArea(geometry) && !isLine(geometry)) return rounded(geometry);
  const cut = bboxClip(geometry, [...box] as [number, number, number, number]).geometry;
  if (isArea(cut)) {
    const area = areaOf(soundParts(cut).map((part) => part.map((ring) => simplifiedRing(ring, toleranceDeg))));
    return area && rounded(area);
  }
  const lines = linesOf(cut).filter((path) => path.length > 1);
  const line = lineOf(lines.map((path) => simplifiedPath(path, toleranceDeg)));
  return line && rounded(line);
}

/** Parts with an outer ring; a cut can leave rings of a point or an edge. */
function soundParts(area: AreaGeometry) {
  return partsOf(area)
    .map((part) => part.filter((ring) => ring.length >= 4))
    .filter((part) => part.length > 0);
}

/** A ring that would shrink to a line is left as it is. */
function simplifiedRing(ring: Position[], toleranceDeg: number): Position[] {
  const simple = simplifiedPath(ring, toleranceDeg);
  return simple.length >= 4 ? simple : ring;
}

/** Douglas–Peucker without recursion, since outlines may have hundreds of thousands of points. */
function simplifiedPath(path: Position[], toleranceDeg: number): Position[] {
  const keep = new Uint8Array(path.length);
  keep[0] = 1;
  keep[path.length - 1] = 1;
  const spans: [number, number][] = [[0, path.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [first, last] = span;
    let farthest = -1;
    let most2 = toleranceDeg ** 2;
    for (let i = first + 1; i < last; i++) {
      const offset2 = offset2From(path[i]!, path[first]!, path[last]!);
      if (offset2 > most2) [most2, farthest] = [offset2, i];
    }
    if (farthest < 0) continue;
    keep[farthest] = 1;
    spans.push([first, farthest], [farthest, last]);
  }
  return path.filter((_, i) => keep[i] === 1);
}

/** Squared distance of a position from the segment between two others, in degrees as if both axes were alike. */
function offset2From(p: Position, a: Position, b: Position): number {
  return pointSegment2(p[0]!, p[1]!, a[0]!, a[1]!, b[0]!, b[1]!);
}

function rounded<T extends PlainGeometry>(geometry: T): T {
  const round = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(round) : Math.round((value as number) * PER_DEGREE) / PER_DEGREE;
  return { type: geometry.type, coordinates: round(geometry.coordinates) } as T;
}

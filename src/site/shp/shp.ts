import type { Position } from 'geojson';
import { errorProblem, type Problem, warningProblem } from '../../kernel/problem.ts';
import { failure, type Result, success } from '../../kernel/result.ts';

/** One record: rings, lines or single positions as they stand, and its place in the file (and so in the attribute table), from 0. */
export interface Shape {
  readonly kind: 'area' | 'line' | 'point';
  readonly paths: Position[][];
  readonly record: number;
}

/** Shape types with their Z and M forms (ESRI Shapefile Technical Description, 1998, table 2); 31 is a multipatch. */
const KINDS: Readonly<Record<number, Shape['kind']>> = {
  1: 'point',
  8: 'point',
  11: 'point',
  18: 'point',
  21: 'point',
  28: 'point',
  3: 'line',
  13: 'line',
  23: 'line',
  5: 'area',
  15: 'area',
  25: 'area',
};
const HEADER_BYTES = 100;

/**
 * Records of a `.shp`. Every length and index is held against the bytes there are; a file that contradicts itself is
 * `file_corrupt`, one whose records do not fit their own boxes warns `extent_mismatch`. Null shapes are left out.
 */
export function readShp(bytes: Uint8Array): Result<Shape[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const corrupt = (feature?: number) =>
    failure<Shape[]>(errorProblem('file_corrupt', feature === undefined ? undefined : { feature: String(feature) }));
  if (bytes.length < HEADER_BYTES || view.getInt32(0) !== 9994) return corrupt();
  const end = 2 * view.getInt32(24);
  if (end > bytes.length || end < HEADER_BYTES) return corrupt();
  const shapes: Shape[] = [];
  const warnings: Problem[] = [];
  let record = 0;
  for (let at = HEADER_BYTES; at + 8 <= end; record++) {
    const length = 2 * view.getInt32(at + 4);
    if (length < 4 || at + 8 + length > end) return corrupt(record + 1);
    const type = view.getInt32(at + 8, true);
    const kind = KINDS[type];
    if (type !== 0 && kind === undefined) return corrupt(record + 1);
    if (kind === 'point') {
      const places = readPoints(view, at + 8, length, type);
      if (places === null) return corrupt(record + 1);
      shapes.push({ kind, paths: places.map((place) => [place]), record });
    } else if (kind !== undefined) {
      const paths = readParts(view, at + 8, length);
      if (paths === null) return corrupt(record + 1);
      shapes.push({ kind, paths, record });
      if (!fitsBox(view, at + 12, paths))
        warnings.push(warningProblem('extent_mismatch', { feature: String(record + 1) }));
    }
    at += 8 + length;
  }
  return success(shapes, warnings);
}

/** Types of several points in one record, with their M and Z forms. */
const MULTIPOINTS: readonly number[] = [8, 18, 28];

/** x and y of the one point; of a multipoint the box and the number of points come first. */
function readPoints(view: DataView, start: number, length: number, type: number): Position[] | null {
  const several = MULTIPOINTS.includes(type);
  const origin = several ? start + 40 : start + 4;
  if (origin - start > length) return null;
  const count = several ? view.getInt32(start + 36, true) : 1;
  if (count < 0 || origin - start + 16 * count > length) return null;
  return Array.from({ length: count }, (_, i) => [
    view.getFloat64(origin + 16 * i, true),
    view.getFloat64(origin + 16 * i + 8, true),
  ]);
}

/** Box, number of parts, number of points, first point of each part, then x and y of each point; Z and M follow. */
function readParts(view: DataView, start: number, length: number): Position[][] | null {
  if (length < 44) return null;
  const parts = view.getInt32(start + 36, true);
  const points = view.getInt32(start + 40, true);
  if (parts < 0 || points < 0 || 44 + 4 * parts + 16 * points > length) return null;
  const firsts = Array.from({ length: parts }, (_, i) => view.getInt32(start + 44 + 4 * i, true));
  if (parts > 0 && firsts[0] !== 0) return null;
  const origin = start + 44 + 4 * parts;
  const paths: Position[][] = [];
  for (const [i, first] of firsts.entries()) {
    const next = firsts[i + 1] ?? points;
    if (next <= first || next > points) return null;
    paths.push(
      Array.from({ length: next - first }, (_, k) => {
        const at = origin + 16 * (first + k);
        return [view.getFloat64(at, true), view.getFloat64(at + 8, true)];
      }),
    );
  }
  return paths;
}

function fitsBox(view: DataView, at: number, paths: readonly Position[][]): boolean {
  const stated = [0, 8, 16, 24].map((offset) => view.getFloat64(at + offset, true));
  const found = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of paths.flat() as [number, number][]) {
    found[0] = Math.min(found[0]!, x);
    found[1] = Math.min(found[1]!, y);
    found[2] = Math.max(found[2]!, x);
    found[3] = Math.max(found[3]!, y);
  }
  const tolerance = Math.abs(found[3]!) > 180 ? 0.01 : 1e-7;
  return found.every((value, i) => !Number.isFinite(value) || Math.abs(value - stated[i]!) <= tolerance);
}

import type { FlatPath } from './clip-path.ts';

/** A path on whole units, vertices that fell together taken once. */
export function rounded(path: FlatPath): number[] {
  const kept: number[] = [];
  for (let i = 0; i < path.length; i += 2) {
    const [x, y] = [Math.round(path[i]!), Math.round(path[i + 1]!)];
    if (x !== kept.at(-2) || y !== kept.at(-1)) kept.push(x, y);
  }
  return kept;
}

/**
 * A path without the vertices nearer than a tolerance to what is left (Douglas and Peucker); both ends stay.
 * @param tolerance in the path's units
 */
export function simplified(path: FlatPath, tolerance: number): FlatPath {
  const last = path.length / 2 - 1;
  if (last < 2) return path;
  const keep = new Uint8Array(last + 1);
  keep[0] = 1;
  keep[last] = 1;
  const open: number[] = [0, last];
  while (open.length > 0) {
    const to = open.pop()!;
    const from = open.pop()!;
    const far = farthest(path, from, to);
    if (far.distance2 <= tolerance * tolerance) continue;
    keep[far.vertex] = 1;
    open.push(from, far.vertex, far.vertex, to);
  }
  const kept: number[] = [];
  for (let i = 0; i <= last; i++) if (keep[i]) kept.push(path[2 * i]!, path[2 * i + 1]!);
  return kept;
}

function farthest(path: FlatPath, from: number, to: number): { vertex: number; distance2: number } {
  const [x0, y0] = [path[2 * from]!, path[2 * from + 1]!];
  const [dx, dy] = [path[2 * to]! - x0, path[2 * to + 1]! - y0];
  const length2 = dx * dx + dy * dy;
  let vertex = from;
  let distance2 = 0;
  for (let i = from + 1; i < to; i++) {
    const [x, y] = [path[2 * i]! - x0, path[2 * i + 1]! - y0];
    const along = length2 === 0 ? 0 : Math.max(0, Math.min(1, (x * dx + y * dy) / length2));
    const off2 = (x - along * dx) ** 2 + (y - along * dy) ** 2;
    if (off2 > distance2) [vertex, distance2] = [i, off2];
  }
  return { vertex, distance2 };
}

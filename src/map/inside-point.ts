import type { Position } from 'geojson';

/** Widest stretch of a horizontal line inside the rings, as [from, to]; null where the line misses them. */
function widestStretch(rings: readonly (readonly Position[])[], y: number): readonly [number, number] | null {
  const crossings: number[] = [];
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [x1 = 0, y1 = 0] = ring[i - 1] ?? [];
      const [x2 = 0, y2 = 0] = ring[i] ?? [];
      if (y1 > y !== y2 > y) crossings.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
    }
  }
  crossings.sort((a, b) => a - b);
  let best: readonly [number, number] | null = null;
  for (let i = 1; i < crossings.length; i += 2) {
    const from = crossings[i - 1] ?? 0;
    const to = crossings[i] ?? 0;
    if (!best || to - from > best[1] - best[0]) best = [from, to];
  }
  return best;
}

/** Heights tried, as shares of the polygon's own; uneven, so that none runs along an edge of a regular shape. */
const HEIGHTS = [0.503, 0.257, 0.743, 0.371, 0.629];
/** A cut this near to the widest is as good a place. */
const WIDE_ENOUGH = 0.6;

/**
 * A point well inside a polygon, for a label: the middle of a wide horizontal cut, one of five. Good enough to write a
 * name at, and much cheaper than the pole of inaccessibility. Null for a polygon without area.
 * @param rings closed rings, outer first, in any unit
 * @param first which of the five is tried first, so that names of zones that coincide do not fall on one another
 */
export function insidePoint(rings: readonly (readonly Position[])[], first = 0): Position | null {
  const heights = rings[0]?.map((position) => position[1] ?? 0) ?? [];
  if (heights.length < 4) return null;
  const low = heights.reduce((a, b) => Math.min(a, b));
  const high = heights.reduce((a, b) => Math.max(a, b));
  const cuts = HEIGHTS.flatMap((_, i) => {
    const y = low + (high - low) * (HEIGHTS[(i + first) % HEIGHTS.length] ?? 0.5);
    const stretch = widestStretch(rings, y);
    return stretch ? [{ at: [(stretch[0] + stretch[1]) / 2, y], width: stretch[1] - stretch[0] }] : [];
  });
  const widest = Math.max(0, ...cuts.map(({ width }) => width));
  return cuts.find(({ width }) => width > 0 && width >= widest * WIDE_ENOUGH)?.at ?? null;
}

/** The point half-way along a line, by its length in the plane of its coordinates. */
export function midPoint(line: readonly Position[]): Position | null {
  const lengths = line
    .slice(1)
    .map((to, i) => Math.hypot((to[0] ?? 0) - (line[i]?.[0] ?? 0), (to[1] ?? 0) - (line[i]?.[1] ?? 0)));
  let left = lengths.reduce((sum, length) => sum + length, 0) / 2;
  for (const [i, length] of lengths.entries()) {
    const [x1 = 0, y1 = 0] = line[i] ?? [];
    const [x2 = 0, y2 = 0] = line[i + 1] ?? [];
    if (left <= length && length > 0) return [x1 + ((x2 - x1) * left) / length, y1 + ((y2 - y1) * left) / length];
    left -= length;
  }
  return line[0] ?? null;
}

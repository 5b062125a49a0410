import { pointSegment2 } from '../segment.ts';

/**
 * Squared distance of segment a–b to segment c–d, 0 when they cross; only a number, for loops that try many pairs.
 * @param limit2 when the boxes of the two are farther apart, Infinity is returned at once
 */
export function segmentDistance2(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
  limit2: number,
): number {
  const gapX = gap(ax, bx, cx, dx);
  const gapY = gap(ay, by, cy, dy);
  if (gapX * gapX + gapY * gapY > limit2) return Infinity;
  if (gapX === 0 && gapY === 0 && cross(ax, ay, bx, by, cx, cy, dx, dy)) return 0;
  return Math.min(
    pointSegment2(cx, cy, ax, ay, bx, by),
    pointSegment2(dx, dy, ax, ay, bx, by),
    pointSegment2(ax, ay, cx, cy, dx, dy),
    pointSegment2(bx, by, cx, cy, dx, dy),
  );
}

/** Distance between the intervals p…q and r…s. */
function gap(p: number, q: number, r: number, s: number): number {
  const low = Math.min(p, q);
  const high = Math.max(p, q);
  const otherLow = Math.min(r, s);
  const otherHigh = Math.max(r, s);
  return low > otherHigh ? low - otherHigh : otherLow > high ? otherLow - high : 0;
}

function side(px: number, py: number, qx: number, qy: number, x: number, y: number): number {
  return (qx - px) * (y - py) - (qy - py) * (x - px);
}

function cross(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): boolean {
  const c = side(ax, ay, bx, by, cx, cy);
  const d = side(ax, ay, bx, by, dx, dy);
  if (!((c >= 0 && d <= 0) || (c <= 0 && d >= 0)) || (c === 0 && d === 0)) return false;
  const a = side(cx, cy, dx, dy, ax, ay);
  const b = side(cx, cy, dx, dy, bx, by);
  return (a >= 0 && b <= 0) || (a <= 0 && b >= 0);
}

/** Closest places of two segments in a plane: squared distance, and how far along each they lie, 0…1. */
export interface Closest {
  d2: number;
  s: number;
  t: number;
}

/** How far along the segment (ax, ay)–(bx, by) the place nearest to (px, py) lies, 0…1. */
export function alongSegment(px: number, py: number, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const length2 = dx * dx + dy * dy;
  if (length2 === 0) return 0;
  return Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / length2));
}

/** Squared distance of a point to a segment. */
export function pointSegment2(px: number, py: number, ax: number, ay: number, bx: number, by: number): number {
  const t = alongSegment(px, py, ax, ay, bx, by);
  const dx = px - ax - t * (bx - ax);
  const dy = py - ay - t * (by - ay);
  return dx * dx + dy * dy;
}

/**
 * Closest places of segment a–b and segment c–d. Crossing segments are at distance 0; otherwise one of the four ends
 * is a foot, so four point-to-segment distances settle it.
 */
export function closestOfSegments(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): Closest {
  const rx = bx - ax;
  const ry = by - ay;
  const qx = dx - cx;
  const qy = dy - cy;
  const cross = rx * qy - ry * qx;
  if (cross !== 0) {
    const s = ((cx - ax) * qy - (cy - ay) * qx) / cross;
    const t = ((cx - ax) * ry - (cy - ay) * rx) / cross;
    if (s >= 0 && s <= 1 && t >= 0 && t <= 1) return { d2: 0, s, t };
  }
  const best: Closest = { d2: Infinity, s: 0, t: 0 };
  const offer = (s: number, t: number) => {
    const x = ax + s * rx - cx - t * qx;
    const y = ay + s * ry - cy - t * qy;
    const d2 = x * x + y * y;
    if (d2 < best.d2) {
      best.d2 = d2;
      best.s = s;
      best.t = t;
    }
  };
  offer(0, alongSegment(ax, ay, cx, cy, dx, dy));
  offer(1, alongSegment(bx, by, cx, cy, dx, dy));
  offer(alongSegment(cx, cy, ax, ay, bx, by), 0);
  offer(alongSegment(dx, dy, ax, ay, bx, by), 1);
  return best;
}

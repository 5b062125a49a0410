/** A place in metres of a frame: [east, north]. */
export type Metres = readonly [number, number];

/** Shares of a–b within reach of the segment c–d: one span, since both are convex; null when it stays away. */
export function spanNearSegment(a: Metres, b: Metres, c: Metres, d: Metres, reachM: number): [number, number] | null {
  const spans = [spanInDisc(a, b, c, reachM), spanInDisc(a, b, d, reachM), spanInStrip(a, b, c, d, reachM)].filter(
    (span) => span !== null,
  );
  if (spans.length === 0) return null;
  return [Math.min(...spans.map(([start]) => start)), Math.max(...spans.map(([, end]) => end))];
}

function spanInDisc(a: Metres, b: Metres, centre: Metres, reachM: number): [number, number] | null {
  const [dx, dy, fx, fy] = [b[0] - a[0], b[1] - a[1], a[0] - centre[0], a[1] - centre[1]];
  const length2 = dx * dx + dy * dy;
  if (length2 === 0) return null;
  const half = (fx * dx + fy * dy) / length2;
  const root = half * half - (fx * fx + fy * fy - reachM * reachM) / length2;
  return root < 0 ? null : clipSpan(-half - Math.sqrt(root), -half + Math.sqrt(root));
}

/** The part of a–b in the rectangle that reaches to both sides of c–d. */
function spanInStrip(a: Metres, b: Metres, c: Metres, d: Metres, reachM: number): [number, number] | null {
  const lengthM = Math.hypot(d[0] - c[0], d[1] - c[1]);
  if (lengthM === 0) return null;
  const [ux, uy] = [(d[0] - c[0]) / lengthM, (d[1] - c[1]) / lengthM];
  const along = (p: Metres) => (p[0] - c[0]) * ux + (p[1] - c[1]) * uy;
  const across = (p: Metres) => (p[1] - c[1]) * ux - (p[0] - c[0]) * uy;
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

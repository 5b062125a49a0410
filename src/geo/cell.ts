/** A place and its distance to a border: x, y and depth in metres. */
export type Corner = readonly [x: number, y: number, depthM: number];
/** A triangle of a search; two equal corners make it an edge. */
export type Cell = readonly [Corner, Corner, Corner];

function sides([a, b, c]: Cell): [number, number, number] {
  return [
    Math.hypot(a[0] - b[0], a[1] - b[1]),
    Math.hypot(b[0] - c[0], b[1] - c[1]),
    Math.hypot(c[0] - a[0], c[1] - a[1]),
  ];
}

export function longestSideM(cell: Cell): number {
  return Math.max(...sides(cell));
}

/** Depth changes no faster than place: nothing in the cell is deeper than a corner's depth plus the way to it. */
export function depthLimitM(cell: Cell): number {
  const [ab, bc, ca] = sides(cell);
  const [a, b, c] = cell;
  return Math.min(a[2] + Math.max(ab, ca), b[2] + Math.max(ab, bc), c[2] + Math.max(bc, ca));
}

/** The cell turned so that its longest side runs from the first to the second corner. */
export function longestSideFirst(cell: Cell): Cell {
  const [ab, bc, ca] = sides(cell);
  const [a, b, c] = cell;
  if (ab >= bc && ab >= ca) return cell;
  return bc >= ca ? [b, c, a] : [c, a, b];
}

/**
 * Greatest possible depth in a cell from the distances of its corners to each edge of the border. Distance to one
 * straight edge is convex, so are means of two, and a convex function is greatest at a corner; depth is the least of
 * the distances, so any one of them, or the mean of any two, bounds it. Means matter on the ridge between two banks.
 */
export function sharperDepthLimitM(distancesM: readonly (readonly number[])[]): number {
  let limit = Infinity;
  let nearest: readonly number[] = [];
  for (const corners of distancesM) {
    const most = Math.max(...corners);
    if (most < limit) {
      limit = most;
      nearest = corners;
    }
  }
  for (const corners of distancesM) {
    limit = Math.min(limit, Math.max(...corners.map((distanceM, i) => (distanceM + nearest[i]!) / 2)));
  }
  return limit;
}

const ORDER = 16;

/**
 * Distance along a Hilbert curve over a 2^16 × 2^16 grid, 0 … 2^32 − 1.
 * Features that are near on the ground get near numbers, which keeps the boxes of an R-tree packed in that order small.
 * @param column @param row  grid cell, integers 0 … 65535
 * Source: the quadrant recursion of Hilbert (1891), unrolled from the largest quadrant to the smallest.
 */
export function hilbertDistance(column: number, row: number): number {
  let x = column;
  let y = row;
  let distance = 0;
  for (let size = 2 ** (ORDER - 1); size >= 1; size /= 2) {
    const right = x >= size;
    const upper = y >= size;
    // Quadrants are walked lower left, upper left, upper right, lower right.
    const quadrant = right ? (upper ? 2 : 3) : upper ? 1 : 0;
    distance += quadrant * size * size;
    if (right) x -= size;
    if (upper) y -= size;
    if (!upper) {
      // The two lower quadrants hold the curve mirrored: about the main diagonal at the start, the other at the end.
      if (right) {
        const mirrored = size - 1;
        [x, y] = [mirrored - y, mirrored - x];
      } else {
        [x, y] = [y, x];
      }
    }
  }
  return distance;
}

import { type Bbox, bboxesMeet } from './shapes.ts';

/**
 * Pairs [earlier, later] of boxes that share a point, found by a sweep from west to east, so that thousands of parcels
 * side by side cost no comparison of each with all. `null` is a box that meets nothing.
 */
export function* meetingPairs(boxes: readonly (Bbox | null)[]): Generator<readonly [number, number]> {
  const order = boxes.flatMap((box, index) => (box ? [{ box, index }] : [])).sort((a, b) => a.box[0] - b.box[0]);
  let open: typeof order = [];
  for (const one of order) {
    open = open.filter(({ box }) => box[2] >= one.box[0]);
    for (const other of open) {
      if (!bboxesMeet(one.box, other.box)) continue;
      yield one.index < other.index ? [one.index, other.index] : [other.index, one.index];
    }
    open.push(one);
  }
}

import { calcTreeSize, generateLevelBounds, NODE_ITEM_BYTE_LEN } from 'flatgeobuf/lib/mjs/packedrtree.js';
import { hilbertDistance } from './hilbert.ts';

/** `[west, south, east, north]`. */
export type Box = readonly [number, number, number, number];

/** Children of a node; the format's usual value, and what GDAL writes. */
export const NODE_SIZE = 16;

/** Smallest box around boxes; the empty set gives an inverted one that any box replaces. */
export function unionBox(boxes: readonly Box[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    west = Math.min(west, box[0]);
    south = Math.min(south, box[1]);
    east = Math.max(east, box[2]);
    north = Math.max(north, box[3]);
  }
  return [west, south, east, north];
}

/** Order of the boxes' centres along a Hilbert curve over their extent; equal places keep their order. */
export function hilbertOrder(boxes: readonly Box[]): number[] {
  const [west, south, east, north] = unionBox(boxes);
  const cell = (value: number, low: number, high: number): number =>
    high > low ? Math.min(65535, Math.floor((65536 * (value - low)) / (high - low))) : 0;
  const distances = boxes.map((box) =>
    hilbertDistance(cell((box[0] + box[2]) / 2, west, east), cell((box[1] + box[3]) / 2, south, north)),
  );
  return boxes.map((_, i) => i).sort((a, b) => (distances[a] ?? 0) - (distances[b] ?? 0) || a - b);
}

/**
 * Packed R-tree of FlatGeobuf: root first, leaves last; each node is four float64 (minX, minY, maxX, maxY) and a
 * uint64, little endian, which in a leaf is the feature's byte offset after the index and above it the number of the
 * node's first child.
 * @param leaves  boxes in the order in which the features are written
 * @param offsets byte offset of each feature, the first 0
 */
export function packTree(leaves: readonly Box[], offsets: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(calcTreeSize(leaves.length, NODE_SIZE));
  const view = new DataView(bytes.buffer);
  const write = (node: number, box: Box, value: number): void => {
    const at = node * NODE_ITEM_BYTE_LEN;
    box.forEach((side, i) => {
      view.setFloat64(at + 8 * i, side, true);
    });
    view.setBigUint64(at + 32, BigInt(value), true);
  };
  const levels = generateLevelBounds(leaves.length, NODE_SIZE);
  let below = leaves;
  levels.forEach(([first, end], level) => {
    const childrenStart = levels[level - 1]?.[0] ?? 0;
    const boxes =
      level === 0
        ? leaves
        : Array.from({ length: end - first }, (_, i) => unionBox(below.slice(i * NODE_SIZE, (i + 1) * NODE_SIZE)));
    boxes.forEach((box, i) => {
      write(first + i, box, level === 0 ? (offsets[i] ?? 0) : childrenStart + i * NODE_SIZE);
    });
    below = boxes;
  });
  return bytes;
}

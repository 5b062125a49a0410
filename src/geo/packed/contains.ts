import { chunkRange, type PackedLayer } from './packed-layer.ts';

/**
 * Whether a place lies in an area of a feature, holes taken out: crossings of the ray to the west, boxes first.
 * A place on the border may come out either way; ask for the distance to the border where that matters.
 * @param x steps east of the layer's grid, whole or not
 */
export function featureHolds(layer: PackedLayer, feature: number, x: number, y: number): boolean {
  const { xy, chunkFirst, chunkEdges, chunkIsRing, chunkBox, blockBox, featureBlock, featureBox } = layer;
  if (!rayMeets(featureBox, feature, x, y) || featureBox[feature * 4 + 2]! < x) return false;
  let inside = false;
  for (let block = featureBlock[feature]!; block < featureBlock[feature + 1]!; block++) {
    if (!rayMeets(blockBox, block, x, y)) continue;
    const [first, end] = chunkRange(layer, feature, block);
    for (let chunk = first; chunk < end; chunk++) {
      if (chunkIsRing[chunk] !== 1 || !rayMeets(chunkBox, chunk, x, y)) continue;
      const start = chunkFirst[chunk]!;
      for (let v = start; v < start + chunkEdges[chunk]!; v++) {
        const y0 = xy[2 * v + 1]!;
        const y1 = xy[2 * v + 3]!;
        if (y0 > y === y1 > y) continue;
        const x0 = xy[2 * v]!;
        if (x0 + ((y - y0) * (xy[2 * v + 2]! - x0)) / (y1 - y0) < x) inside = !inside;
      }
    }
  }
  return inside;
}

/** Whether a box is met by the ray from a place to the west. */
function rayMeets(boxes: Int32Array, at: number, x: number, y: number): boolean {
  const k = at * 4;
  return boxes[k]! <= x && boxes[k + 1]! <= y && boxes[k + 3]! >= y;
}

import type Flatbush from 'flatbush';
import type { Grid } from './grid.ts';

/** Edges per chunk; a chunk never crosses from one path to the next. */
export const EDGES_PER_CHUNK = 32;
/** Chunks per block; a block never crosses from one feature to the next. */
export const CHUNKS_PER_BLOCK = 32;

/** [minX, minY, maxX, maxY] in grid steps, whole or not. */
export type StepBox = readonly [number, number, number, number];

/**
 * A layer in typed arrays, nothing but numbers, so that it can be kept in a file, handed to a worker without a copy and
 * walked without touching an object. Three levels of boxes lie over the vertices:
 *
 *     Flatbush over feature boxes → blocks (32 chunks) → chunks (32 edges) → edges
 *
 * so that a parcel costs one box and a ring of 200 000 vertices about two hundred. Boxes are [minX, minY, maxX, maxY] in
 * grid steps. Rings run with the interior on their left (outer counter-clockwise, hole clockwise), first vertex
 * repeated at the end. A lone point is an edge of length zero. A feature without geometry has no chunks.
 */
export interface PackedLayer {
  readonly grid: Grid;
  readonly featureCount: number;
  readonly vertexCount: number;
  /** x, y of every vertex, steps. */
  readonly xy: Int32Array;
  /** First vertex of every chunk; its edges run from there to the next `chunkEdges` vertices. */
  readonly chunkFirst: Uint32Array;
  readonly chunkEdges: Uint8Array;
  /** 1 where the chunk bounds an area, 0 for lines and points. */
  readonly chunkIsRing: Uint8Array;
  readonly chunkBox: Int32Array;
  readonly blockBox: Int32Array;
  /** First chunk of every feature, and the number of chunks at the end; likewise blocks. */
  readonly featureChunk: Uint32Array;
  readonly featureBlock: Uint32Array;
  readonly featureBox: Int32Array;
  /** Area on the ellipsoid, m²; 0 for lines and points. */
  readonly featureAreaM2: Float64Array;
  /** Length of all edges on the ellipsoid, metres. */
  readonly featureLengthM: Float64Array;
  /** Feature of every item of the index; features without geometry are not indexed. */
  readonly indexed: Uint32Array;
  /** Null when no feature has geometry. */
  readonly index: Flatbush | null;
}

/** A box out of the boxes of a layer. */
export function boxAt(boxes: Int32Array, at: number): StepBox {
  const k = at * 4;
  return [boxes[k]!, boxes[k + 1]!, boxes[k + 2]!, boxes[k + 3]!];
}

/** Whether a box out of the boxes of a layer meets another box. */
export function boxMeets(boxes: Int32Array, at: number, box: StepBox): boolean {
  const k = at * 4;
  return boxes[k]! <= box[2] && boxes[k + 2]! >= box[0] && boxes[k + 1]! <= box[3] && boxes[k + 3]! >= box[1];
}

/** First chunk of a block of a feature, and the one after its last. */
export function chunkRange(layer: PackedLayer, feature: number, block: number): readonly [number, number] {
  const start = layer.featureChunk[feature]! + (block - layer.featureBlock[feature]!) * CHUNKS_PER_BLOCK;
  return [start, Math.min(start + CHUNKS_PER_BLOCK, layer.featureChunk[feature + 1]!)];
}

/**
 * Features whose box meets a box given in steps (whole or not).
 * @returns feature numbers in no particular order
 */
export function featuresIn(layer: PackedLayer, minX: number, minY: number, maxX: number, maxY: number): number[] {
  if (layer.index === null) return [];
  const found = layer.index.search(minX, minY, maxX, maxY);
  if (layer.indexed.length !== layer.featureCount) {
    for (let i = 0; i < found.length; i++) found[i] = layer.indexed[found[i]!]!;
  }
  return found;
}

/** Bytes held by the arrays and the index of a layer. */
export function packedByteLength(layer: PackedLayer): number {
  const arrays = Object.values(layer).filter(ArrayBuffer.isView);
  return arrays.reduce((sum, array) => sum + array.byteLength, layer.index?.data.byteLength ?? 0);
}

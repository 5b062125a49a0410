import type Flatbush from 'flatbush';
import type { Grid } from './grid.ts';

/** Edges per chunk; a chunk never crosses from one path to the next. */
export const EDGES_PER_CHUNK = 32;
/** Chunks per block; a block never crosses from one feature to the next. */
export const CHUNKS_PER_BLOCK = 32;

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

/** First and last-but-one chunk of a block of a feature. */
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
  const arrays = [
    layer.xy,
    layer.chunkFirst,
    layer.chunkEdges,
    layer.chunkIsRing,
    layer.chunkBox,
    layer.blockBox,
    layer.featureChunk,
    layer.featureBlock,
    layer.featureBox,
    layer.featureAreaM2,
    layer.featureLengthM,
    layer.indexed,
  ];
  return arrays.reduce((sum, array) => sum + array.byteLength, layer.index?.data.byteLength ?? 0);
}

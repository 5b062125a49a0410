import Flatbush from 'flatbush';
import { errorProblem } from '../../kernel/problem.ts';
import { failure, type Result, success } from '../../kernel/result.ts';
import type { PackedLayer } from './packed-layer.ts';

/** First eight bytes: "SJPACK" and the version of the layout. */
const MAGIC = [0x53, 0x4a, 0x50, 0x41, 0x43, 0x4b, 0, 1] as const;
/** Magic, grid (three doubles) and six counts, padded. */
const HEADER_BYTES = 64;

/** Counts that say how long every array is. */
interface Counts {
  readonly features: number;
  readonly vertices: number;
  readonly chunks: number;
  readonly blocks: number;
  readonly indexed: number;
  readonly indexBytes: number;
}

/** Kinds of the arrays in their order in the file: longest elements first, so that every array is aligned. */
const ARRAYS = {
  featureAreaM2: Float64Array,
  featureLengthM: Float64Array,
  xy: Int32Array,
  chunkFirst: Uint32Array,
  chunkBox: Int32Array,
  blockBox: Int32Array,
  featureChunk: Uint32Array,
  featureBlock: Uint32Array,
  featureBox: Int32Array,
  indexed: Uint32Array,
  chunkEdges: Uint8Array,
  chunkIsRing: Uint8Array,
} as const;

type ArrayName = keyof typeof ARRAYS;
const NAMES = Object.keys(ARRAYS) as ArrayName[];

function lengthsOf({ features, vertices, chunks, blocks, indexed }: Counts): Record<ArrayName, number> {
  return {
    featureAreaM2: features,
    featureLengthM: features,
    xy: vertices * 2,
    chunkFirst: chunks,
    chunkBox: chunks * 4,
    blockBox: blocks * 4,
    featureChunk: features + 1,
    featureBlock: features + 1,
    featureBox: features * 4,
    indexed,
    chunkEdges: chunks,
    chunkIsRing: chunks,
  };
}

/** One buffer with everything of a layer, to be kept in a file or transferred to a worker. Little-endian. */
export function encodeLayer(layer: PackedLayer): ArrayBuffer {
  const counts: Counts = {
    features: layer.featureCount,
    vertices: layer.vertexCount,
    chunks: layer.chunkFirst.length,
    blocks: layer.blockBox.length / 4,
    indexed: layer.indexed.length,
    indexBytes: layer.index?.data.byteLength ?? 0,
  };
  const arrays = NAMES.map((name) => layer[name]);
  const index = layer.index === null ? new Uint8Array(0) : new Uint8Array(layer.index.data);
  const body = arrays.reduce((sum, array) => sum + array.byteLength, HEADER_BYTES);
  const indexAt = alignTo8(body);
  const buffer = new ArrayBuffer(indexAt + index.byteLength);
  const view = new DataView(buffer);
  MAGIC.forEach((byte, i) => {
    view.setUint8(i, byte);
  });
  [layer.grid.lonDeg, layer.grid.latDeg, layer.grid.stepDeg].forEach((value, i) => {
    view.setFloat64(8 + 8 * i, value, true);
  });
  Object.values(counts).forEach((count, i) => {
    view.setUint32(32 + 4 * i, count, true);
  });
  const bytes = new Uint8Array(buffer);
  let at = HEADER_BYTES;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += array.byteLength;
  }
  bytes.set(index, indexAt);
  return buffer;
}

/**
 * Opens what `encodeLayer` wrote; the arrays are views of the buffer, nothing is copied but the index.
 * @returns problem `layer_unreadable` when the bytes are cut short or are something else
 */
export function decodeLayer(buffer: ArrayBuffer): Result<PackedLayer> {
  const view = new DataView(buffer);
  if (buffer.byteLength < HEADER_BYTES || MAGIC.some((byte, i) => view.getUint8(i) !== byte)) return unreadable();
  const count = (i: number) => view.getUint32(32 + 4 * i, true);
  const counts: Counts = {
    features: count(0),
    vertices: count(1),
    chunks: count(2),
    blocks: count(3),
    indexed: count(4),
    indexBytes: count(5),
  };
  const lengths = lengthsOf(counts);
  const starts = {} as Record<ArrayName, number>;
  let end = HEADER_BYTES;
  for (const name of NAMES) {
    starts[name] = end;
    end += ARRAYS[name].BYTES_PER_ELEMENT * lengths[name];
  }
  const indexAt = alignTo8(end);
  if (buffer.byteLength !== indexAt + counts.indexBytes) return unreadable();
  const arrayOf = <Name extends ArrayName>(name: Name) =>
    new ARRAYS[name](buffer, starts[name], lengths[name]) as InstanceType<(typeof ARRAYS)[Name]>;
  return success({
    grid: { lonDeg: view.getFloat64(8, true), latDeg: view.getFloat64(16, true), stepDeg: view.getFloat64(24, true) },
    featureCount: counts.features,
    vertexCount: counts.vertices,
    featureAreaM2: arrayOf('featureAreaM2'),
    featureLengthM: arrayOf('featureLengthM'),
    xy: arrayOf('xy'),
    chunkFirst: arrayOf('chunkFirst'),
    chunkBox: arrayOf('chunkBox'),
    blockBox: arrayOf('blockBox'),
    featureChunk: arrayOf('featureChunk'),
    featureBlock: arrayOf('featureBlock'),
    featureBox: arrayOf('featureBox'),
    indexed: arrayOf('indexed'),
    chunkEdges: arrayOf('chunkEdges'),
    chunkIsRing: arrayOf('chunkIsRing'),
    index: counts.indexBytes === 0 ? null : Flatbush.from(buffer.slice(indexAt)),
  });
}

function unreadable(): Result<PackedLayer> {
  return failure(errorProblem('layer_unreadable'));
}

function alignTo8(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}

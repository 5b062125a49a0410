import Flatbush from 'flatbush';
import type { Geometry } from 'geojson';
import { failure, type Result, success } from '../../kernel/result.ts';
import { type Bbox, bboxOf } from '../shapes.ts';
import { type Grid, gridOver } from './grid.ts';
import { forEachPath, packedLength } from './layer-paths.ts';
import { LayerWriter } from './layer-writer.ts';
import { CHUNKS_PER_BLOCK, EDGES_PER_CHUNK, type PackedLayer } from './packed-layer.ts';

/** A layer's features in order; null where a feature has no geometry. */
export type Geometries = readonly (Geometry | null)[];

/** Features between two reports of progress. */
const FEATURES_PER_STEP = 2000;

/** Grid over all geometries, or over the given box where there are none. */
export function gridOverGeometries(geometries: Geometries, atLeast?: Bbox): Grid {
  const box: [number, number, number, number] = atLeast ? [...atLeast] : [Infinity, Infinity, -Infinity, -Infinity];
  for (const geometry of geometries) {
    if (geometry === null) continue;
    const [west, south, east, north] = bboxOf(geometry);
    if (west < box[0]) box[0] = west;
    if (south < box[1]) box[1] = south;
    if (east > box[2]) box[2] = east;
    if (north > box[3]) box[3] = north;
  }
  return gridOver(box.every(Number.isFinite) ? box : [0, 0, 0, 0]);
}

/**
 * Packs geometries in one go; see `packLayerInSteps`.
 * @param geometries lon/lat degrees; areas must be valid (`geo/validity`): crossings are counted by winding, not mended
 */
export function packLayer(geometries: Geometries, grid: Grid = gridOverGeometries(geometries)): Result<PackedLayer> {
  const steps = packLayerInSteps(geometries, grid);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Packs geometries and hands back the number of features done every now and then, so that a worker can report progress,
 * let messages in and stop: who leaves the generator cancels the work.
 * Vertices are rounded to the grid (≤ half a step); rings are closed and turned to have their interior on the left.
 * @returns problems `bad_number` and `outside_grid` with the feature (counted from 1) and the place
 */
export function* packLayerInSteps(geometries: Geometries, grid: Grid): Generator<number, Result<PackedLayer>> {
  const layer = allocate(geometries, grid);
  const writer = new LayerWriter(layer);
  for (let feature = 0; feature < geometries.length; feature++) {
    const fault = writer.addFeature(feature, geometries[feature]!);
    if (fault !== null) return failure(fault);
    if ((feature + 1) % FEATURES_PER_STEP === 0) yield feature + 1;
  }
  return success({ ...layer, ...indexFeatures(layer) });
}

function allocate(geometries: Geometries, grid: Grid): PackedLayer {
  let vertices = 0;
  let chunks = 0;
  let blocks = 0;
  for (const geometry of geometries) {
    let own = 0;
    forEachPath(geometry, (path, role) => {
      const length = packedLength(path, role);
      vertices += length;
      if (length > 0) own += Math.ceil((length - 1) / EDGES_PER_CHUNK);
    });
    chunks += own;
    blocks += Math.ceil(own / CHUNKS_PER_BLOCK);
  }
  return {
    grid,
    featureCount: geometries.length,
    vertexCount: vertices,
    xy: new Int32Array(vertices * 2),
    chunkFirst: new Uint32Array(chunks),
    chunkEdges: new Uint8Array(chunks),
    chunkIsRing: new Uint8Array(chunks),
    chunkBox: new Int32Array(chunks * 4),
    blockBox: new Int32Array(blocks * 4),
    featureChunk: new Uint32Array(geometries.length + 1),
    featureBlock: new Uint32Array(geometries.length + 1),
    featureBox: new Int32Array(geometries.length * 4),
    featureAreaM2: new Float64Array(geometries.length),
    featureLengthM: new Float64Array(geometries.length),
    indexed: new Uint32Array(0),
    index: null,
  };
}

function indexFeatures(layer: PackedLayer): Pick<PackedLayer, 'indexed' | 'index'> {
  const indexed = new Uint32Array(layer.featureCount);
  let count = 0;
  for (let feature = 0; feature < layer.featureCount; feature++) {
    if (layer.featureChunk[feature] !== layer.featureChunk[feature + 1]) indexed[count++] = feature;
  }
  if (count === 0) return { indexed: new Uint32Array(0), index: null };
  const index = new Flatbush(count, 16, Int32Array);
  for (let i = 0; i < count; i++) {
    const k = indexed[i]! * 4;
    index.add(layer.featureBox[k]!, layer.featureBox[k + 1]!, layer.featureBox[k + 2]!, layer.featureBox[k + 3]!);
  }
  index.finish();
  return { indexed: indexed.slice(0, count), index };
}

import Flatbush from 'flatbush';
import type { Geometry, Position } from 'geojson';
import { errorProblem } from '../../kernel/problem.ts';
import { failure, type Result, success } from '../../kernel/result.ts';
import { type Bbox, bboxOf, flatten, type Rings } from '../shapes.ts';
import { type Grid, gridOver, isOnGrid, stepsEast, stepsNorth } from './grid.ts';
import { measureFeature } from './measure-feature.ts';
import { CHUNKS_PER_BLOCK, EDGES_PER_CHUNK, type PackedLayer } from './packed-layer.ts';

/** A layer's features in order; null where a feature has no geometry. */
export type Geometries = readonly (Geometry | null)[];

type Role = 'outer' | 'hole' | 'line' | 'point';

/** Features between two reports of progress. */
const FEATURES_PER_STEP = 2000;

/** Grid over all geometries, or over the given box where there are none. */
export function gridOverGeometries(geometries: Geometries, atLeast?: Bbox): Grid {
  const box: [number, number, number, number] = atLeast
    ? [...atLeast]
    : [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
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
  const writer = new Writer(layer);
  for (let feature = 0; feature < geometries.length; feature++) {
    const fault = writer.addFeature(feature, geometries[feature]!);
    if (fault !== null) return fault;
    if ((feature + 1) % FEATURES_PER_STEP === 0) yield feature + 1;
  }
  return success({ ...layer, ...indexFeatures(layer) });
}

/** Calls back with every path of a geometry; a lone point is a path of one position. */
function forEachPath(geometry: Geometry | null, visit: (path: readonly Position[], role: Role) => void): void {
  if (geometry === null) return;
  for (const plain of flatten(geometry)) {
    switch (plain.type) {
      case 'Point':
        visit([plain.coordinates], 'point');
        break;
      case 'MultiPoint':
        for (const position of plain.coordinates) visit([position], 'point');
        break;
      case 'LineString':
        visit(plain.coordinates, 'line');
        break;
      case 'MultiLineString':
        for (const line of plain.coordinates) visit(line, 'line');
        break;
      case 'Polygon':
        visitRings(plain.coordinates, visit);
        break;
      case 'MultiPolygon':
        for (const rings of plain.coordinates) visitRings(rings, visit);
    }
  }
}

function visitRings(rings: Rings, visit: (path: readonly Position[], role: Role) => void): void {
  for (let i = 0; i < rings.length; i++) visit(rings[i]!, i === 0 ? 'outer' : 'hole');
}

function isOpenRing(path: readonly Position[], role: Role): boolean {
  const first = path[0];
  const last = path[path.length - 1];
  if (first === undefined || last === undefined || (role !== 'outer' && role !== 'hole')) return false;
  return first[0] !== last[0] || first[1] !== last[1];
}

/** Vertices a path takes when packed: rings are closed, points doubled, empty paths dropped. */
function packedLength(path: readonly Position[], role: Role): number {
  if (path.length === 0) return 0;
  return path.length === 1 ? 2 : path.length + (isOpenRing(path, role) ? 1 : 0);
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

/** Fills the arrays of a layer path by path. */
class Writer {
  private vertex = 0;
  private chunk = 0;
  private block = 0;
  private readonly layer: PackedLayer;

  constructor(layer: PackedLayer) {
    this.layer = layer;
  }

  addFeature(feature: number, geometry: Geometry | null): Result<PackedLayer> | null {
    const { layer } = this;
    const firstChunk = this.chunk;
    let fault: Result<PackedLayer> | null = null;
    forEachPath(geometry, (path, role) => {
      if (path.length > 0) fault ??= this.addPath(feature, path, role);
    });
    this.addBlocks(firstChunk);
    layer.featureChunk[feature + 1] = this.chunk;
    layer.featureBlock[feature + 1] = this.block;
    boxOfBoxes(layer.chunkBox, firstChunk, this.chunk, layer.featureBox, feature);
    const { areaM2, lengthM } = measureFeature(layer, feature);
    layer.featureAreaM2[feature] = areaM2;
    layer.featureLengthM[feature] = lengthM;
    return fault;
  }

  private addPath(feature: number, path: readonly Position[], role: Role): Result<PackedLayer> | null {
    const { grid, xy } = this.layer;
    const first = this.vertex;
    const length = packedLength(path, role);
    for (let i = 0; i < length; i++) {
      const [lon, lat] = path[i % path.length]! as [number, number];
      const x = stepsEast(grid, lon);
      const y = stepsNorth(grid, lat);
      if (!isOnGrid(x) || !isOnGrid(y)) {
        const finite = Number.isFinite(lon) && Number.isFinite(lat);
        const code = finite ? 'outside_grid' : 'bad_number';
        return failure(
          errorProblem(code, { feature: String(feature + 1), vertex: i + 1, ...(finite && { lon, lat }) }),
        );
      }
      xy[2 * this.vertex] = x;
      xy[2 * this.vertex + 1] = y;
      this.vertex++;
    }
    const isRing = role === 'outer' || role === 'hole';
    if (isRing && isLeftTurning(xy, first, this.vertex) !== (role === 'outer')) reverse(xy, first, this.vertex);
    this.addChunks(first, this.vertex - 1, isRing);
    return null;
  }

  private addChunks(first: number, last: number, isRing: boolean): void {
    const { xy, chunkFirst, chunkEdges, chunkIsRing, chunkBox } = this.layer;
    for (let start = first; start < last; start += EDGES_PER_CHUNK) {
      const end = Math.min(start + EDGES_PER_CHUNK, last);
      const k = this.chunk * 4;
      chunkFirst[this.chunk] = start;
      chunkEdges[this.chunk] = end - start;
      chunkIsRing[this.chunk] = isRing ? 1 : 0;
      let minX = xy[2 * start]!;
      let minY = xy[2 * start + 1]!;
      let maxX = minX;
      let maxY = minY;
      for (let v = start + 1; v <= end; v++) {
        const x = xy[2 * v]!;
        const y = xy[2 * v + 1]!;
        if (x < minX) minX = x;
        else if (x > maxX) maxX = x;
        if (y < minY) minY = y;
        else if (y > maxY) maxY = y;
      }
      chunkBox[k] = minX;
      chunkBox[k + 1] = minY;
      chunkBox[k + 2] = maxX;
      chunkBox[k + 3] = maxY;
      this.chunk++;
    }
  }

  private addBlocks(firstChunk: number): void {
    for (let start = firstChunk; start < this.chunk; start += CHUNKS_PER_BLOCK) {
      const end = Math.min(start + CHUNKS_PER_BLOCK, this.chunk);
      boxOfBoxes(this.layer.chunkBox, start, end, this.layer.blockBox, this.block++);
    }
  }
}

/** Sign of the area by the shoelace formula from the first vertex; steps squared stay far below overflow of doubles. */
function isLeftTurning(xy: Int32Array, first: number, end: number): boolean {
  const x0 = xy[2 * first]!;
  const y0 = xy[2 * first + 1]!;
  let twice = 0;
  for (let v = first; v + 1 < end; v++) {
    twice += (xy[2 * v]! - x0) * (xy[2 * v + 3]! - y0) - (xy[2 * v + 2]! - x0) * (xy[2 * v + 1]! - y0);
  }
  return twice > 0;
}

function reverse(xy: Int32Array, first: number, end: number): void {
  for (let i = first, j = end - 1; i < j; i++, j--) {
    const x = xy[2 * i]!;
    const y = xy[2 * i + 1]!;
    xy[2 * i] = xy[2 * j]!;
    xy[2 * i + 1] = xy[2 * j + 1]!;
    xy[2 * j] = x;
    xy[2 * j + 1] = y;
  }
}

function boxOfBoxes(boxes: Int32Array, start: number, end: number, into: Int32Array, at: number): void {
  if (start === end) return;
  const k = at * 4;
  into.set(boxes.subarray(start * 4, start * 4 + 4), k);
  for (let i = start + 1; i < end; i++) {
    into[k] = Math.min(into[k]!, boxes[i * 4]!);
    into[k + 1] = Math.min(into[k + 1]!, boxes[i * 4 + 1]!);
    into[k + 2] = Math.max(into[k + 2]!, boxes[i * 4 + 2]!);
    into[k + 3] = Math.max(into[k + 3]!, boxes[i * 4 + 3]!);
  }
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

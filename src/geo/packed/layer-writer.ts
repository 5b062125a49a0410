import type { Geometry, Position } from 'geojson';
import { errorProblem, type Problem } from '../../kernel/problem.ts';
import { isOnGrid, stepsEast, stepsNorth } from './grid.ts';
import { forEachPath, packedLength, type Role } from './layer-paths.ts';
import { measureFeature } from './measure-feature.ts';
import { CHUNKS_PER_BLOCK, EDGES_PER_CHUNK, type PackedLayer } from './packed-layer.ts';

/** Fills the arrays of a layer path by path. */
export class LayerWriter {
  private vertex = 0;
  private chunk = 0;
  private block = 0;
  private readonly layer: PackedLayer;

  constructor(layer: PackedLayer) {
    this.layer = layer;
  }

  /** Features come in order. @returns what is wrong with one of its positions, null where nothing is */
  addFeature(feature: number, geometry: Geometry | null): Problem | null {
    const { layer } = this;
    const firstChunk = this.chunk;
    let fault: Problem | null = null;
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

  private addPath(feature: number, path: readonly Position[], role: Role): Problem | null {
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
        return errorProblem(code, { feature: String(feature + 1), vertex: i + 1, ...(finite && { lon, lat }) });
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

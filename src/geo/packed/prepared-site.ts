import type { Geometry } from 'geojson';
import { type Result, success } from '../../kernel/result.ts';
import { type ArealFrame, eastFactor, frameAt, northFactor } from './areal-frame.ts';
import type { Grid } from './grid.ts';
import { packLayer } from './pack-layer.ts';
import { boxAt, type PackedLayer, type StepBox } from './packed-layer.ts';

/**
 * Shear of the sweep frame: x′ = x + SHEAR·y. It keeps areas and horizontals and leaves no edge upright, so that every
 * edge has a length per metre of x′. Only an edge that leans by exactly this slope would be upright again; the number
 * is chosen to be no ratio a drawing would have.
 */
export const SHEAR = 0.013707219;

/** Room above and below the site, so that the lines there never run along one of its own edges. */
const MARGIN_M = 1;

/** Place of each number of an edge in `PreparedSite.edges`. */
export const EDGE_SIZE = 8;
const Y1 = 3;
export const [X0, Y0, X1, SIGN, SLOPE, LENGTH, LENGTH_CHANGE] = [0, 1, 2, 4, 5, 6, 7] as const;

/**
 * A site made ready to be measured against any layer on the same grid.
 *
 * `edges`, in the sheared frame, grouped by column: both ends (X0 < X1), `SIGN` +1 where the interior is below the edge,
 * −1 where it is above, 0 for a line; `SLOPE` dy/dx′; ground length per metre of x′ at height y is
 * `LENGTH` + `LENGTH_CHANGE`·y.
 *
 * Columns cut the range of x′ into equal slices: the edges that begin in column c are `columnFirst[c]` up to
 * `columnFirst[c + 1]`, those that began before and reach into it are listed in `passing`. So all edges that share an
 * x′ with a zone edge are one run of `edges` and one short list.
 */
export interface PreparedSite {
  /** The site as a layer of one feature: boxes, distances and point-in-area work on it as on any zone. */
  readonly packed: PackedLayer;
  readonly frame: ArealFrame;
  readonly edges: Float64Array;
  readonly columnFirst: Uint32Array;
  readonly passingFirst: Uint32Array;
  readonly passing: Uint32Array;
  readonly columnsPerM: number;
  /** Bounds of the sweep in the sheared frame, metres: x′ of the edges, y with a margin. */
  readonly west: number;
  readonly east: number;
  readonly base: number;
  readonly top: number;
  /** Every place whose sheared image can lie in the bounds. */
  readonly searchBox: StepBox;
  readonly areaM2: number;
  readonly lengthM: number;
}

/**
 * Packs a site and groups its edges for the sweep; O(n).
 * @param geometry valid polygons or lines, lon/lat degrees
 * @param grid that of the layers it will be measured against
 * @returns problems `bad_number`, `outside_grid` (a place beyond the reach of the grid)
 */
export function prepareSite(geometry: Geometry, grid: Grid): Result<PreparedSite> {
  const packed = packLayer([geometry], grid);
  return packed.ok ? success(prepareFeature(packed.value, 0)) : packed;
}

/** One feature of a layer as a site; the layer itself is not copied but for this feature. */
export function prepareFeature(layer: PackedLayer, feature: number): PreparedSite {
  const packed = onlyFeature(layer, feature);
  const [minX, minY, maxX, maxY] = boxAt(packed.featureBox, 0);
  const frame = frameAt(packed.grid, (minX + maxX) / 2, (minY + maxY) / 2);
  const edges = sweepEdges(packed, frame);
  let west = Infinity;
  let east = -Infinity;
  for (let i = 0; i < edges.length; i += EDGE_SIZE) {
    west = Math.min(west, edges[i + X0]!);
    east = Math.max(east, edges[i + X1]!);
  }
  const halfHeight = ((maxY - minY) / 2) * frame.stepNorthM + MARGIN_M;
  // A place of the sheared bounds lies up to SHEAR·y to either side of its x′, and x′ up to SHEAR·y from the site's x.
  const grown = (2 * SHEAR * halfHeight) / frame.stepEastM + 1;
  const marginY = MARGIN_M / frame.stepNorthM + 1;
  return {
    packed,
    frame,
    ...sortIntoColumns(edges, west, east),
    west,
    east,
    base: -halfHeight,
    top: halfHeight,
    searchBox: [minX - grown, minY - marginY, maxX + grown, maxY + marginY],
    areaM2: packed.featureAreaM2[0]!,
    lengthM: packed.featureLengthM[0]!,
  };
}

/** A layer that holds one feature of another, sharing its vertices. */
function onlyFeature(layer: PackedLayer, feature: number): PackedLayer {
  if (layer.featureCount === 1) return layer;
  const [chunk, chunkEnd] = [layer.featureChunk[feature]!, layer.featureChunk[feature + 1]!];
  const [block, blockEnd] = [layer.featureBlock[feature]!, layer.featureBlock[feature + 1]!];
  return {
    ...layer,
    featureCount: 1,
    chunkFirst: layer.chunkFirst.subarray(chunk, chunkEnd),
    chunkEdges: layer.chunkEdges.subarray(chunk, chunkEnd),
    chunkIsRing: layer.chunkIsRing.subarray(chunk, chunkEnd),
    chunkBox: layer.chunkBox.subarray(chunk * 4, chunkEnd * 4),
    blockBox: layer.blockBox.subarray(block * 4, blockEnd * 4),
    featureChunk: Uint32Array.of(0, chunkEnd - chunk),
    featureBlock: Uint32Array.of(0, blockEnd - block),
    featureBox: layer.featureBox.subarray(feature * 4, feature * 4 + 4),
    featureAreaM2: layer.featureAreaM2.subarray(feature, feature + 1),
    featureLengthM: layer.featureLengthM.subarray(feature, feature + 1),
    indexed: new Uint32Array(0),
    index: null,
  };
}

function sweepEdges(packed: PackedLayer, frame: ArealFrame): Float64Array {
  const { xy, chunkFirst, chunkEdges, chunkIsRing } = packed;
  let count = 0;
  for (const edges of chunkEdges) count += edges;
  const edges = new Float64Array(count * EDGE_SIZE);
  let at = 0;
  for (let chunk = 0; chunk < chunkFirst.length; chunk++) {
    const start = chunkFirst[chunk]!;
    for (let v = start; v < start + chunkEdges[chunk]!; v++) {
      const px = (xy[2 * v]! - frame.originX) * frame.stepEastM;
      const py = (xy[2 * v + 1]! - frame.originY) * frame.stepNorthM;
      const qx = (xy[2 * v + 2]! - frame.originX) * frame.stepEastM;
      const qy = (xy[2 * v + 3]! - frame.originY) * frame.stepNorthM;
      if (writeEdge(edges, at, frame, px, py, qx, qy, chunkIsRing[chunk]!)) at += EDGE_SIZE;
    }
  }
  return edges.subarray(0, at);
}

/** Writes the edge p–q unless it has no length along x′. The interior is on the left of its direction. */
function writeEdge(
  edges: Float64Array,
  at: number,
  frame: ArealFrame,
  px: number,
  py: number,
  qx: number,
  qy: number,
  isRing: number,
): boolean {
  const sx = px + SHEAR * py;
  const tx = qx + SHEAR * qy;
  if (sx === tx) return false;
  const eastwards = sx < tx;
  const run = tx - sx;
  const dx = qx - px;
  const dy = qy - py;
  edges[at + X0] = eastwards ? sx : tx;
  edges[at + Y0] = eastwards ? py : qy;
  edges[at + X1] = eastwards ? tx : sx;
  edges[at + Y1] = eastwards ? qy : py;
  edges[at + SIGN] = isRing === 0 ? 0 : eastwards ? -1 : 1;
  edges[at + SLOPE] = dy / run;
  // Length per metre of x′ as a line through its value at both ends of the edge.
  const low = groundLength(frame, dx, dy, py) / Math.abs(run);
  const high = groundLength(frame, dx, dy, qy) / Math.abs(run);
  const change = dy === 0 ? 0 : (high - low) / dy;
  edges[at + LENGTH] = low - change * py;
  edges[at + LENGTH_CHANGE] = change;
  return true;
}

/** Ground length of a frame vector at a height of the frame, metres. */
export function groundLength(frame: ArealFrame, dx: number, dy: number, y: number): number {
  const east = dx * eastFactor(frame, y);
  const north = dy * northFactor(frame, y);
  return Math.sqrt(east * east + north * north);
}

/** Groups the edges by the column they begin in, and notes which ones reach into every column; O(n). */
function sortIntoColumns(unsorted: Float64Array, west: number, east: number) {
  const count = unsorted.length / EDGE_SIZE;
  const widthM = east - west > 0 ? east - west : 1;
  let columns = Math.min(Math.max(count, 1), 65_536);
  // Long edges pass through many columns; coarser columns keep the lists about as long as the site itself.
  while (columns > 1 && passingTotal(unsorted, west, columns / widthM, columns) > 4 * count) columns >>= 1;
  const columnsPerM = columns / widthM;
  const columnFirst = new Uint32Array(columns + 1);
  const passingFirst = new Uint32Array(columns + 1);
  for (let i = 0; i < unsorted.length; i += EDGE_SIZE) {
    const start = columnOf(unsorted[i + X0]!, west, columnsPerM, columns);
    const end = columnOf(unsorted[i + X1]!, west, columnsPerM, columns);
    columnFirst[start + 1]!++;
    for (let c = start + 1; c <= end; c++) passingFirst[c + 1]!++;
  }
  for (let c = 0; c < columns; c++) {
    columnFirst[c + 1]! += columnFirst[c]!;
    passingFirst[c + 1]! += passingFirst[c]!;
  }
  const edges = new Float64Array(unsorted.length);
  const passing = new Uint32Array(passingFirst[columns]!);
  const nextEdge = columnFirst.slice();
  const nextPassing = passingFirst.slice();
  for (let i = 0; i < unsorted.length; i += EDGE_SIZE) {
    const start = columnOf(unsorted[i + X0]!, west, columnsPerM, columns);
    const end = columnOf(unsorted[i + X1]!, west, columnsPerM, columns);
    const at = nextEdge[start]!++;
    for (let k = 0; k < EDGE_SIZE; k++) edges[at * EDGE_SIZE + k] = unsorted[i + k]!;
    for (let c = start + 1; c <= end; c++) passing[nextPassing[c]!++] = at;
  }
  return { edges, columnFirst, passingFirst, passing, columnsPerM };
}

/** Column of an x′ inside the bounds; monotonic, so that an edge never begins after a column it reaches into. */
export function columnOf(x: number, west: number, columnsPerM: number, columns: number): number {
  const column = Math.floor((x - west) * columnsPerM);
  return column < 0 ? 0 : column >= columns ? columns - 1 : column;
}

function passingTotal(edges: Float64Array, west: number, columnsPerM: number, columns: number): number {
  let total = 0;
  for (let i = 0; i < edges.length; i += EDGE_SIZE) {
    total +=
      columnOf(edges[i + X1]!, west, columnsPerM, columns) - columnOf(edges[i + X0]!, west, columnsPerM, columns);
  }
  return total;
}

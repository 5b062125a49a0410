import { boxAt } from './packed-layer.ts';
import type { PreparedSite } from './prepared-site.ts';

/** Where a box lies to a site; `border` when the site's border passes through one of its cells. */
export type PlaceInSite = 'inside' | 'outside' | 'border';

const OUTSIDE = 0;
const INSIDE = 1;
const BORDER = 2;
const MAX_CELLS = 65_536;

interface RasterSize {
  readonly columns: number;
  readonly rows: number;
  readonly cellM: number;
}

/**
 * A coarse picture of a site: cells that the border passes through, cells inside, cells outside. It spares features
 * that lie wholly in or out of a large site the sweep; what it cannot decide it calls `border`, so no result depends on
 * it. Sums over the cells west and south of each corner answer a box in four look-ups.
 */
export class SiteRaster {
  private readonly site: PreparedSite;
  private readonly size: RasterSize;
  /** Cells not inside, and cells not outside, west and south of every corner. */
  private readonly notInside: Uint32Array;
  private readonly notOutside: Uint32Array;

  constructor(site: PreparedSite, size: RasterSize, cells: Uint8Array) {
    this.site = site;
    this.size = size;
    this.notInside = cornerSums(cells, size, INSIDE);
    this.notOutside = cornerSums(cells, size, OUTSIDE);
  }

  /** @param boxes [minX, minY, maxX, maxY] in grid steps, four numbers per entry */
  placeOf(boxes: Int32Array, at: number): PlaceInSite {
    const { frame, packed } = this.site;
    const { columns, rows, cellM } = this.size;
    const k = at * 4;
    const site = packed.featureBox;
    const eastM = frame.stepEastM / cellM;
    const northM = frame.stepNorthM / cellM;
    const c0 = Math.floor((boxes[k]! - site[0]!) * eastM);
    const r0 = Math.floor((boxes[k + 1]! - site[1]!) * northM);
    const c1 = Math.floor((boxes[k + 2]! - site[0]!) * eastM);
    const r1 = Math.floor((boxes[k + 3]! - site[1]!) * northM);
    if (c1 < 0 || r1 < 0 || c0 >= columns || r0 >= rows) return 'outside';
    const onRaster = c0 >= 0 && r0 >= 0 && c1 < columns && r1 < rows;
    if (onRaster && this.count(this.notInside, c0, r0, c1, r1) === 0) return 'inside';
    const west = Math.max(0, c0);
    const south = Math.max(0, r0);
    const east = Math.min(columns - 1, c1);
    const north = Math.min(rows - 1, r1);
    return this.count(this.notOutside, west, south, east, north) === 0 ? 'outside' : 'border';
  }

  private count(sums: Uint32Array, c0: number, r0: number, c1: number, r1: number): number {
    const width = this.size.columns + 1;
    const upper = (r1 + 1) * width;
    const lower = r0 * width;
    return sums[upper + c1 + 1]! - sums[upper + c0]! - sums[lower + c1 + 1]! + sums[lower + c0]!;
  }
}

/** Raster of a site, finer the more features are to be asked: eight cells each, at most 65 536. */
export function rasterOf(site: PreparedSite, features: number): SiteRaster {
  const { frame, packed } = site;
  const [minX, minY, maxX, maxY] = boxAt(packed.featureBox, 0);
  const widthM = (maxX - minX) * frame.stepEastM;
  const heightM = (maxY - minY) * frame.stepNorthM;
  const cells = Math.min(MAX_CELLS, Math.max(1024, features * 8));
  const cellM = Math.max(Math.sqrt((widthM * heightM) / cells), Math.max(widthM, heightM) / 8192, 0.01);
  const size = { columns: Math.floor(widthM / cellM) + 1, rows: Math.floor(heightM / cellM) + 1, cellM };
  const painter = new Painter(size);
  const { xy, chunkFirst, chunkEdges, chunkIsRing } = packed;
  const east = frame.stepEastM / cellM;
  const north = frame.stepNorthM / cellM;
  for (let chunk = 0; chunk < chunkFirst.length; chunk++) {
    const first = chunkFirst[chunk]!;
    for (let v = first; v < first + chunkEdges[chunk]!; v++) {
      const x0 = (xy[2 * v]! - minX) * east;
      const y0 = (xy[2 * v + 1]! - minY) * north;
      const x1 = (xy[2 * v + 2]! - minX) * east;
      const y1 = (xy[2 * v + 3]! - minY) * north;
      painter.addEdge(x0, y0, x1, y1, chunkIsRing[chunk] === 1);
    }
  }
  return new SiteRaster(site, size, painter.finish());
}

/** Room in cells on both sides of an edge, far above rounding and far below what matters. */
const ROOM = 1e-6;

class Painter {
  private readonly columns: number;
  private readonly rows: number;
  private readonly cells: Uint8Array;
  /** 1 where an odd number of crossings of a row's middle line lies just west of a cell's middle. */
  private readonly toggles: Uint8Array;

  constructor({ columns, rows }: RasterSize) {
    this.columns = columns;
    this.rows = rows;
    this.cells = new Uint8Array(columns * rows);
    this.toggles = new Uint8Array((columns + 1) * rows);
  }

  /** Ends in cells from the south-west corner. */
  addEdge(x0: number, y0: number, x1: number, y1: number, isRing: boolean): void {
    const low = Math.min(y0, y1);
    const high = Math.max(y0, y1);
    const dxPerRow = y0 === y1 ? 0 : (x1 - x0) / (y1 - y0);
    const lastRow = this.clampRow(high + ROOM);
    for (let row = this.clampRow(low - ROOM); row <= lastRow; row++) {
      const from = y0 === y1 ? x0 : x0 + (Math.max(low, row) - y0) * dxPerRow;
      const to = y0 === y1 ? x1 : x0 + (Math.min(high, row + 1) - y0) * dxPerRow;
      this.paint(row, Math.min(from, to) - ROOM, Math.max(from, to) + ROOM);
      const middle = row + 0.5;
      if (isRing && y0 > middle !== y1 > middle) this.toggle(row, x0 + (middle - y0) * dxPerRow);
    }
  }

  private clampRow(y: number): number {
    return Math.min(this.rows - 1, Math.max(0, Math.floor(y)));
  }

  private paint(row: number, from: number, to: number): void {
    const first = Math.min(this.columns - 1, Math.max(0, Math.floor(from)));
    const last = Math.min(this.columns - 1, Math.max(0, Math.floor(to)));
    this.cells.fill(BORDER, row * this.columns + first, row * this.columns + last + 1);
  }

  private toggle(row: number, x: number): void {
    const column = Math.min(this.columns, Math.max(0, Math.ceil(x - 0.5)));
    this.toggles[row * (this.columns + 1) + column]! ^= 1;
  }

  finish(): Uint8Array {
    for (let row = 0; row < this.rows; row++) {
      let inside = 0;
      for (let column = 0; column < this.columns; column++) {
        inside ^= this.toggles[row * (this.columns + 1) + column]!;
        const cell = row * this.columns + column;
        if (this.cells[cell] !== BORDER) this.cells[cell] = inside === 1 ? INSIDE : OUTSIDE;
      }
    }
    return this.cells;
  }
}

/** For every corner of the raster, how many cells west and south of it are not of a kind. */
function cornerSums(cells: Uint8Array, { columns, rows }: RasterSize, kind: number): Uint32Array {
  const width = columns + 1;
  const sums = new Uint32Array(width * (rows + 1));
  for (let row = 0; row < rows; row++) {
    let inRow = 0;
    for (let column = 0; column < columns; column++) {
      if (cells[row * columns + column] !== kind) inRow++;
      sums[(row + 1) * width + column + 1] = sums[row * width + column + 1]! + inRow;
    }
  }
  return sums;
}

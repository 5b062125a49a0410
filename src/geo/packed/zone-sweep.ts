import { arealHeight } from './areal-frame.ts';
import type { PackedLayer } from './packed-layer.ts';
import { addZoneEdge, type PairSums } from './pair-sums.ts';
import { groundLength, type PreparedSite, SHEAR } from './prepared-site.ts';
import type { SiteRaster } from './site-raster.ts';

/** A chunk of fewer edges is swept as it is. */
const CHORD_FROM = 3;

/**
 * Feeds the edges of one zone to the pair sums. Edges beside or below the sweep do not matter; of an edge above the top,
 * only whether the zone lies below it does: where the zone's border crosses the top line, the rest of the line to the
 * east is added as an edge of its own, so that no point-in-polygon test is needed.
 *
 * A chunk whose box the site's border does not enter is swept as its chord, the straight line from its first vertex to
 * its last. What lies between path and chord is all outside the site, and changes nothing, or all inside, and is an
 * area that needs no site edges. Derivation: docs/engine.md §5.
 */
export class ZoneSweep {
  /** Winding of the crossings west of the sweep: their edges along the top all begin at its west side. */
  private shadow = 0;
  private readonly layer: PackedLayer;
  private readonly site: PreparedSite;
  private readonly sums: PairSums;
  private readonly raster: SiteRaster | null;
  /** The top line in steps. */
  private readonly topY: number;

  constructor(layer: PackedLayer, site: PreparedSite, sums: PairSums, raster: SiteRaster | null) {
    this.layer = layer;
    this.site = site;
    this.sums = sums;
    this.raster = raster;
    this.topY = site.frame.originY + site.top / site.frame.stepNorthM;
  }

  /** Whether a box holds edges that enter the sweep or cross its top line west of its east side. */
  concerns(boxes: Int32Array, at: number): boolean {
    const k = at * 4;
    const [minX, minY, maxX, maxY] = this.site.searchBox;
    if (boxes[k]! > maxX || boxes[k + 1]! > maxY || boxes[k + 3]! < minY) return false;
    return boxes[k + 2]! >= minX || this.crossesTop(boxes, k);
  }

  private crossesTop(boxes: Int32Array, k: number): boolean {
    // A step to spare: the edges themselves are compared in metres, which round differently.
    return boxes[k + 1]! <= this.topY + 1 && boxes[k + 3]! >= this.topY - 1;
  }

  addChunk(chunk: number): void {
    const { chunkBox, chunkFirst, chunkEdges, chunkIsRing } = this.layer;
    if (!this.concerns(chunkBox, chunk)) return;
    const first = chunkFirst[chunk]!;
    const end = first + chunkEdges[chunk]!;
    const isRing = chunkIsRing[chunk] === 1;
    const place = this.raster === null || end - first < CHORD_FROM ? 'border' : this.raster.placeOf(chunkBox, chunk);
    if (place === 'border') {
      this.addEdges(first, end, 1, isRing, chunk);
    } else {
      if (isRing) this.addEdges(first, end, end - first, isRing, chunk);
      if (place === 'inside') this.addBetween(first, end, isRing);
    }
  }

  /** Edges between every `stride`-th vertex: all edges of a chunk, or its chord, which has no length of its own. */
  private addEdges(first: number, end: number, stride: number, isRing: boolean, chunk: number): void {
    const { chunkBox, xy } = this.layer;
    const { originX, originY, stepEastM, stepNorthM } = this.site.frame;
    const enters = chunkBox[chunk * 4 + 2]! >= this.site.searchBox[0];
    const crosses = isRing && this.crossesTop(chunkBox, chunk * 4);
    let qx = (xy[2 * first]! - originX) * stepEastM;
    let qy = (xy[2 * first + 1]! - originY) * stepNorthM;
    for (let v = first + stride; v <= end; v += stride) {
      const px = qx;
      const py = qy;
      qx = (xy[2 * v]! - originX) * stepEastM;
      qy = (xy[2 * v + 1]! - originY) * stepNorthM;
      if (enters) this.addEdge(px, py, qx, qy, isRing, stride === 1);
      if (crosses) this.addCrossing(px, py, qx, qy);
    }
  }

  /** Cuts an edge to the sweep's west, east and top, and adds it. Ends in the unsheared frame. */
  private addEdge(px: number, py: number, qx: number, qy: number, isRing: boolean, hasLength: boolean): void {
    const { west, east, base, top } = this.site;
    if ((py > top && qy > top) || (py <= base && qy <= base)) return;
    const sx = px + SHEAR * py;
    const tx = qx + SHEAR * qy;
    if (sx === tx) return;
    const eastwards = sx < tx;
    let x0 = eastwards ? sx : tx;
    let y0 = eastwards ? py : qy;
    let x1 = eastwards ? tx : sx;
    let y1 = eastwards ? qy : py;
    if (x1 <= west || x0 >= east) return;
    const slope = (y1 - y0) / (x1 - x0);
    if (y0 > top) {
      x0 = crossingX(x0, y0, slope, top);
      y0 = top;
    } else if (y1 > top) {
      x1 = crossingX(x0, y0, slope, top);
      y1 = top;
    }
    if (x0 < west) {
      y0 += slope * (west - x0);
      x0 = west;
    }
    if (x1 > east) {
      y1 = y0 + slope * (east - x0);
      x1 = east;
    }
    if (!(x1 > x0)) return;
    const sign = isRing ? (eastwards ? -1 : 1) : 0;
    addZoneEdge(this.site, this.sums, x0, y0, x1, y1, sign, hasLength ? (qx - px) / (tx - sx) : Number.NaN);
  }

  /** A crossing of the top line throws an edge from there to the east: upward crossings end the interior. */
  private addCrossing(px: number, py: number, qx: number, qy: number): void {
    const { west, east, top } = this.site;
    if (py > top === qy > top) return;
    const sx = px + SHEAR * py;
    const tx = qx + SHEAR * qy;
    const slope = (qy - py) / (tx - sx);
    const x = sx === tx ? sx : sx < tx ? crossingX(sx, py, slope, top) : crossingX(tx, qy, slope, top);
    if (x >= east) return;
    const winding = qy < py ? 1 : -1;
    if (x <= west) this.shadow += winding;
    else addZoneEdge(this.site, this.sums, x, top, east, top, winding, Number.NaN);
  }

  addShadow(): void {
    const { west, east, top } = this.site;
    if (this.shadow !== 0) addZoneEdge(this.site, this.sums, west, top, east, top, this.shadow, Number.NaN);
  }

  /** Length of a path inside the site, and for a border the area between it and its chord. */
  private addBetween(first: number, end: number, isRing: boolean): void {
    const { xy } = this.layer;
    const { frame } = this.site;
    const at = (v: number) => (xy[2 * v]! - frame.originX) * frame.stepEastM;
    const height = (v: number) => (xy[2 * v + 1]! - frame.originY) * frame.stepNorthM;
    /** −∫Q dx along the straight line between two vertices. */
    const under = (v: number, w: number) => {
      const [y0, y1] = [height(v), height(w)];
      const mean = (arealHeight(frame, y0) + 4 * arealHeight(frame, (y0 + y1) / 2) + arealHeight(frame, y1)) / 6;
      return (at(v) - at(w)) * mean;
    };
    let between = -under(first, end);
    for (let v = first; v < end; v++) {
      between += under(v, v + 1);
      const [y0, y1] = [height(v), height(v + 1)];
      this.sums.zoneInsideM += groundLength(frame, at(v + 1) - at(v), y1 - y0, (y0 + y1) / 2);
    }
    if (!isRing) return;
    this.sums.areaM2 += between;
    // The moment only bends the scale of the plane over the site; the middle of the chord will do.
    this.sums.momentM3 += (between * (at(first) + at(end))) / 2;
  }
}

/** x′ where the line from (x0, y0) reaches a height: one expression for cut and crossing, so that the two fit exactly. */
function crossingX(x0: number, y0: number, slope: number, height: number): number {
  return x0 + (height - y0) / slope;
}

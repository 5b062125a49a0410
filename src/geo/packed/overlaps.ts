import { chunkRange, featuresIn, type PackedLayer } from './packed-layer.ts';
import { addZoneEdge, type PairSums } from './pair-sums.ts';
import { type PreparedSite, SHEAR } from './prepared-site.ts';
import { rasterOf, type SiteRaster } from './site-raster.ts';

/** What one feature has in common with a site. Areas m², lengths m, on the ellipsoid unless the name says plane. */
export interface FeatureOverlap {
  readonly feature: number;
  readonly areaM2: number;
  /** In the plane of EPSG:4547, of the same shape. */
  readonly planeAreaM2: number;
  /** Length of the site's edges inside or on the zone: of a line site, how much of it runs in the zone. */
  readonly siteInsideM: number;
  /** Length of the zone's edges inside or on the site: of a line zone, how much of it crosses the site. */
  readonly zoneInsideM: number;
}

/** From so many features on a raster of the site pays for itself. */
const RASTER_FROM = 64;

/**
 * Overlap of a prepared site with every feature of a layer on the same grid that has any area or length in common.
 * No tolerance enters areas: shared edges, holes and vertices that touch are no special cases, and the result changes
 * continuously with the coordinates. What rounding leaves of a mere touch is below `areaNoiseM2`.
 * Error: 1e-9 relative for sites up to 25 km north–south, plus at most half a grid step (0.014 mm) times the length of
 * the common border. Lengths count stretches that run along each other within 0.1 mm as inside.
 * @returns in no particular order; features below the noise in area and without common length are left out
 */
export function overlapsOf(layer: PackedLayer, site: PreparedSite): FeatureOverlap[] {
  const [minX, minY, maxX, maxY] = site.searchBox;
  const found = featuresIn(layer, minX, minY, maxX, maxY);
  const raster = found.length < RASTER_FROM ? null : rasterOf(site, found.length);
  const noise = areaNoiseM2(site);
  const overlaps: FeatureOverlap[] = [];
  for (const feature of found) {
    const overlap = overlapWith(layer, feature, site, raster);
    if (overlap !== null && (overlap.areaM2 > noise || overlap.siteInsideM > 0 || overlap.zoneInsideM > 0)) {
      overlaps.push(overlap);
    }
  }
  return overlaps;
}

/** Overlap with one feature, zero where they do not meet. Same measures and errors as `overlapsOf`. */
export function overlapOfFeature(layer: PackedLayer, feature: number, site: PreparedSite): FeatureOverlap {
  const nothing = { feature, areaM2: 0, planeAreaM2: 0, siteInsideM: 0, zoneInsideM: 0 };
  return boxMeets(layer.featureBox, feature, site.searchBox)
    ? (overlapWith(layer, feature, site, null) ?? nothing)
    : nothing;
}

/**
 * Areas below this are rounding, not land: doubles keep 1e-16 of the terms, each at most the area under one edge of the
 * sweep, and the terms that cancel grow with the edges.
 */
export function areaNoiseM2(site: PreparedSite): number {
  return 1e-9 + 1e-14 * (site.east - site.west) * (site.top - site.base);
}

function overlapWith(
  layer: PackedLayer,
  feature: number,
  site: PreparedSite,
  raster: SiteRaster | null,
): FeatureOverlap | null {
  if (raster !== null) {
    const place = raster.placeOf(layer.featureBox, feature);
    if (place === 'outside') return null;
    if (place === 'inside') return wholeFeature(layer, feature, site);
  }
  const sums: PairSums = { areaM2: 0, momentM3: 0, siteInsideM: 0, zoneInsideM: 0 };
  const sweep = new ZoneSweep(layer, site, sums);
  for (let block = layer.featureBlock[feature]!; block < layer.featureBlock[feature + 1]!; block++) {
    if (!sweep.concerns(layer.blockBox, block)) continue;
    const [first, end] = chunkRange(layer, feature, block);
    for (let chunk = first; chunk < end; chunk++) sweep.addChunk(chunk);
  }
  sweep.addShadow();
  const limit = Math.min(site.areaM2, layer.featureAreaM2[feature]!);
  const areaM2 = Math.min(limit, Math.max(0, sums.areaM2));
  const planeAreaM2 = areaM2 === 0 ? 0 : site.frame.planeFactor * areaM2 + site.frame.planeSlope * sums.momentM3;
  return {
    feature,
    areaM2,
    planeAreaM2,
    siteInsideM: Math.min(site.lengthM, Math.max(0, sums.siteInsideM)),
    zoneInsideM: Math.min(layer.featureLengthM[feature]!, Math.max(0, sums.zoneInsideM)),
  };
}

/** A feature that lies in the site altogether: nothing to sweep. */
function wholeFeature(layer: PackedLayer, feature: number, { frame }: PreparedSite): FeatureOverlap {
  const areaM2 = layer.featureAreaM2[feature]!;
  const k = feature * 4;
  const x = ((layer.featureBox[k]! + layer.featureBox[k + 2]!) / 2 - frame.originX) * frame.stepEastM;
  return {
    feature,
    areaM2,
    planeAreaM2: areaM2 * (frame.planeFactor + frame.planeSlope * x),
    siteInsideM: 0,
    zoneInsideM: layer.featureLengthM[feature]!,
  };
}

function boxMeets(boxes: Int32Array, at: number, box: readonly [number, number, number, number]): boolean {
  const k = at * 4;
  return boxes[k]! <= box[2] && boxes[k + 2]! >= box[0] && boxes[k + 1]! <= box[3] && boxes[k + 3]! >= box[1];
}

/**
 * Feeds the edges of one zone to the pair sums. Edges beside or below the sweep do not matter; of an edge above the top,
 * only whether the zone lies below it does: where the zone's border crosses the top line, the rest of the line to the
 * east is added as an edge of its own, so that no point-in-polygon test is needed.
 */
class ZoneSweep {
  /** Winding of the crossings west of the sweep: their edges along the top all begin at its west side. */
  private shadow = 0;
  private readonly layer: PackedLayer;
  private readonly site: PreparedSite;
  private readonly sums: PairSums;
  /** The top line in steps. */
  private readonly topY: number;

  constructor(layer: PackedLayer, site: PreparedSite, sums: PairSums) {
    this.layer = layer;
    this.site = site;
    this.sums = sums;
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
    const k = chunk * 4;
    const first = chunkFirst[chunk]!;
    const end = first + chunkEdges[chunk]!;
    const isRing = chunkIsRing[chunk] === 1;
    if (chunkBox[k + 2]! >= this.site.searchBox[0]) this.addEdges(first, end, isRing);
    if (isRing && this.crossesTop(chunkBox, k)) this.addCrossings(first, end);
  }

  private addEdges(first: number, end: number, isRing: boolean): void {
    const { xy } = this.layer;
    const { frame, west, east, base, top } = this.site;
    const { originX, originY, stepEastM, stepNorthM } = frame;
    let qx = (xy[2 * first]! - originX) * stepEastM;
    let qy = (xy[2 * first + 1]! - originY) * stepNorthM;
    for (let v = first + 1; v <= end; v++) {
      const px = qx;
      const py = qy;
      qx = (xy[2 * v]! - originX) * stepEastM;
      qy = (xy[2 * v + 1]! - originY) * stepNorthM;
      if ((py > top && qy > top) || (py <= base && qy <= base)) continue;
      const sx = px + SHEAR * py;
      const tx = qx + SHEAR * qy;
      if (sx === tx) continue;
      const eastwards = sx < tx;
      let x0 = eastwards ? sx : tx;
      let y0 = eastwards ? py : qy;
      let x1 = eastwards ? tx : sx;
      let y1 = eastwards ? qy : py;
      if (x1 <= west || x0 >= east) continue;
      const slope = (y1 - y0) / (x1 - x0);
      const frameDx = (qx - px) / (tx - sx);
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
      if (x1 > x0) addZoneEdge(this.site, this.sums, x0, y0, x1, y1, isRing ? (eastwards ? -1 : 1) : 0, frameDx);
    }
  }

  /** Every crossing of the top line throws an edge from there to the east: upward crossings end the interior. */
  private addCrossings(first: number, end: number): void {
    const { xy } = this.layer;
    const { frame, west, east, top } = this.site;
    const { originX, originY, stepEastM, stepNorthM } = frame;
    let qx = (xy[2 * first]! - originX) * stepEastM;
    let qy = (xy[2 * first + 1]! - originY) * stepNorthM;
    for (let v = first + 1; v <= end; v++) {
      const px = qx;
      const py = qy;
      qx = (xy[2 * v]! - originX) * stepEastM;
      qy = (xy[2 * v + 1]! - originY) * stepNorthM;
      if (py > top === qy > top) continue;
      const sx = px + SHEAR * py;
      const tx = qx + SHEAR * qy;
      const x =
        sx === tx
          ? sx
          : sx < tx
            ? crossingX(sx, py, (qy - py) / (tx - sx), top)
            : crossingX(tx, qy, (py - qy) / (sx - tx), top);
      if (x >= east) continue;
      const winding = qy < py ? 1 : -1;
      if (x <= west) this.shadow += winding;
      else addZoneEdge(this.site, this.sums, x, top, east, top, winding, Number.NaN);
    }
  }

  addShadow(): void {
    const { west, east, top } = this.site;
    if (this.shadow !== 0) addZoneEdge(this.site, this.sums, west, top, east, top, this.shadow, Number.NaN);
  }
}

/** x′ where the line from (x0, y0) reaches a height: one expression for cut and crossing, so that the two fit exactly. */
function crossingX(x0: number, y0: number, slope: number, height: number): number {
  return x0 + (height - y0) / slope;
}

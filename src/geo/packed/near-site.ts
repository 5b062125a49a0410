import { eastFactor } from './areal-frame.ts';
import { featureHolds } from './contains.ts';
import { boxAt, boxMeets, chunkRange, type StepBox } from './packed-layer.ts';
import type { PreparedSite } from './prepared-site.ts';
import { type Metres, spanNearSegment } from './segment-span.ts';

/** A site grown by a reach, asked about places and edges in metres of its frame. */
export class NearSite {
  private readonly site: PreparedSite;
  private readonly reachM: number;
  private readonly reachEast: number;
  private readonly reachNorth: number;
  /** Box of the site, grown. */
  private readonly box: StepBox;

  constructor(site: PreparedSite, reachM: number) {
    this.site = site;
    this.reachM = reachM;
    this.reachEast = reachM / site.frame.stepEastM;
    this.reachNorth = reachM / site.frame.stepNorthM;
    const [minX, minY, maxX, maxY] = boxAt(site.packed.featureBox, 0);
    this.box = [minX - this.reachEast, minY - this.reachNorth, maxX + this.reachEast, maxY + this.reachNorth];
  }

  toMetres(x: number, y: number): Metres {
    const { frame } = this.site;
    return [(x - frame.originX) * frame.stepEastM, (y - frame.originY) * frame.stepNorthM];
  }

  meetsBox(boxes: Int32Array, at: number): boolean {
    return boxMeets(boxes, at, this.box);
  }

  holds(place: Metres): boolean {
    return this.spans(place, place).length > 0 || this.isInside(place);
  }

  /** Length of the edge a–b within reach of the site's border, and inside the site beyond that, on the ellipsoid. */
  lengthsM(a: Metres, b: Metres): { nearM: number; deepM: number } {
    const spans = this.spans(a, b).sort((p, q) => p[0] - q[0]);
    let near = 0;
    let deep = 0;
    let reached = 0;
    for (const [start, end] of [...spans, [1, 1] as const]) {
      // Between spans near the site's border an edge is wholly inside or wholly outside the site.
      if (start > reached && this.isInside(along(a, b, (reached + start) / 2))) deep += start - reached;
      if (end > Math.max(start, reached)) near += end - Math.max(start, reached);
      reached = Math.max(reached, end);
    }
    const factor = eastFactor(this.site.frame, (a[1] + b[1]) / 2);
    const lengthM = Math.hypot((b[0] - a[0]) * factor, b[1] - a[1]);
    return { nearM: near * lengthM, deepM: deep * lengthM };
  }

  private isInside([x, y]: Metres): boolean {
    const { frame, packed } = this.site;
    return featureHolds(packed, 0, frame.originX + x / frame.stepEastM, frame.originY + y / frame.stepNorthM);
  }

  /** Shares 0…1 of a–b within reach of an edge of the site, one per edge. For a place (a = b) any share will do. */
  private spans(a: Metres, b: Metres): (readonly [number, number])[] {
    const { packed, frame } = this.site;
    const { xy, chunkFirst, chunkEdges, chunkBox, blockBox } = packed;
    const west = frame.originX + Math.min(a[0], b[0]) / frame.stepEastM - this.reachEast;
    const east = frame.originX + Math.max(a[0], b[0]) / frame.stepEastM + this.reachEast;
    const south = frame.originY + Math.min(a[1], b[1]) / frame.stepNorthM - this.reachNorth;
    const north = frame.originY + Math.max(a[1], b[1]) / frame.stepNorthM + this.reachNorth;
    const end: Metres = a === b ? [a[0] + 1e-6, a[1]] : b;
    const spans: (readonly [number, number])[] = [];
    const isFar = (boxes: Int32Array, k: number) =>
      boxes[k]! > east || boxes[k + 2]! < west || boxes[k + 1]! > north || boxes[k + 3]! < south;
    for (let block = 0; block < packed.featureBlock[1]!; block++) {
      if (isFar(blockBox, block * 4)) continue;
      const [firstChunk, endChunk] = chunkRange(packed, 0, block);
      for (let chunk = firstChunk; chunk < endChunk; chunk++) {
        if (isFar(chunkBox, chunk * 4)) continue;
        const first = chunkFirst[chunk]!;
        for (let v = first; v < first + chunkEdges[chunk]!; v++) {
          const [px, py, qx, qy] = [xy[2 * v]!, xy[2 * v + 1]!, xy[2 * v + 2]!, xy[2 * v + 3]!];
          if (
            Math.min(px, qx) > east ||
            Math.max(px, qx) < west ||
            Math.min(py, qy) > north ||
            Math.max(py, qy) < south
          )
            continue;
          const c = this.toMetres(px, py);
          const d = this.toMetres(qx, qy);
          const span = spanNearSegment(a, end, c, d, this.reachM);
          if (span !== null) spans.push(span);
        }
      }
    }
    return spans;
  }
}

function along(a: Metres, b: Metres, t: number): Metres {
  return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
}

import { GROWTH, spanNearSegment, turnRad } from '../band.ts';
import { eastFactor } from './areal-frame.ts';
import { featureHolds } from './contains.ts';
import { chunkRange, type PackedLayer } from './packed-layer.ts';
import type { PreparedSite } from './prepared-site.ts';

type Metres = readonly [number, number];

/** What the area band is made of: the zone's border in the site grown by a reach, and its turns there. */
export interface BorderNear {
  /** Metres on the ellipsoid. */
  readonly lengthM: number;
  /** Sum of the left turns (the zone's interior being on the left), radians ≥ 0. */
  readonly convexRad: number;
  /** Sum of the right turns, radians ≥ 0. */
  readonly reflexRad: number;
}

/**
 * Bounds of an overlap's area, m², if the zone's border lay up to `accuracyM` (a) elsewhere:
 * [A − aL − ½a²Σθ⁻, A + aL + ½a²Σθ⁺], clamped to [0, site area]. Derivation: docs/engine.md, and `geo/band.ts`, which
 * does the same for geometries that are not packed. Sound for any polygon; may be too wide where strips overlap.
 */
export function areaBandM2(
  layer: PackedLayer,
  feature: number,
  site: PreparedSite,
  overlapM2: number,
  accuracyM: number,
): readonly [number, number] {
  if (accuracyM <= 0) return [overlapM2, overlapM2];
  const { lengthM, convexRad, reflexRad } = borderNear(layer, feature, site, GROWTH * accuracyM);
  const lower = overlapM2 - accuracyM * lengthM - 0.5 * accuracyM ** 2 * reflexRad;
  const upper = overlapM2 + accuracyM * lengthM + 0.5 * accuracyM ** 2 * convexRad;
  return [Math.max(0, lower), Math.min(site.areaM2, upper)];
}

/**
 * Length and turns of a zone's border within reach of the site or inside it. Boxes of blocks and chunks are tried
 * first, so that a long border costs what of it is near.
 */
function borderNear(layer: PackedLayer, feature: number, site: PreparedSite, reachM: number): BorderNear {
  const near = new NearSite(site, reachM);
  const { xy, chunkFirst, chunkEdges, chunkIsRing } = layer;
  let lengthM = 0;
  let convexRad = 0;
  let reflexRad = 0;
  for (let block = layer.featureBlock[feature]!; block < layer.featureBlock[feature + 1]!; block++) {
    if (!near.meetsBox(layer.blockBox, block)) continue;
    const [firstChunk, endChunk] = chunkRange(layer, feature, block);
    for (let chunk = firstChunk; chunk < endChunk; chunk++) {
      if (chunkIsRing[chunk] !== 1 || !near.meetsBox(layer.chunkBox, chunk)) continue;
      const first = chunkFirst[chunk]!;
      for (let v = first; v < first + chunkEdges[chunk]!; v++) {
        const at = near.toMetres(xy[2 * v]!, xy[2 * v + 1]!);
        const next = near.toMetres(xy[2 * v + 2]!, xy[2 * v + 3]!);
        lengthM += near.lengthM(at, next);
        if (!near.holds(at)) continue;
        const p = v > first ? v - 1 : vertexBefore(layer, feature, chunk);
        const turn = turnRad(near.toMetres(xy[2 * p]!, xy[2 * p + 1]!), at, next);
        if (turn > 0) convexRad += turn;
        else reflexRad -= turn;
      }
    }
  }
  return { lengthM, convexRad, reflexRad };
}

/** The vertex before the first one of a chunk: of the chunk before, or, where a ring begins, of the ring's end. */
function vertexBefore(layer: PackedLayer, feature: number, chunk: number): number {
  const { chunkFirst, chunkEdges, featureChunk } = layer;
  const endOf = (c: number) => chunkFirst[c]! + chunkEdges[c]!;
  if (chunk > featureChunk[feature]! && endOf(chunk - 1) === chunkFirst[chunk]) return chunkFirst[chunk]! - 1;
  let last = chunk;
  while (last + 1 < featureChunk[feature + 1]! && endOf(last) === chunkFirst[last + 1]) last++;
  return endOf(last) - 1;
}

/** A site grown by a reach, asked about places and edges in metres of its frame. */
class NearSite {
  private readonly site: PreparedSite;
  private readonly reachM: number;
  private readonly reachEast: number;
  private readonly reachNorth: number;

  constructor(site: PreparedSite, reachM: number) {
    this.site = site;
    this.reachM = reachM;
    this.reachEast = reachM / site.frame.stepEastM;
    this.reachNorth = reachM / site.frame.stepNorthM;
  }

  toMetres(x: number, y: number): Metres {
    const { frame } = this.site;
    return [(x - frame.originX) * frame.stepEastM, (y - frame.originY) * frame.stepNorthM];
  }

  meetsBox(boxes: Int32Array, at: number): boolean {
    const k = at * 4;
    const [minX, minY, maxX, maxY] = this.site.packed.featureBox as unknown as [number, number, number, number];
    return (
      boxes[k]! <= maxX + this.reachEast &&
      boxes[k + 2]! >= minX - this.reachEast &&
      boxes[k + 1]! <= maxY + this.reachNorth &&
      boxes[k + 3]! >= minY - this.reachNorth
    );
  }

  holds(place: Metres): boolean {
    return this.spans(place, place).length > 0 || this.isInside(place);
  }

  /** Length of the edge a–b within reach of the site's border or inside the site, on the ellipsoid. */
  lengthM(a: Metres, b: Metres): number {
    const spans = this.spans(a, b).sort((p, q) => p[0] - q[0]);
    let share = 0;
    let reached = 0;
    for (const [start, end] of [...spans, [1, 1] as const]) {
      // Between spans near the site's border an edge is wholly inside or wholly outside the site.
      if (start > reached && this.isInside(along(a, b, (reached + start) / 2))) share += start - reached;
      if (end > Math.max(start, reached)) share += end - Math.max(start, reached);
      reached = Math.max(reached, end);
    }
    const factor = eastFactor(this.site.frame, (a[1] + b[1]) / 2);
    return share * Math.hypot((b[0] - a[0]) * factor, b[1] - a[1]);
  }

  private isInside([x, y]: Metres): boolean {
    const { frame, packed } = this.site;
    return featureHolds(packed, 0, frame.originX + x / frame.stepEastM, frame.originY + y / frame.stepNorthM);
  }

  /** Shares 0…1 of a–b within reach of an edge of the site, one per edge. For a place (a = b) any share will do. */
  private spans(a: Metres, b: Metres): (readonly [number, number])[] {
    const { packed, frame } = this.site;
    const { xy, chunkFirst, chunkEdges, chunkBox } = packed;
    const west = frame.originX + Math.min(a[0], b[0]) / frame.stepEastM - this.reachEast;
    const east = frame.originX + Math.max(a[0], b[0]) / frame.stepEastM + this.reachEast;
    const south = frame.originY + Math.min(a[1], b[1]) / frame.stepNorthM - this.reachNorth;
    const north = frame.originY + Math.max(a[1], b[1]) / frame.stepNorthM + this.reachNorth;
    const end: Metres = a === b ? [a[0] + 1e-6, a[1]] : b;
    const spans: (readonly [number, number])[] = [];
    for (let chunk = 0; chunk < chunkFirst.length; chunk++) {
      const k = chunk * 4;
      if (chunkBox[k]! > east || chunkBox[k + 2]! < west || chunkBox[k + 1]! > north || chunkBox[k + 3]! < south)
        continue;
      const first = chunkFirst[chunk]!;
      for (let v = first; v < first + chunkEdges[chunk]!; v++) {
        const c = this.toMetres(xy[2 * v]!, xy[2 * v + 1]!);
        const d = this.toMetres(xy[2 * v + 2]!, xy[2 * v + 3]!);
        const span = spanNearSegment(a, end, c, d, this.reachM);
        if (span !== null) spans.push(span);
      }
    }
    return spans;
  }
}

function along(a: Metres, b: Metres, t: number): Metres {
  return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
}

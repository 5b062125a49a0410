import { NearSite } from './near-site.ts';
import { chunkRange, type PackedLayer } from './packed-layer.ts';
import type { PreparedSite } from './prepared-site.ts';
import type { Metres } from './segment-span.ts';

/** The site is grown by a little more than the accuracy, so that every foot on the border is counted. */
export const GROWTH = 1.02;

/** What the area band is made of: the zone's border in the site grown by a reach, and its turns there. */
interface BorderNear {
  /** Metres on the ellipsoid. */
  readonly lengthM: number;
  /** Sum of the left turns (the zone's interior being on the left), radians ≥ 0. */
  readonly convexRad: number;
  /** Sum of the right turns, radians ≥ 0. */
  readonly reflexRad: number;
}

/**
 * Bounds of an overlap's area, m², if the zone's border lay up to `accuracyM` (a) elsewhere:
 * [A − aL − ½a²Σθ⁻, A + aL + ½a²Σθ⁺], clamped to [0, site area]. Derivation: docs/engine.md §8. Sound for any polygon
 * with holes and parts; may be too wide where strips overlap.
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
        const { nearM, deepM } = near.lengthsM(at, next);
        lengthM += nearM + deepM;
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

/** Angle by which a path p–v–q turns at v, radians, positive to the left. */
function turnRad(p: Metres, v: Metres, q: Metres): number {
  const [ax, ay, bx, by] = [v[0] - p[0], v[1] - p[1], q[0] - v[0], q[1] - v[1]];
  return Math.atan2(ax * by - ay * bx, ax * bx + ay * by);
}

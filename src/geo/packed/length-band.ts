import { NearSite } from './near-site.ts';
import type { PackedLayer } from './packed-layer.ts';
import { type PreparedSite, prepareFeature } from './prepared-site.ts';

/**
 * Bounds of the length of lines inside an area, metres, if the area's border lay up to `accuracyM` (a) elsewhere, or the
 * lines did. A place of a line changes sides only within a of the border; so at least what lies deeper than a is inside,
 * and at most that and all that lies within a of the border. Exact for a border moved evenly, in or out.
 * @param lengthM what is inside as drawn
 * @param area a polygon of any kind
 * @param lines one feature of a layer on the same grid; its rings are lines here as well
 */
export function lengthBandM(
  lengthM: number,
  area: PreparedSite,
  lines: PackedLayer,
  feature: number,
  accuracyM: number,
): readonly [number, number] {
  if (accuracyM <= 0) return [lengthM, lengthM];
  const near = new NearSite(area, accuracyM);
  const { xy, chunkFirst, chunkEdges, featureChunk } = lines;
  let leastM = 0;
  let mostM = 0;
  for (let chunk = featureChunk[feature]!; chunk < featureChunk[feature + 1]!; chunk++) {
    if (!near.meetsBox(lines.chunkBox, chunk)) continue;
    const first = chunkFirst[chunk]!;
    for (let v = first; v < first + chunkEdges[chunk]!; v++) {
      const { nearM, deepM } = near.lengthsM(
        near.toMetres(xy[2 * v]!, xy[2 * v + 1]!),
        near.toMetres(xy[2 * v + 2]!, xy[2 * v + 3]!),
      );
      leastM += deepM;
      mostM += deepM + nearM;
    }
  }
  return [Math.min(leastM, lengthM), Math.max(mostM, lengthM)];
}

/** The same for a line site and an area of a layer. */
export function lengthBandInFeatureM(
  lengthM: number,
  layer: PackedLayer,
  feature: number,
  site: PreparedSite,
  accuracyM: number,
): readonly [number, number] {
  return lengthBandM(lengthM, prepareFeature(layer, feature), site.packed, 0, accuracyM);
}

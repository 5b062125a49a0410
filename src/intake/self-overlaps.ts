import type { Zone } from '../catalog/zone.ts';
import { overlapOf } from '../geo/overlay.ts';
import { overlapsOf } from '../geo/packed/overlaps.ts';
import { boxAt, featuresIn, type PackedLayer } from '../geo/packed/packed-layer.ts';
import { prepareFeature } from '../geo/packed/prepared-site.ts';
import { areaOf, bboxOf, isArea } from '../geo/shapes.ts';
import { type Problem, warningProblem } from '../kernel/problem.ts';

/** Two features of one layer and the ground they share. */
interface SharedGround {
  readonly one: number;
  readonly other: number;
  readonly areaM2: number;
}

/** Features between two words on the progress. */
const STEP = 50;
/** Two shapes that share all but this of each are one shape twice, which is told as that. */
const SAME_SHARE = 1 - 1e-9;

/** What was found: the largest overlaps as problems with their places, and how many there are. */
export interface SelfOverlaps {
  readonly problems: readonly Problem[];
  readonly count: number;
}

/**
 * Warns of features that cover the same ground (`layer_zones_overlap`), largest first. A strip no wider than the tolerance
 * is a shared border that was drawn twice.
 * @param layer      packed from these zones
 * @param mostTold   told with their places; the rest is counted
 */
export function selfOverlaps(
  zones: readonly Zone[],
  layer: PackedLayer,
  touchToleranceM: number,
  mostTold: number,
  onProgress?: (done: number) => void,
): SelfOverlaps {
  const found: SharedGround[] = [];
  for (let one = 0; one < zones.length; one++) {
    if (one % STEP === 0) onProgress?.(one);
    if (layer.featureAreaM2[one]! > 0 && hasLaterNeighbour(layer, one))
      found.push(...sharedBy(layer, one, touchToleranceM));
  }
  const largest = found.toSorted((a, b) => b.areaM2 - a.areaM2).slice(0, mostTold);
  return { problems: largest.map((shared) => told(zones, shared)), count: found.length };
}

function hasLaterNeighbour(layer: PackedLayer, one: number): boolean {
  return featuresIn(layer, ...boxAt(layer.featureBox, one)).some((other) => other > one);
}

function sharedBy(layer: PackedLayer, one: number, touchToleranceM: number): SharedGround[] {
  const ownM2 = layer.featureAreaM2[one]!;
  return overlapsOf(layer, prepareFeature(layer, one)).flatMap(
    ({ feature: other, areaM2, siteInsideM, zoneInsideM }) => {
      if (other <= one) return [];
      // The border of what they share is what of each border lies in the other: twice as long as it is wide, and more.
      const meanWidthM = (2 * areaM2) / (siteInsideM + zoneInsideM);
      const isTwin = areaM2 > SAME_SHARE * Math.max(ownM2, layer.featureAreaM2[other]!);
      return meanWidthM > touchToleranceM && !isTwin ? [{ one, other, areaM2 }] : [];
    },
  );
}

function told(zones: readonly Zone[], { one, other, areaM2 }: SharedGround): Problem {
  const [a, b] = [zones[one]!, zones[other]!];
  const common = isArea(a.geometry) && isArea(b.geometry) ? areaOf(overlapOf(a.geometry, b.geometry)) : null;
  const [west, south, east, north] = bboxOf(common ?? a.geometry);
  const where = { feature: a.id, lon: (west + east) / 2, lat: (south + north) / 2 };
  return warningProblem('layer_zones_overlap', where, { other: b.id, areaM2: Math.round(areaM2 * 10) / 10 });
}

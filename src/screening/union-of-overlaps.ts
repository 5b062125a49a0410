import { overlapOfFeature } from '../geo/packed/overlaps.ts';
import { boxAt, featuresIn, type PackedLayer } from '../geo/packed/packed-layer.ts';
import { prepareFeature } from '../geo/packed/prepared-site.ts';
import { type TwoAreas, unionAreas } from '../geo/union-area.ts';
import type { MeasuredFeature } from './measure-feature.ts';

/** Neighbours drawn with other vertices share a sliver of half a grid step along their border, and no more. */
const ROUNDING_M = 1.5e-5;

/**
 * Area of the union of a site's overlaps with the features of one layer, m².
 * Features that share no land are added up; only those that do are joined, group by group. Land counted twice
 * by rounding: at most 0.015 mm times the length of the borders between neighbours.
 */
export function unionOfOverlaps(layer: PackedLayer, near: readonly MeasuredFeature[]): TwoAreas {
  const members = near.filter(({ fact }) => fact.overlapEllipsoidM2 > 0);
  let ellipsoidM2 = 0;
  let planeM2 = 0;
  for (const group of groupsSharingLand(layer, members)) {
    const [{ fact }] = group as [MeasuredFeature];
    const alone = { ellipsoidM2: fact.overlapEllipsoidM2, planeM2: fact.overlapPlaneM2 };
    const union = group.length === 1 ? alone : unionAreas(group.flatMap(({ overlap }) => [...overlap]));
    ellipsoidM2 += union.ellipsoidM2;
    planeM2 += union.planeM2;
  }
  return { ellipsoidM2, planeM2 };
}

/** Features in groups such that features of different groups share no land. */
function groupsSharingLand(layer: PackedLayer, members: readonly MeasuredFeature[]): MeasuredFeature[][] {
  const groupOf = new Map<number, MeasuredFeature[]>(members.map((member) => [member.index, [member]]));
  for (const { index } of members) {
    for (const other of neighboursSharingLand(layer, index, groupOf)) {
      const [into, from] = [groupOf.get(index)!, groupOf.get(other)!];
      if (into === from) continue;
      into.push(...from);
      for (const member of from) groupOf.set(member.index, into);
    }
  }
  return [...new Set(groupOf.values())];
}

function neighboursSharingLand(layer: PackedLayer, feature: number, among: ReadonlyMap<number, unknown>): number[] {
  if (among.size < 2) return [];
  const near = featuresIn(layer, ...boxAt(layer.featureBox, feature));
  const others = near.filter((other) => other > feature && among.has(other));
  if (others.length === 0) return [];
  const own = prepareFeature(layer, feature);
  return others.filter((other) => {
    const borderM = Math.min(own.lengthM, layer.featureLengthM[other]!);
    return overlapOfFeature(layer, other, own).areaM2 > 1e-6 + ROUNDING_M * borderM;
  });
}

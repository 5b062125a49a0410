import type { Effect } from '../plan/effect.ts';
import type { Ternary } from '../project/derive.ts';
import type { UnknownReason } from '../record/record.ts';
import type { EvaluationContext } from './context.ts';
import type { FeatureFact, RoleFacts } from './facts.ts';

/** How one feature meets the site, with what the answer is worth. */
export interface FeatureClass {
  readonly value: Ternary;
  readonly nominal: boolean;
  readonly reason?: UnknownReason;
  readonly floor?: Effect;
  readonly ceiling?: Effect;
  /** Shift of the boundary that would turn `nominal`, metres. */
  readonly marginM: number;
}

function isHit(feature: FeatureFact): boolean {
  return feature.relation !== 'disjoint' && feature.relation !== 'touches';
}

/** Whether the overlap is small enough, in area and in width, to be a `kind` of sliver; never without both limits. */
function isSliver(feature: FeatureFact, kind: 'precision' | 'verify', context: EvaluationContext): boolean {
  const areaM2 = context.parameters.get(`sliver_${kind}_m2`);
  const widthM = context.parameters.get(`sliver_${kind}_width_m`);
  if (typeof areaM2 !== 'number' || typeof widthM !== 'number') return false;
  return feature.overlapEllipsoidM2 > 0 && feature.overlapEllipsoidM2 < areaM2 && feature.meanWidthM < widthM;
}

/** An overlap is firm when some of it outlasts a shift of the boundary by the accuracy. */
function outlasts(feature: FeatureFact, accuracyM: number): boolean {
  if (accuracyM === 0) return true;
  return feature.overlapEllipsoidM2 > 0 ? feature.overlapBandM2[0] > 0 : feature.shiftM > accuracyM;
}

/**
 * Classifies a feature for `overlaps`: firm overlap, sliver (precision or to be verified), within the accuracy band, a
 * shared border, or apart. On strict roles a precision sliver may still come to a condition.
 */
export function classifyFeature(feature: FeatureFact, role: RoleFacts, context: EvaluationContext): FeatureClass {
  if (!isHit(feature)) {
    const value = feature.distanceM > role.accuracyM ? false : 'unknown';
    const touches = feature.relation === 'touches';
    // A surveyed border shared with the zone on exact data is certainly no overlap.
    const settled = value === false || (touches && role.accuracyM === 0);
    return {
      value: settled ? false : 'unknown',
      nominal: false,
      marginM: feature.distanceM,
      ...(touches && { floor: 'notice' as const }),
      ...(!settled && { reason: 'boundary_uncertain' as const }),
    };
  }
  const marginM = feature.shiftM > 0 ? feature.shiftM : feature.meanWidthM;
  if (isSliver(feature, 'precision', context)) {
    const ceiling = context.strictRoles.has(role.role) ? 'condition' : 'notice';
    return { value: 'unknown', nominal: true, reason: 'sliver', floor: 'notice', ceiling, marginM };
  }
  if (isSliver(feature, 'verify', context)) {
    return { value: 'unknown', nominal: true, reason: 'sliver', floor: 'notice', marginM };
  }
  if (outlasts(feature, role.accuracyM)) return { value: true, nominal: true, marginM };
  return { value: 'unknown', nominal: true, reason: 'boundary_uncertain', marginM };
}

/** Distance in metres with a sign: how deep inside where they overlap, else from what the card measures from. */
export function signedDistanceM(feature: FeatureFact): number {
  return isHit(feature) && feature.edgeDistanceM === 0 ? -feature.penetrationM : feature.edgeDistanceM;
}

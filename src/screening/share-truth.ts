import type { FeatureFilter } from '../plan/condition.ts';
import type { Ternary } from '../project/derive.ts';
import { doubtsOfAbsence } from './absence.ts';
import type { FeatureFact, RoleFacts, SiteFacts } from './facts.ts';
import { not, type Truth } from './truth.ts';
import { distinctUnknowns, roleUnknown } from './unknowns.ts';
import { featuresOf } from './zone-ref.ts';

/** What is left uncovered below this is rounding of the overlay, m² (or m for a line). */
const ROUNDING = 0.01;

/** Covered part of the site: as drawn and the bounds the accuracy leaves, in m² (m for a line site). */
interface Covered {
  readonly whole: number;
  readonly nominal: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Features may overlap each other, so the sum bounds their union from above and the largest from below; as drawn, the
 * measured union counts when no filter takes features out.
 */
function coveredPart(role: RoleFacts, filter: FeatureFilter | undefined, site: SiteFacts): Covered {
  const whole = site.areaEllipsoidM2 > 0 ? site.areaEllipsoidM2 : site.lengthM;
  const features = featuresOf(role, filter);
  const shares = features.map((feature) => feature.share);
  const summed = Math.min(
    1,
    shares.reduce((sum, share) => sum + share, 0),
  );
  const nominal = whole * (features.length === role.features.length ? role.unionShare : summed);
  const bandOf = ({ overlapBandM2, lengthBandM }: FeatureFact) =>
    site.areaEllipsoidM2 > 0 ? overlapBandM2 : (lengthBandM ?? [0, 0]);
  const lows = features.map((feature) => bandOf(feature)[0]);
  const highs = features.map((feature) => bandOf(feature)[1]);
  return {
    whole,
    nominal,
    low: Math.max(0, ...lows),
    high: Math.min(
      whole,
      highs.reduce((sum, high) => sum + high, 0),
    ),
  };
}

/**
 * How much more could be covered by what the layer does not reach, m²: the part of the site beyond its coverage, whose
 * edge may itself lie off by the accuracy. Null where nobody can say how much that is.
 */
function beyondCoverageM2(role: RoleFacts, site: SiteFacts, accuracyM: number): number | null {
  if (!role.complete || role.coverageShare === undefined) return null;
  return (1 - role.coverageShare) * site.areaEllipsoidM2 + accuracyM * site.perimeterM;
}

function reaches(covered: Covered, wanted: number, role: RoleFacts, site: SiteFacts): Truth {
  const enough = wanted - ROUNDING;
  // Even if all that lies beyond the coverage were in the zone, it would not be enough.
  const short = (coveredM2: number, accuracyM: number) => {
    const beyond = beyondCoverageM2(role, site, accuracyM);
    return beyond !== null && coveredM2 + beyond < enough;
  };
  const value: Ternary = covered.low >= enough ? true : covered.high < enough ? false : 'unknown';
  const nominal = covered.nominal >= enough;
  const settled = value === true || short(covered.high, role.accuracyM);
  const doubts = settled ? [] : doubtsOfAbsence(role, role.accuracyM);
  const reasons = [...(value === 'unknown' ? ['boundary_uncertain' as const] : []), ...doubts];
  const drawnDoubts = nominal || short(covered.nominal, 0) ? [] : doubtsOfAbsence(role, 0);
  return {
    value: reasons.length > 0 ? 'unknown' : value,
    nominal: drawnDoubts.length > 0 ? 'unknown' : nominal,
    unknowns: distinctUnknowns(reasons.map((reason) => roleUnknown(reason, role.role))),
    marginM: Infinity,
  };
}

/** All of the site lies in the role's features. */
export function insideTruth(role: RoleFacts, filter: FeatureFilter | undefined, site: SiteFacts): Truth {
  const covered = coveredPart(role, filter, site);
  return reaches(covered, covered.whole, role, site);
}

/** Some of the site lies outside the role's features. */
export function outsideTruth(role: RoleFacts, filter: FeatureFilter | undefined, site: SiteFacts): Truth {
  return not(insideTruth(role, filter, site));
}

/** The covered share reaches `limit` (0…1). */
export function shareTruth(role: RoleFacts, filter: FeatureFilter | undefined, site: SiteFacts, limit: number): Truth {
  const covered = coveredPart(role, filter, site);
  return reaches(covered, covered.whole * limit, role, site);
}

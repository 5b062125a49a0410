import type { FeatureFilter, SpaceCondition } from '../plan/condition.ts';
import { type Effect, maxEffect } from '../plan/effect.ts';
import type { Ternary } from '../project/derive.ts';
import type { Unknown } from '../record/record.ts';
import { doubtsOfAbsence } from './absence.ts';
import { type EvaluationContext, parameterValue } from './context.ts';
import { DISTRICT_ROLE, type FeatureFact, factsOfRole, type RoleFacts } from './facts.ts';
import { classifyFeature, type FeatureClass, signedDistanceM } from './feature-class.ts';
import { insideTruth, outsideTruth, shareTruth } from './share-truth.ts';
import { any, open, type Truth } from './truth.ts';
import { distinctUnknowns, parameterMissing, roleUnknown } from './unknowns.ts';
import { featuresOf, untoldFeaturesOf, zoneRefOf } from './zone-ref.ts';

/** Distances are compared at the precision they are recorded with, so that 30.00 m is 30 m on every host. */
const DISTANCE_STEPS_PER_M = 1e4;
const ROUNDING_M = 1e-9;

/** Facts of a role, or why there are none that count. Wholly outside the district, where the plan says nothing, none does. */
function usableRole(role: string, context: EvaluationContext): RoleFacts | Unknown {
  const facts = factsOfRole(context.facts, role);
  if (!facts || facts.availability === 'missing') return roleUnknown('missing_layer', role);
  if (facts.availability === 'load_failed') return roleUnknown('load_failed', role);
  if (context.facts.districtShare === 0 && role !== DISTRICT_ROLE) return roleUnknown('outside_coverage', role);
  return facts;
}

/** How each feature meets the site, and which ones the condition speaks of. */
interface Meeting {
  readonly role: RoleFacts;
  readonly filter: FeatureFilter | undefined;
  readonly reachM: number;
  classOf(feature: FeatureFact): FeatureClass;
}

/**
 * Joins the classes of a role's features with what can be said where there is none. A feature that is met, but of which
 * the layer does not say whether it is meant (a protection zone without its level), is no absence either.
 */
function joinClasses({ role, filter, reachM, classOf }: Meeting): Truth {
  const classes = featuresOf(role, filter).map(classOf);
  const untold = untoldFeaturesOf(role, filter).map(classOf);
  const hits = classes.filter(({ nominal }) => nominal);
  const margins = (hits.length > 0 ? hits : classes).map(({ marginM }) => marginM);
  // Every hit has to go before the answer turns; the nearest miss turns it.
  const marginM = hits.length > 0 ? Math.max(...margins) : Math.min(Infinity, ...margins);
  if (classes.some(({ value }) => value === true)) return { value: true, nominal: true, unknowns: [], marginM };

  const uncertain = classes.filter(({ value }) => value === 'unknown');
  const unsaid = untold.some(({ value }) => value !== false) ? ['incomplete_layer' as const] : [];
  const doubts = [...doubtsOfAbsence(role, reachM + role.accuracyM), ...unsaid];
  const reasons = [...uncertain.flatMap(({ reason }) => (reason ? [reason] : [])), ...doubts];
  const floor = classes.flatMap((entry) => (entry.floor ? [entry.floor] : [])).reduce<Effect>(maxEffect, 'clear');
  const capped = doubts.length === 0 && uncertain.length > 0 && uncertain.every((entry) => entry.ceiling);
  const ceiling = uncertain
    .flatMap((entry) => (entry.ceiling ? [entry.ceiling] : []))
    .reduce<Effect>(maxEffect, 'clear');
  const drawnDoubt = doubtsOfAbsence(role, reachM).length > 0 || untold.some(({ nominal }) => nominal);
  const nominalMiss: Ternary = drawnDoubt ? 'unknown' : false;
  return {
    value: reasons.length > 0 ? 'unknown' : false,
    nominal: hits.length > 0 ? true : nominalMiss,
    unknowns: distinctUnknowns(reasons.map((reason) => roleUnknown(reason, role.role))),
    marginM,
    ...(floor !== 'clear' && { floor }),
    ...(capped && { ceiling }),
  };
}

function overlapsTruth(role: RoleFacts, filter: FeatureFilter | undefined, context: EvaluationContext): Truth {
  return joinClasses({ role, filter, reachM: 0, classOf: (feature) => classifyFeature(feature, role, context) });
}

/** Cutting in two is judged as drawn, and is as firm as the overlap itself. */
function crossesTruth(role: RoleFacts, filter: FeatureFilter | undefined, context: EvaluationContext): Truth {
  const classOf = (feature: FeatureFact): FeatureClass => {
    const overlap = classifyFeature(feature, role, context);
    if (feature.severs || overlap.value === false) return overlap;
    return { value: false, nominal: false, marginM: Infinity };
  };
  return joinClasses({ role, filter, reachM: 0, classOf });
}

/**
 * `within d`: true up to d − a, false beyond d + a, else the boundary decides. A feature whose edge may be
 * nearer than measured, since it does not state its width, is beyond only if that edge is.
 */
function withinTruth(role: RoleFacts, filter: FeatureFilter | undefined, distanceM: number): Truth {
  const a = role.accuracyM;
  const classOf = (feature: FeatureFact): FeatureClass => {
    const d = Math.round(signedDistanceM(feature) * DISTANCE_STEPS_PER_M) / DISTANCE_STEPS_PER_M;
    const nominal = d <= distanceM;
    const marginM = Math.abs(distanceM - d);
    if (d <= distanceM - a + ROUNDING_M) return { value: true, nominal: true, marginM };
    if (d - (feature.edgeSlackM ?? 0) > distanceM + a) return { value: false, nominal, marginM };
    return { value: 'unknown', nominal, marginM, reason: 'boundary_uncertain' };
  };
  return joinClasses({ role, filter, reachM: distanceM, classOf });
}

function truthOfRole(condition: SpaceCondition, name: string, context: EvaluationContext): Truth {
  const role = usableRole(name, context);
  if ('reason' in role) return open([role]);
  if ('overlaps' in condition) return overlapsTruth(role, condition.overlaps.filter, context);
  if ('crosses' in condition) return crossesTruth(role, condition.crosses.filter, context);
  if ('inside' in condition) return insideTruth(role, condition.inside.filter, context.facts);
  if ('outside' in condition) return outsideTruth(role, condition.outside.filter, context.facts);
  const parameter = 'within' in condition ? condition.within.distance : condition.share.gte;
  const limit = parameterValue(context, parameter);
  if (limit === null) return open([parameterMissing(parameter)]);
  if ('within' in condition) return withinTruth(role, condition.within.filter, limit);
  return shareTruth(role, condition.share.filter, context.facts, limit);
}

/**
 * Truth of a condition on space. Several roles are tried together: one that holds is enough, one that is missing leaves
 * the rest unknown.
 */
export function spaceTruth(condition: SpaceCondition, context: EvaluationContext): Truth {
  const known = context.spaceTruths.get(condition);
  if (known) return known;
  const truth = any(zoneRefOf(condition).roles.map((role) => truthOfRole(condition, role, context)));
  context.spaceTruths.set(condition, truth);
  return truth;
}

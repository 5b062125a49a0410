import type { Rule } from '../plan/rule.ts';
import type { FindingFact } from '../record/record.ts';
import type { EvaluationContext } from './context.ts';
import { type FeatureFact, factsOfRole } from './facts.ts';
import { zoneRefsOf } from './rule-references.ts';
import { type FeatureLabels, featureName } from './say.ts';
import { featuresOf } from './zone-ref.ts';

/** Of a zone that is met, what is met; of one that is not, the nearest of it. */
function telling(features: readonly FeatureFact[]): readonly FeatureFact[] {
  const met = features.filter((feature) => feature.relation !== 'disjoint');
  return met.length > 0 ? met : features.slice(0, 1);
}

function toFindingFact(role: string, feature: FeatureFact, labels: FeatureLabels): FindingFact {
  const feet = feature.feet?.map(([lon = 0, lat = 0]): [number, number] => [lon, lat]);
  return {
    role,
    featureId: feature.featureId,
    featureName: featureName(role, feature, labels),
    relation: feature.relation,
    overlapEllipsoidM2: feature.overlapEllipsoidM2,
    overlapPlaneM2: feature.overlapPlaneM2,
    share: feature.share,
    overlapLengthM: feature.overlapLengthM,
    distanceM: feature.distanceM,
    edgeDistanceM: feature.edgeDistanceM,
    penetrationM: feature.penetrationM,
    feet: feet?.[0] && feet[1] ? [feet[0], feet[1]] : null,
    ...(feature.chainage && { chainage: feature.chainage.map((stretch) => ({ ...stretch })) }),
    ...(feature.pinchWidthM !== undefined && { severs: feature.severs, pinchWidthM: feature.pinchWidthM }),
    ...(feature.defects && { defects: feature.defects.map(({ code, params }) => ({ code, params: { ...params } })) }),
  };
}

/** The measured facts a rule rests on, each feature once, in the order the rule names its zones. */
export function findingFacts(rule: Rule, context: EvaluationContext, labels: FeatureLabels): FindingFact[] {
  const facts = new Map<string, FindingFact>();
  for (const ref of zoneRefsOf(rule)) {
    for (const name of ref.roles) {
      const role = factsOfRole(context.facts, name);
      if (!role) continue;
      for (const feature of telling(featuresOf(role, ref.filter))) {
        facts.set(`${name}/${feature.featureId}`, toFindingFact(name, feature, labels));
      }
    }
  }
  return [...facts.values()];
}

import type { ExampleRole, RuleExample } from '../plan/rule.ts';
import { DISTRICT_ROLE, type FeatureFact, type RoleFacts, type SiteFacts } from './facts.ts';

/** Site of every example: a square of 100 m, so that shares are easy to check by hand. */
const SITE_M2 = 10_000;
/** Depth and width of an overlap that the example does not detail: a plain, firm one. */
const PLAIN_M = 20;
const FAR_M = 1e6;

type ExampleFeature = Exclude<ExampleRole, string>;

function featureFact(example: ExampleFeature, index: number): FeatureFact {
  const overlapM2 = example.overlapM2 ?? (example.share ?? 0) * SITE_M2;
  const meanWidthM = example.meanWidthM ?? (overlapM2 > 0 ? PLAIN_M : 0);
  const penetrationM = example.penetrationM ?? (overlapM2 > 0 ? Math.min(PLAIN_M, meanWidthM) : 0);
  const accuracyM = example.accuracyM ?? 0;
  const distanceM = overlapM2 > 0 ? 0 : (example.distanceM ?? 0);
  const share = Math.min(1, overlapM2 / SITE_M2);
  // The border may move by the accuracy either way: an overlap no deeper than that may vanish, one that fills the site stays.
  const whole = share >= 1;
  const band: [number, number] = [
    penetrationM > accuracyM || (whole && accuracyM === 0) ? (whole ? SITE_M2 : overlapM2 * 0.5) : 0,
    overlapM2 > 0 || distanceM < accuracyM ? Math.min(SITE_M2, overlapM2 + (accuracyM > 0 ? overlapM2 * 0.1 : 0)) : 0,
  ];
  return {
    featureId: `example-${index + 1}`,
    properties: example.properties ?? {},
    relation: overlapM2 === 0 ? (distanceM === 0 ? 'touches' : 'disjoint') : whole ? 'within' : 'overlaps',
    overlapEllipsoidM2: overlapM2,
    overlapPlaneM2: overlapM2,
    overlapLengthM: 0,
    distanceM,
    edgeDistanceM: distanceM,
    penetrationM,
    share,
    meanWidthM,
    overlapBandM2: band,
    shiftM: penetrationM,
    severs: example.severs ?? false,
  };
}

function roleFacts(role: string, example: ExampleRole | readonly ExampleRole[]): RoleFacts {
  const entries = Array.isArray(example) ? (example as readonly ExampleRole[]) : [example as ExampleRole];
  const words = entries.filter((entry) => typeof entry === 'string');
  const described = entries.filter((entry): entry is ExampleFeature => typeof entry !== 'string');
  const features = described.map(featureFact).sort((a, b) => a.distanceM - b.distanceM);
  const unionM2 = Math.min(
    SITE_M2,
    features.reduce((sum, feature) => sum + feature.overlapEllipsoidM2, 0),
  );
  const outside = words.includes('outside_coverage');
  return {
    role,
    availability: words.includes('missing') ? 'missing' : words.includes('load_failed') ? 'load_failed' : 'ready',
    status: 'official',
    complete: !words.includes('incomplete'),
    accuracyM: Math.max(0, ...described.map((feature) => feature.accuracyM ?? 0)),
    coverage: outside ? 'none' : 'all',
    coverageMarginM: outside ? 0 : FAR_M,
    features,
    unionEllipsoidM2: unionM2,
    unionPlaneM2: unionM2,
    unionShare: unionM2 / SITE_M2,
  };
}

/**
 * Facts as an example of a rule describes them. Roles it does not name are complete official layers that cover the site
 * and have nothing near; the site lies in the district unless the example says otherwise.
 * @param roles  every role the facts must answer for
 */
export function exampleFacts(example: Pick<RuleExample, 'roles'>, roles: Iterable<string>): SiteFacts {
  const names = new Set([...roles, ...Object.keys(example.roles)]);
  const facts = Object.fromEntries(
    [...names].map(
      (role) => [role, roleFacts(role, (example.roles[role] as ExampleRole | ExampleRole[]) ?? [])] as const,
    ),
  );
  const district = example.roles[DISTRICT_ROLE] === undefined ? undefined : facts[DISTRICT_ROLE];
  return {
    areaEllipsoidM2: SITE_M2,
    areaPlaneM2: SITE_M2,
    perimeterM: 400,
    lengthM: 0,
    centroid: [113.29, 34.8],
    bbox: [113.289, 34.799, 113.291, 34.801],
    accuracyM: 0,
    districtShare: district ? (district.availability === 'ready' ? district.unionShare : null) : 1,
    roles: facts,
  };
}

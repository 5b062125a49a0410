import { EFFECTS, effectRank } from '../plan/effect.ts';
import type { Finding, FindingFact, ScreeningRecord } from '../record/record.ts';
import type { Tone } from './document.ts';

export type Open = ScreeningRecord['unknowns'][number];

/** Headings of the findings, most severe first. */
const LEVELS: readonly Tone[] = ['prohibit', 'restrict', 'condition', 'notice', 'encourage', 'unknown'];

/** Heading a finding stands under: what it is as drawn, else what is certain; what has no certain conflict is open. */
export function levelOf(finding: Finding): Tone {
  if (finding.encourage) return 'encourage';
  const settled = finding.nominal ?? finding.atLeast;
  return settled === 'clear' ? 'unknown' : settled;
}

/** Findings under their headings; within one what could go furthest first. */
export function findingsByLevel(findings: readonly Finding[]): { level: Tone; findings: Finding[] }[] {
  return LEVELS.map((level) => ({
    level,
    findings: findings
      .filter((finding) => levelOf(finding) === level)
      .toSorted((a, b) => effectRank(b.atWorst) - effectRank(a.atWorst) || placeRank(a) - placeRank(b)),
  })).filter((group) => group.findings.length > 0);
}

/** What is met on the ground before what is only near, and both before what holds anywhere. */
export function placeRank({ facts }: Finding): number {
  if (facts.some(({ relation }) => relation !== 'disjoint')) return 0;
  return facts.length > 0 ? 1 : 2;
}

/** What whoever wants to build can settle on the spot comes before what somebody else has to bring. */
function actRank({ resolves }: Open): number {
  return resolves.act === 'answer' || resolves.act === 'confirm' ? 0 : 1;
}

/** Open matters, those that could go furthest first, and of these what can be answered at once. */
export function openByReach(unknowns: readonly Open[]): Open[] {
  return unknowns.toSorted((a, b) => effectRank(b.upTo) - effectRank(a.upTo) || actRank(a) - actRank(b));
}

/** Open matters that could take the verdict beyond what is certain. */
export function movingOpen({ unknowns, verdict }: ScreeningRecord): Open[] {
  return openByReach(unknowns).filter(({ upTo }) => effectRank(upTo) > effectRank(verdict.atLeast));
}

/** Every measured feature that findings rest on, once, with the clauses that do: met ones first, then the nearest. */
export function factsOf({ findings }: ScreeningRecord): { fact: FindingFact; ruleIds: string[] }[] {
  const found = new Map<string, { fact: FindingFact; ruleIds: string[] }>();
  for (const { ruleId, facts } of findings) {
    for (const fact of facts) {
      const key = `${fact.role} ${fact.featureId}`;
      const known = found.get(key);
      if (known) known.ruleIds.push(ruleId);
      else found.set(key, { fact, ruleIds: [ruleId] });
    }
  }
  return [...found.values()].sort(
    (a, b) =>
      b.fact.overlapEllipsoidM2 - a.fact.overlapEllipsoidM2 ||
      b.fact.overlapLengthM - a.fact.overlapLengthM ||
      a.fact.edgeDistanceM - b.fact.edgeDistanceM,
  );
}

/** Steps of the scale, mild to severe. */
export const STEPS = EFFECTS;

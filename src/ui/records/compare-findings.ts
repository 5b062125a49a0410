import { type Effect, effectRank } from '../../plan/effect.ts';
import type { Finding, ScreeningRecord } from '../../record/record.ts';

/** One rule in two records; null where it is not listed. */
export interface FindingPair {
  readonly ruleId: string;
  readonly before: Finding | null;
  readonly now: Finding | null;
  /** Whether both ends are the same in both. */
  readonly same: boolean;
}

function ends(finding: Finding | null): string {
  return finding ? `${finding.atLeast} ${finding.atWorst}` : '';
}

function worst({ before, now }: FindingPair): number {
  const rank = (effect: Effect | undefined) => (effect ? effectRank(effect) : -1);
  return Math.max(rank(before?.atWorst), rank(now?.atWorst));
}

/** Every rule that either record tells of, those that differ first, the most severe first within them. */
export function pairFindings(before: ScreeningRecord, now: ScreeningRecord): FindingPair[] {
  const ids = [...new Set([...before.findings, ...now.findings].map(({ ruleId }) => ruleId))];
  const pairs = ids.map((ruleId): FindingPair => {
    const old = before.findings.find((finding) => finding.ruleId === ruleId) ?? null;
    const fresh = now.findings.find((finding) => finding.ruleId === ruleId) ?? null;
    return { ruleId, before: old, now: fresh, same: ends(old) === ends(fresh) };
  });
  return pairs.sort((a, b) => Number(a.same) - Number(b.same) || worst(b) - worst(a));
}

import type { LocalText } from '../../kernel/text.ts';
import type { Interval } from '../../plan/effect.ts';
import type { Finding, ScreeningRecord } from '../../record/record.ts';

/** A rule whose ends differ between two records; a rule in one of them only is `clear` in the other. */
export interface FlippedFinding {
  readonly ruleId: string;
  readonly title: LocalText;
  readonly before: Interval;
  readonly now: Interval;
}

const CLEAR: Interval = { atLeast: 'clear', atWorst: 'clear' };

function ends(finding: Finding | undefined): Interval {
  return finding ? { atLeast: finding.atLeast, atWorst: finding.atWorst } : CLEAR;
}

/** What a changed parameter did to the findings of one site, in the order of the newer record. */
export function flippedFindings(before: ScreeningRecord, now: ScreeningRecord): FlippedFinding[] {
  const old = new Map(before.findings.map((finding) => [finding.ruleId, finding]));
  const all = new Map([...now.findings, ...before.findings].map((finding) => [finding.ruleId, finding]));
  const fresh = new Map(now.findings.map((finding) => [finding.ruleId, finding]));
  return [...all.values()].flatMap(({ ruleId, title }) => {
    const [was, is] = [ends(old.get(ruleId)), ends(fresh.get(ruleId))];
    const same = was.atLeast === is.atLeast && was.atWorst === is.atWorst;
    return same ? [] : [{ ruleId, title, before: was, now: is }];
  });
}

import { effectRank, type Interval, maxEffect } from '../plan/effect.ts';
import type { Finding, ScreeningRecord } from '../record/record.ts';
import type { RuleResult } from './apply-rule.ts';
import { type Basis, weakerBasis } from './basis.ts';
import { unknownKey } from './unknowns.ts';

export type Verdict = ScreeningRecord['verdict'];
export type OpenItem = ScreeningRecord['unknowns'][number];

/** Shares are recorded to six digits; what rounds to all of the site is all of it. */
const WHOLE = 1 - 5e-7;

/** How the site lies to the district. @param share  part of the site inside, 0…1; null without a district layer */
function districtPlace(share: number | null): Verdict['district'] {
  if (share === null) return 'unknown';
  if (share >= WHOLE) return 'inside';
  return share > 0 ? 'partly' : 'outside';
}

/** Upper ends meet in the most severe, lower ends too; what is encouraged stands apart. */
export function verdictInterval(results: readonly (Interval & { readonly encourage: boolean })[]): Interval {
  const counted = results.filter(({ encourage }) => !encourage);
  return {
    atLeast: counted.map(({ atLeast }) => atLeast).reduce(maxEffect, 'clear'),
    atWorst: counted.map(({ atWorst }) => atWorst).reduce(maxEffect, 'clear'),
  };
}

/** The verdict over all rules, also over those firmly not met: they rest on data too. */
export function verdictOf(results: readonly RuleResult[], districtShare: number | null): Verdict {
  return {
    ...verdictInterval(results),
    basis: results.map(({ basis }) => basis).reduce<Basis>(weakerBasis, 'none'),
    district: districtPlace(districtShare),
  };
}

/** Ids in the order a reader counts, C3-6 before C10-4, by code units: the same on every host. */
function compareIds(a: string, b: string): number {
  const [keyA, keyB] = [idKey(a), idKey(b)];
  return keyA < keyB ? -1 : keyA > keyB ? 1 : 0;
}

/** Rules are few and sorted at every change: their keys are made once. */
const idKeys = new Map<string, string>();

function idKey(id: string): string {
  const key = idKeys.get(id) ?? id.replace(/\d+/g, (digits) => digits.padStart(4, '0'));
  idKeys.set(id, key);
  return key;
}

/** Most severe first: by upper end, then lower end, then rule id; the same on every host. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    effectRank(b.atWorst) - effectRank(a.atWorst) ||
    effectRank(b.atLeast) - effectRank(a.atLeast) ||
    compareIds(a.ruleId, b.ruleId)
  );
}

/** Everything still open, once each, with the rules it holds up and how far they could go; furthest first. */
export function openItems(findings: readonly Finding[]): OpenItem[] {
  const items = new Map<string, OpenItem>();
  for (const finding of findings) {
    // What is encouraged never enters the order of severity.
    const upTo = finding.encourage ? 'clear' : finding.atWorst;
    for (const unknown of finding.unknowns) {
      const key = unknownKey(unknown);
      const known = items.get(key);
      if (!known) items.set(key, { ...unknown, ruleIds: [finding.ruleId], upTo });
      else {
        known.ruleIds.push(finding.ruleId);
        known.upTo = maxEffect(known.upTo, upTo);
      }
    }
  }
  return [...items.entries()]
    .sort(([keyA, a], [keyB, b]) => effectRank(b.upTo) - effectRank(a.upTo) || (keyA < keyB ? -1 : 1))
    .map(([, item]) => ({ ...item, ruleIds: item.ruleIds.sort(compareIds) }));
}

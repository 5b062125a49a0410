import type { ScreeningRecord } from '../record/record.ts';
import { oneLine, type Teller } from './teller.ts';

/** Numbers of clauses and laws, which a reader can look up; other rules are known by their title. */
const NUMBERED = /^[CL]\d/;

/** A rule as a reader knows it. */
export function ruleName(ruleId: string, record: ScreeningRecord, teller: Teller): string {
  if (NUMBERED.test(ruleId)) return ruleId;
  const finding = record.findings.find((found) => found.ruleId === ruleId);
  return finding ? teller.text(finding.title) : oneLine(ruleId);
}

/** Several rules in one cell, each once. */
export function ruleNames(ruleIds: readonly string[], record: ScreeningRecord, teller: Teller): string {
  return teller.list([...new Set(ruleIds)].map((id) => ruleName(id, record, teller)));
}

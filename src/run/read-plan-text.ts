import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { PlanText, planLines } from '../plan/plan-text.ts';
import type { Clause } from '../plan/seeds.ts';
import { decodeText } from '../site/decode-text.ts';

const MAX_BYTES = 5_000_000;
/** Share of the clauses' phrases that a copy of the plan holds, even one with words mangled in copying. */
const ENOUGH = 0.6;
/** First bytes of formats people try: zip (DOCX), PDF, old Office. */
const BINARY = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x25, 0x50, 0x44, 0x46],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/**
 * Reads a file as the plan's own text: it is one when the phrases that locate the clauses stand in it.
 * Problems: plan_text_too_big, plan_text_not_text, plan_text_wrong (with how many phrases were found).
 */
export function readPlanText(name: string, bytes: Uint8Array, clauses: readonly Clause[]): Result<PlanText> {
  const where = { file: name };
  if (bytes.length > MAX_BYTES) {
    return failure(errorProblem('plan_text_too_big', where, { bytes: bytes.length, limit: MAX_BYTES }));
  }
  const decoded = BINARY.some((head) => head.every((byte, i) => bytes[i] === byte)) ? null : decodeText(bytes);
  if (!decoded) return failure(errorProblem('plan_text_not_text', where));
  return planTextFrom(name, decoded.text, clauses);
}

/** The same for text already at hand. Problem: plan_text_wrong. */
export function planTextFrom(name: string, text: string, clauses: readonly Clause[]): Result<PlanText> {
  const planText = new PlanText(planLines(name, text));
  const found = clauses.filter(({ anchor }) => planText.has(anchor)).length;
  if (found >= clauses.length * ENOUGH) return success(planText);
  return failure(errorProblem('plan_text_wrong', { file: name }, { found, total: clauses.length }));
}

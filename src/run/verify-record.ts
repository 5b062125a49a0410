import type { LoadedLayer } from '../catalog/layer-source.ts';
import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import type { Ruleset } from '../plan/ruleset.ts';
import { type Difference, diffRecords, isAddition } from '../record/diff-records.ts';
import type { SealedPart } from '../record/integrity.ts';
import { readRecord } from '../record/read-record.ts';
import type { ScreeningRecord } from '../record/record.ts';
import { outdatedReviews, type Review } from '../record/review.ts';
import type { Ports } from './ports.ts';
import { requestFromRecord } from './request-from-record.ts';
import { screenLoaded } from './run-screening.ts';

/**
 * `same`: to the last digit. `extended`: all that the record says is borne out, and today's program says more besides.
 * `differs`: it was changed, or today's data and rules give something else.
 */
export type VerificationOutcome = 'same' | 'extended' | 'differs';

/** What came of computing a record again. */
export interface Verification {
  readonly record: ScreeningRecord;
  /** Parts that are not what was sealed; empty for a sound record. */
  readonly broken: readonly SealedPart[];
  readonly outcome: VerificationOutcome;
  /** Fingerprint of today's result; null where a tampered site cannot be measured. */
  readonly fingerprintNow: string | null;
  /** Inputs first, then what follows from them. */
  readonly differences: readonly Difference[];
  /** Reviews of findings that today's data make another. */
  readonly outdated: readonly Review[];
}

function outcomeOf(record: ScreeningRecord, fingerprintNow: string, differences: readonly Difference[]) {
  if (fingerprintNow === record.fingerprint) return 'same';
  return differences.length > 0 && differences.every(isAddition) ? 'extended' : 'differs';
}

/**
 * Computes a record again from its own site, answers and changed parameters, on today's layers and rules. The app's
 * name and version are taken from the record: what counts is whether the result is the same, not who computes it.
 * @param json  a parsed record file
 * Problems: record_unreadable, record_newer, pack_missing (made with a user's rules that `ruleset` does not hold), and
 * those of a site's shape.
 */
export function verifyRecord(
  json: unknown,
  layers: readonly LoadedLayer[],
  ruleset: Ruleset,
  ports: Ports,
): Result<Verification> {
  const read = readRecord(json);
  if (!read.ok) return read;
  const { record, broken } = read.value;
  const changed = broken.length > 0;
  const { pack } = record.inputs.rules;
  if (pack && pack.sha256 !== ruleset.pack?.sha256 && !changed) {
    return failure(errorProblem('pack_missing', undefined, { ...pack }));
  }
  const run = screenLoaded(requestFromRecord(record), layers, ruleset, { ...ports, app: record.app });
  if (!run.ok && !changed) return run;
  if (!run.ok) {
    const nothing = { fingerprintNow: null, differences: [], outdated: [] };
    return success({ record, broken, outcome: 'differs', ...nothing });
  }
  const now = run.value.record;
  const differences = diffRecords(record, now);
  return success({
    record,
    broken,
    outcome: changed ? 'differs' : outcomeOf(record, now.fingerprint, differences),
    fingerprintNow: now.fingerprint,
    differences,
    outdated: outdatedReviews(now, record.reviews?.entries ?? []),
  });
}

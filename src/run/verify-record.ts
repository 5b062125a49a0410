import type { LoadedLayer } from '../catalog/layer-source.ts';
import { type Result, success } from '../kernel/result.ts';
import type { Ruleset } from '../plan/ruleset.ts';
import { type Difference, diffRecords } from '../record/diff-records.ts';
import { isIntact } from '../record/make-record.ts';
import { readRecord } from '../record/read-record.ts';
import type { ScreeningRecord } from '../record/record.ts';
import type { Ports } from './ports.ts';
import { requestFromRecord } from './request-from-record.ts';
import { screenLoaded } from './run-screening.ts';

/** What came of computing a record again. */
export interface Verification {
  readonly record: ScreeningRecord;
  /** Whether it still is what was sealed: its fingerprint fits its content. */
  readonly intact: boolean;
  /** Whether it is intact and today's data and rules give the same. */
  readonly same: boolean;
  /** Fingerprint of today's result; null where a tampered site cannot be measured. */
  readonly fingerprintNow: string | null;
  /** Inputs first, then what follows from them. */
  readonly differences: readonly Difference[];
}

/**
 * Computes a record again from its own site, answers and changed parameters, on today's layers and rules. The app's
 * name and version are taken from the record: what counts is whether the result is the same, not who computes it.
 * @param json  a parsed record file
 * Problems: record_unreadable, record_newer, and those of a site's shape.
 */
export function verifyRecord(
  json: unknown,
  layers: readonly LoadedLayer[],
  ruleset: Ruleset,
  ports: Ports,
): Result<Verification> {
  const read = readRecord(json);
  if (!read.ok) return read;
  const record = read.value;
  const intact = isIntact(record);
  const run = screenLoaded(requestFromRecord(record), layers, ruleset, { ...ports, app: record.app });
  if (!run.ok) return intact ? run : success({ record, intact, same: false, fingerprintNow: null, differences: [] });
  const now = run.value.record;
  return success({
    record,
    intact,
    same: intact && now.fingerprint === record.fingerprint,
    fingerprintNow: now.fingerprint,
    differences: diffRecords(record, now),
  });
}

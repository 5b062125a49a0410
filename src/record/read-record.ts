import { z } from 'zod';
import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { type PackRef, packRefSchema } from '../plan/pack-ref.ts';
import { brokenSeals, type SealedPart } from './integrity.ts';
import { type Migration, migrate } from './migrate.ts';
import { recordSchema, type ScreeningRecord } from './record.ts';

/** From each earlier version of the shape to the next; version 1 is the first. */
const MIGRATIONS: readonly Migration[] = [];

/** A record as read, and whether the file still is what was sealed. */
export interface ReadRecord {
  readonly record: ScreeningRecord;
  /** Parts changed after they were sealed, judged in the shape they were sealed in; empty for a sound record. */
  readonly broken: readonly SealedPart[];
}

/**
 * A record from parsed JSON, in today's shape, with the parts whose seal is broken.
 * Problems: record_newer (written by a later program), record_unreadable (names the member that is wrong).
 */
export function readRecord(json: unknown): Result<ReadRecord> {
  const migrated = migrate(json, MIGRATIONS);
  if (!migrated.ok) return migrated;
  const parsed = recordSchema.safeParse(migrated.value);
  if (!parsed.success) return unreadable(parsed.error.issues[0]?.path ?? []);
  return success({ record: parsed.data, broken: brokenSeals(json as ScreeningRecord) });
}

/** The pack a parsed record file names, before anything else in it is looked at. */
export function packOf(json: unknown): PackRef | undefined {
  const outline = z.looseObject({ inputs: z.looseObject({ rules: z.looseObject({ pack: packRefSchema }) }) });
  return outline.safeParse(json).data?.inputs.rules.pack;
}

function unreadable(path: readonly PropertyKey[]): Result<never> {
  const field = path.map(String).join('.');
  return failure(errorProblem('record_unreadable', field ? { field } : undefined));
}

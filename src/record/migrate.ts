import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';

/** Brings a record of one version of the shape to the next. */
export type Migration = (json: Readonly<Record<string, unknown>>) => Record<string, unknown>;

function schemaOf(json: unknown): number | null {
  const schema = typeof json === 'object' && json !== null && 'schema' in json ? json.schema : null;
  return typeof schema === 'number' && Number.isInteger(schema) && schema >= 1 ? schema : null;
}

/**
 * A record of any earlier version in the shape known last, step by step. A published step is never changed; a new shape
 * is a new step at the end, and the version a program writes is one more than there are steps.
 * @param steps  the first brings version 1 to 2
 * Problems: record_newer (written by a later program), record_unreadable (no version at all).
 */
export function migrate(json: unknown, steps: readonly Migration[]): Result<unknown> {
  const known = steps.length + 1;
  const schema = schemaOf(json);
  if (schema === null) return failure(errorProblem('record_unreadable', { field: 'schema' }));
  if (schema > known) return failure(errorProblem('record_newer', { field: 'schema' }, { schema, known }));
  let migrated = json as Record<string, unknown>;
  for (const [index, step] of steps.entries()) {
    if (index + 1 >= schema) migrated = { ...step(migrated), schema: index + 2 };
  }
  return success(migrated);
}

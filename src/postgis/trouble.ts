import { errorProblem, type Problem } from '../kernel/problem.ts';

/** SQLSTATE of the class “connection exception” and of a server that ends connections, and what the network says. */
const LOST = /^(08\w{3}|57P0\d|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/;
/** The client's own words for it, which carry no code. */
const LOST_WORDS =
  /^(Connection terminated|Connection ended|Client was closed|Client has encountered a connection error)/;
const FORBIDDEN = '42501';

/** What was thrown, in its own words; the first of several attempts to connect stands for all. */
export function wordsOf(error: unknown): string {
  if (error instanceof AggregateError) return wordsOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}

/** Trouble of a database that was at work. Problems: database_lost, database_forbidden, engine_failed. */
export function databaseProblem(error: unknown): Problem {
  const because = wordsOf(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (LOST.test(code) || LOST_WORDS.test(because)) return errorProblem('database_lost', undefined, { because });
  if (code === FORBIDDEN) return errorProblem('database_forbidden', undefined, { because });
  return errorProblem('engine_failed', undefined, { because });
}

import type { Problem } from './problem.ts';

/** Expected trouble is a value; exceptions are left for broken programs. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly [Problem, ...Problem[]] };

export function success<T>(value: T, warnings: readonly Problem[] = []): Result<T> {
  return { ok: true, value, warnings };
}

export function failure<T = never>(...problems: [Problem, ...Problem[]]): Result<T> {
  return { ok: false, problems };
}

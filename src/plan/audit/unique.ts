import { errorProblem, type Place, type Problem } from '../../kernel/problem.ts';

/** Reports every id that occurs twice. */
export function auditUnique(
  entries: readonly { readonly id: string; readonly where: Place }[],
  code: string,
): Problem[] {
  const seen = new Set<string>();
  return entries.flatMap(({ id, where }) => {
    if (seen.has(id)) return [errorProblem(code, where, { name: id })];
    seen.add(id);
    return [];
  });
}

/** Reports every name that nothing answers to. */
export function auditKnown(
  ids: readonly string[],
  known: { has(id: string): boolean },
  code: string,
  where: Place,
): Problem[] {
  return ids.filter((id) => !known.has(id)).map((id) => errorProblem(code, where, { name: id }));
}

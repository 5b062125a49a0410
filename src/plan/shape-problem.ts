import type { z } from 'zod';
import { errorProblem, type Problem } from '../kernel/problem.ts';

type Issue = z.core.$ZodIssue;

/** What is wrong with the shape of a value, and where in it. */
export interface ShapeTrouble {
  readonly path: readonly PropertyKey[];
  readonly problem: Problem;
}

/**
 * Of a value that fits none of several forms, the form it comes closest to: the one whose trouble lies deepest. A
 * misspelt word three levels down a condition is told there and not at its root.
 */
function closest(
  issue: Issue,
  path: readonly PropertyKey[] = issue.path,
): { issue: Issue; path: readonly PropertyKey[] } {
  if (issue.code !== 'invalid_union') return { issue, path };
  const deeper = issue.errors.flatMap((branch) =>
    branch.slice(0, 1).map((own) => closest(own, [...path, ...own.path])),
  );
  const best = deeper.toSorted((a, b) => b.path.length - a.path.length)[0];
  return best && best.path.length > path.length ? best : { issue, path };
}

function problemOf(issue: Issue): Problem {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? errorProblem('shape_missing')
        : errorProblem('shape_type', undefined, { expected: issue.expected });
    case 'invalid_value':
      return issue.input === undefined
        ? errorProblem('shape_missing')
        : errorProblem('shape_value', undefined, { allowed: issue.values.map(String).join(' ') });
    case 'unrecognized_keys':
      return errorProblem('shape_unknown_member', undefined, { name: issue.keys.join(' ') });
    case 'invalid_format':
      return errorProblem('shape_format');
    case 'too_small':
      return errorProblem(issue.minimum === 1 ? 'shape_empty' : 'shape_size');
    case 'too_big':
      return errorProblem('shape_size');
    case 'invalid_union':
      return errorProblem('shape_condition');
    default:
      return errorProblem('shape_other');
  }
}

/** Words and place for every issue of a failed parse; parsed with `reportInput`, so that absence shows. */
export function shapeTroubles(issues: readonly Issue[]): ShapeTrouble[] {
  return issues.map((issue) => {
    const found = closest(issue);
    const path = found.issue.code === 'unrecognized_keys' ? [...found.path, found.issue.keys[0] ?? ''] : found.path;
    return { path, problem: problemOf(found.issue) };
  });
}

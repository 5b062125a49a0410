import { errorProblem, type Problem } from '../kernel/problem.ts';
import { readAnswerValue } from '../project/answer-value.ts';
import type { NameTable } from './name-table.ts';
import type { PlanSources } from './plan-sources.ts';

function at(answers: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], answers);
}

/** Dotted paths of all leaves: what an answers file says. */
function leaves(value: unknown, prefix = ''): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [prefix];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, prefix ? `${prefix}.${key}` : key));
}

/** Answers of the demonstration sites use the questions' paths and words; an unanswered one is null or absent. */
export function auditAnswers(sources: PlanSources, names: NameTable): Problem[] {
  const paths = new Map([...names.fields.values()].map((field) => [field.path, field]));
  const codes = new Set(sources.industries.map(({ value }) => value.code));
  return sources.demoFiles.flatMap(({ id, project, answers }) =>
    leaves(answers).flatMap((path) => {
      const where = { file: project.file, feature: id, field: `answers.${path}` };
      const field = paths.get(path);
      if (!field) return [errorProblem('unknown_attribute', where, { name: path })];
      const value = at(answers, path);
      if (value === null) return [];
      if (field.type === 'industry' && !codes.has(String(value))) {
        return [errorProblem('unknown_industry', where, { name: String(value) })];
      }
      return readAnswerValue(field, value).ok
        ? []
        : [errorProblem('no_such_option', where, { attribute: field.id, value: String(value) })];
    }),
  );
}

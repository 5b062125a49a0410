import { errorProblem, type Problem } from '../kernel/problem.ts';
import type { NameTable } from './name-table.ts';
import type { PlanSources } from './plan-sources.ts';

/** Parameters: in bounds, in the file of their name, and no surer than the law they cite. */
export function auditParameters(sources: PlanSources, names: NameTable): Problem[] {
  const unverified = new Set(
    sources.laws.filter(({ value }) => value.status !== 'verified').map(({ value }) => value.id),
  );
  return sources.parameters.flatMap(({ file, value }) => {
    const at = (field: string) => ({ file, feature: value.id, field });
    const problems: Problem[] = [];
    if (file !== `data/parameters/${value.id}.json`)
      problems.push(errorProblem('file_name', at('id'), { name: value.id }));
    if (value.min > value.max) problems.push(errorProblem('bounds_reversed', at('min')));
    if (value.value !== null && (value.value < value.min || value.value > value.max)) {
      problems.push(errorProblem('out_of_bounds', at('value'), { value: value.value, min: value.min, max: value.max }));
    }
    if (value.law !== undefined && !names.laws.has(value.law)) {
      problems.push(errorProblem('unknown_law', at('law'), { name: value.law }));
    }
    if (value.basis === 'law' && value.law === undefined) problems.push(errorProblem('empty_citation', at('law')));
    if (value.status === 'verified' && value.law !== undefined && unverified.has(value.law)) {
      problems.push(errorProblem('surer_than_law', at('status'), { name: value.law }));
    }
    return problems;
  });
}

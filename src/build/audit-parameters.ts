import { errorProblem, type Problem } from '../kernel/problem.ts';
import { auditParameter } from '../plan/audit/audit-parameter.ts';
import type { NameTable } from './name-table.ts';
import type { PlanSources } from './plan-sources.ts';

/** Parameters: each sound in itself and in the file of its name. */
export function auditParameters(sources: PlanSources, names: NameTable): Problem[] {
  return sources.parameters.flatMap(({ file, value }) => [
    ...(file === `data/parameters/${value.id}.json`
      ? []
      : [errorProblem('file_name', { file, feature: value.id, field: 'id' }, { name: value.id })]),
    ...auditParameter(value, names, { file, feature: value.id }),
  ]);
}

import { errorProblem, type Problem } from '../kernel/problem.ts';
import { auditDerived, auditQuestion } from '../plan/audit/audit-attributes.ts';
import { attributeCycle } from '../plan/audit/cycles.ts';
import { auditUnique } from '../plan/audit/unique.ts';
import type { NameTable } from './name-table.ts';
import type { PlanSources } from './plan-sources.ts';

function auditCycle(sources: PlanSources): Problem[] {
  const cycle = attributeCycle(
    sources.derived.map(({ value }) => value),
    sources.questions.map(({ value }) => value),
  );
  const [first] = cycle ?? [];
  const filed = sources.derived.find(({ value }) => value.id === first) ?? sources.derived[0];
  if (!cycle || !filed) return [];
  return [errorProblem('cyclic_attributes', { file: filed.file, feature: first ?? '' }, { path: cycle.join(' → ') })];
}

/** Questions, derived attributes and industries: ids, options and the conditions they use. */
export function auditQuestions(sources: PlanSources, names: NameTable): Problem[] {
  const fields = sources.questions.flatMap(({ file, value }) =>
    value.fields.map((field) => ({ field, where: { file, feature: value.key, field: field.id } })),
  );
  const derived = sources.derived.map(({ file, value }) => ({ value, where: { file, feature: value.id } }));
  return [
    ...auditUnique(
      sources.questions.map(({ file, value }) => ({ id: value.key, where: { file, feature: value.key } })),
      'duplicate_id',
    ),
    ...auditUnique(
      [
        ...fields.map(({ field, where }) => ({ id: field.id, where })),
        ...derived.map(({ value, where }) => ({ id: value.id, where })),
      ],
      'duplicate_id',
    ),
    ...auditUnique(
      fields.map(({ field, where }) => ({ id: field.path, where })),
      'duplicate_path',
    ),
    ...sources.questions.flatMap(({ file, value }) => auditQuestion(value, names, { file, feature: value.key })),
    ...derived.flatMap(({ value, where }) => auditDerived(value, names, where)),
    ...auditCycle(sources),
    ...auditUnique(
      sources.industries.map(({ file, value }) => ({ id: value.code, where: { file, feature: value.code } })),
      'duplicate_id',
    ),
  ];
}

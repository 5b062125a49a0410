import { errorProblem, type Place, type Problem } from '../kernel/problem.ts';
import type { AttributeField } from '../plan/question.ts';
import { auditCondition } from './audit-conditions.ts';
import { auditUnique } from './audit-plan.ts';
import type { NameTable } from './name-table.ts';
import type { PlanSources } from './plan-sources.ts';

const CHOICES: readonly AttributeField['type'][] = ['enum', 'multi', 'tri'];

/** Files are read without regard to width, case and outer blanks, so words must differ beyond them. */
function folded(word: string): string {
  return word.normalize('NFKC').trim().toLowerCase();
}

function auditField(field: AttributeField, where: Place): Problem[] {
  const options = field.options ?? [];
  const codes = new Set(options.map((option) => option.code));
  // A word that means two options would be read as whichever stands first.
  const words = options.flatMap((option) => [
    ...new Set([option.code, option.name.zh, option.name.en, ...(option.aliases ?? [])].map(folded)),
  ]);
  const problems = auditUnique(
    words.map((id) => ({ id, where })),
    'duplicate_option',
  );
  if (CHOICES.includes(field.type) && options.length < 2) problems.push(errorProblem('options_missing', where));
  if (field.noneOption !== undefined && !codes.has(field.noneOption)) {
    problems.push(errorProblem('unknown_option', where, { attribute: field.id, value: field.noneOption }));
  }
  for (const target of options.flatMap((option) => option.standsFor ?? [])) {
    if (!codes.has(target))
      problems.push(errorProblem('unknown_option', where, { attribute: field.id, value: target }));
  }
  if (field.min !== undefined && field.max !== undefined && field.min > field.max) {
    problems.push(errorProblem('bounds_reversed', where));
  }
  return problems;
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
    ...fields.flatMap(({ field, where }) => auditField(field, where)),
    ...sources.questions.flatMap(({ file, value }) =>
      value.relevantWhen
        ? auditCondition(value.relevantWhen, names, { file, feature: value.key, field: 'relevantWhen' })
        : [],
    ),
    ...sources.questions
      .filter(({ value }) => (value.relevantWhen === undefined) !== (value.irrelevantValue === undefined))
      .map(({ file, value }) =>
        errorProblem('irrelevant_value', { file, feature: value.key, field: 'irrelevantValue' }),
      ),
    ...derived.flatMap(({ value, where }) => [
      ...value.cases.flatMap((entry, i) => auditCondition(entry.when, names, { ...where, field: `cases.${i}` })),
      ...(value.confirm !== undefined && !names.fields.has(value.confirm)
        ? [errorProblem('unknown_attribute', { ...where, field: 'confirm' }, { name: value.confirm })]
        : []),
      ...value.laws
        .filter((law) => !names.laws.has(law))
        .map((law) => errorProblem('unknown_law', { ...where, field: 'laws' }, { name: law })),
    ]),
    ...auditUnique(
      sources.industries.map(({ file, value }) => ({ id: value.code, where: { file, feature: value.code } })),
      'duplicate_id',
    ),
  ];
}

import { errorProblem, type Place, type Problem } from '../../kernel/problem.ts';
import type { AttributeField, DerivedAttribute, Question } from '../question.ts';
import { auditCondition } from './audit-condition.ts';
import type { Names } from './names.ts';
import { auditKnown, auditUnique } from './unique.ts';

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
  const targets = [field.noneOption ?? [], ...options.map((option) => option.standsFor ?? [])].flat();
  for (const target of targets.filter((code) => !codes.has(code))) {
    problems.push(errorProblem('no_such_option', where, { attribute: field.id, value: target }));
  }
  if (field.min !== undefined && field.max !== undefined && field.min > field.max) {
    problems.push(errorProblem('bounds_reversed', where));
  }
  return problems;
}

/** A question: its fields, and when it applies. */
export function auditQuestion(question: Question, names: Names, where: Place): Problem[] {
  return [
    ...question.fields.flatMap((field) => auditField(field, { ...where, field: field.id })),
    ...(question.relevantWhen ? auditCondition(question.relevantWhen, names, { ...where, field: 'relevantWhen' }) : []),
    ...((question.relevantWhen === undefined) !== (question.irrelevantValue === undefined)
      ? [errorProblem('irrelevant_value', { ...where, field: 'irrelevantValue' })]
      : []),
  ];
}

/** A derived attribute: its cases, who confirms it, what it rests on. */
export function auditDerived(derived: DerivedAttribute, names: Names, where: Place): Problem[] {
  const confirm = derived.confirm === undefined ? [] : [derived.confirm];
  return [
    ...derived.cases.flatMap((entry, i) => auditCondition(entry.when, names, { ...where, field: `cases.${i}` })),
    ...auditKnown(confirm, names.fields, 'unknown_attribute', { ...where, field: 'confirm' }),
    ...auditKnown(derived.laws, names.laws, 'unknown_law', { ...where, field: 'laws' }),
  ];
}

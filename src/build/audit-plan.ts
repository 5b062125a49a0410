import { errorProblem, type Problem } from '../kernel/problem.ts';
import { auditRule } from '../plan/audit/audit-rule.ts';
import { auditKnown, auditUnique } from '../plan/audit/unique.ts';
import type { NameTable } from './name-table.ts';
import type { PlanSources } from './plan-sources.ts';

function auditClauses(sources: PlanSources, names: NameTable): Problem[] {
  const problems = sources.clauses.flatMap(({ file, value }) => {
    const where = { file, feature: value.id };
    return [
      ...auditKnown(value.layers, names.cards, 'unknown_role', { ...where, field: 'layers' }),
      ...auditKnown(value.attributes, names.attributes, 'unknown_attribute', { ...where, field: 'attributes' }),
      ...auditKnown(value.laws, names.laws, 'unknown_law', { ...where, field: 'laws' }),
      ...(value.anchor.trim() === '' ? [errorProblem('empty_anchor', { ...where, field: 'anchor' })] : []),
      ...(value.ref.trim() === '' ? [errorProblem('empty_citation', { ...where, field: 'ref' })] : []),
    ];
  });
  const at = (field: string, pick: (clause: (typeof sources.clauses)[number]['value']) => string) =>
    sources.clauses.map(({ file, value }) => ({ id: pick(value), where: { file, feature: value.id, field } }));
  return [
    ...problems,
    ...auditUnique(
      at('id', (c) => c.id),
      'duplicate_id',
    ),
    ...auditUnique(
      at('anchor', (c) => c.anchor),
      'duplicate_anchor',
    ),
  ];
}

function auditLaws(sources: PlanSources): Problem[] {
  const laws = sources.laws.map(({ file, value }) => ({ id: value.id, where: { file, feature: value.id } }));
  return [
    ...auditUnique(laws, 'duplicate_id'),
    ...sources.laws
      .filter(({ value }) => value.title.trim() === '' || value.source.trim() === '')
      .map(({ file, value }) => errorProblem('empty_citation', { file, feature: value.id })),
  ];
}

function auditIndicators(sources: PlanSources, names: NameTable): Problem[] {
  const file = 'seeds/indicators.json';
  return [
    ...auditUnique(
      sources.indicators.map(({ id }) => ({ id, where: { file, feature: id } })),
      'duplicate_id',
    ),
    ...sources.indicators.flatMap(({ id, clauses }) =>
      auditKnown(clauses, names.clauses, 'unknown_clause', { file, feature: id, field: 'clauses' }),
    ),
  ];
}

/** The plan's facts and the rules drawn from them: every clause, law, role, attribute and parameter named exists. */
export function auditPlan(sources: PlanSources, names: NameTable): Problem[] {
  const rules = sources.rules.map(({ file, value }) => ({ id: value.id, where: { file, feature: value.id } }));
  const projects = sources.projects.map(({ file, value }) => ({ id: value.id, where: { file, feature: value.id } }));
  return [
    ...auditClauses(sources, names),
    ...auditLaws(sources),
    ...auditIndicators(sources, names),
    ...auditUnique(projects, 'duplicate_id'),
    ...auditUnique(rules, 'duplicate_id'),
    ...sources.rules.flatMap(({ file, value }) => auditRule(value, names, { file, feature: value.id })),
  ];
}

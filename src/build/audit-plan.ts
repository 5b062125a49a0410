import { errorProblem, type Place, type Problem } from '../kernel/problem.ts';
import type { Rule } from '../plan/rule.ts';
import { auditCondition } from './audit-conditions.ts';
import type { NameTable } from './name-table.ts';
import type { Filed, PlanSources } from './plan-sources.ts';

/** Placeholders of a finding's words that are no parameter (plan/rule.ts). */
const MEASURES = new Set(['distance', 'overlap', 'share', 'feature', 'length']);

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

function missing(ids: readonly string[], known: { has(id: string): boolean }, code: string, where: Place): Problem[] {
  return ids.filter((id) => !known.has(id)).map((id) => errorProblem(code, where, { name: id }));
}

function auditClauses(sources: PlanSources, names: NameTable): Problem[] {
  const problems = sources.clauses.flatMap(({ file, value }) => {
    const where = { file, feature: value.id };
    return [
      ...missing(value.layers, names.cards, 'unknown_role', { ...where, field: 'layers' }),
      ...missing(value.attributes, names.attributes, 'unknown_attribute', { ...where, field: 'attributes' }),
      ...missing(value.laws, names.laws, 'unknown_law', { ...where, field: 'laws' }),
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

function auditWords(rule: Rule, names: NameTable, where: Place): Problem[] {
  return rule.outcomes.flatMap((outcome, i) =>
    (['zh', 'en'] as const).flatMap((locale) =>
      [...outcome.say[locale].matchAll(/\{([^}]*)\}/g)]
        .map((match) => match[1] ?? '')
        .filter((name) => !MEASURES.has(name) && !names.parameters.has(name))
        .map((name) =>
          errorProblem('unknown_placeholder', { ...where, field: `outcomes.${i}.say.${locale}` }, { name }),
        ),
    ),
  );
}

function auditRule({ file, value: rule }: Filed<Rule>, names: NameTable): Problem[] {
  const where = { file, feature: rule.id };
  const at = (field: string): Place => ({ ...where, field });
  const problems = [
    ...missing(rule.clauses, names.clauses, 'unknown_clause', at('clauses')),
    ...missing(rule.laws, names.laws, 'unknown_law', at('laws')),
    ...(rule.clauses.length + rule.laws.length === 0 ? [errorProblem('empty_citation', where)] : []),
    ...(rule.applies ? auditCondition(rule.applies, names, at('applies')) : []),
    ...auditWords(rule, names, where),
  ];
  rule.outcomes.forEach((outcome, i) => {
    const last = i === rule.outcomes.length - 1;
    if (outcome.when) problems.push(...auditCondition(outcome.when, names, at(`outcomes.${i}.when`)));
    if (last === (outcome.when !== undefined)) problems.push(errorProblem('outcome_order', at(`outcomes.${i}`)));
    if (outcome.upTo && !outcome.pending) problems.push(errorProblem('pending_missing', at(`outcomes.${i}.pending`)));
  });
  rule.examples.forEach((example, i) => {
    const field = `examples.${i}`;
    problems.push(
      ...missing(Object.keys(example.answers), names.attributes, 'unknown_attribute', at(`${field}.answers`)),
      ...missing(Object.keys(example.roles), names.cards, 'unknown_role', at(`${field}.roles`)),
      ...missing(Object.keys(example.parameters), names.parameters, 'unknown_parameter', at(`${field}.parameters`)),
    );
  });
  return problems;
}

/** The plan's facts and the rules drawn from them: every clause, law, role, attribute and parameter named exists. */
export function auditPlan(sources: PlanSources, names: NameTable): Problem[] {
  const rules = sources.rules.map(({ file, value }) => ({ id: value.id, where: { file, feature: value.id } }));
  const projects = sources.projects.map(({ file, value }) => ({ id: value.id, where: { file, feature: value.id } }));
  return [
    ...auditClauses(sources, names),
    ...auditLaws(sources),
    ...auditUnique(projects, 'duplicate_id'),
    ...auditUnique(rules, 'duplicate_id'),
    ...sources.rules.flatMap((rule) => auditRule(rule, names)),
  ];
}

import { errorProblem, type Place, type Problem } from '../../kernel/problem.ts';
import type { ExampleRole, Rule } from '../rule.ts';
import { auditCondition } from './audit-condition.ts';
import { auditContradictions } from './contradictions.ts';
import type { Names } from './names.ts';
import { auditKnown } from './unique.ts';

/** Placeholders of a finding's words that are no parameter (plan/rule.ts). */
const MEASURES = new Set(['distance', 'overlap', 'share', 'feature', 'length']);

function auditWords(rule: Rule, names: Names, at: (field: string) => Place): Problem[] {
  return rule.outcomes.flatMap((outcome, i) =>
    (['zh', 'en'] as const).flatMap((locale) =>
      [...outcome.say[locale].matchAll(/\{([^}]*)\}/g)]
        .map((match) => match[1] ?? '')
        .filter((name) => !MEASURES.has(name) && !names.parameters.has(name))
        .map((name) => errorProblem('unknown_placeholder', at(`outcomes.${i}.say.${locale}`), { name })),
    ),
  );
}

/** Measures no site can have: less than nothing, or more than all of it. */
function auditMeasures(role: ExampleRole, where: Place): Problem[] {
  if (typeof role === 'string') return [];
  const { overlapM2, meanWidthM, penetrationM, share, distanceM, accuracyM } = role;
  const measures = Object.entries({ overlapM2, meanWidthM, penetrationM, share, distanceM, accuracyM });
  return measures.flatMap(([name, value]) => {
    if (value === undefined || (value >= 0 && !(name === 'share' && value > 1))) return [];
    return [errorProblem('absurd_number', { ...where, field: `${where.field}.${name}` }, { name, value })];
  });
}

function auditExamples(rule: Rule, names: Names, at: (field: string) => Place): Problem[] {
  return rule.examples.flatMap((example, i) => {
    const field = `examples.${i}`;
    return [
      ...auditKnown(Object.keys(example.answers), names.attributes, 'unknown_attribute', at(`${field}.answers`)),
      ...auditKnown(Object.keys(example.roles), names.cards, 'unknown_role', at(`${field}.roles`)),
      ...auditKnown(Object.keys(example.parameters), names.parameters, 'unknown_parameter', at(`${field}.parameters`)),
      ...Object.entries(example.roles).flatMap(([role, described]) =>
        [described].flat().flatMap((one) => auditMeasures(one, at(`${field}.roles.${role}`))),
      ),
    ];
  });
}

/** Everything a rule names exists, its words can be filled, its outcomes do not speak against each other. */
export function auditRule(rule: Rule, names: Names, where: Place): Problem[] {
  const at = (field: string): Place => ({ ...where, field });
  const problems = [
    ...auditKnown(rule.clauses, names.clauses, 'unknown_clause', at('clauses')),
    ...auditKnown(rule.laws, names.laws, 'unknown_law', at('laws')),
    ...(rule.clauses.length + rule.laws.length === 0 ? [errorProblem('empty_citation', where)] : []),
    ...(rule.applies ? auditCondition(rule.applies, names, at('applies')) : []),
    ...auditWords(rule, names, at),
    ...auditContradictions(rule, names, at),
    ...auditExamples(rule, names, at),
  ];
  rule.outcomes.forEach((outcome, i) => {
    const last = i === rule.outcomes.length - 1;
    if (outcome.when) problems.push(...auditCondition(outcome.when, names, at(`outcomes.${i}.when`)));
    if (last === (outcome.when !== undefined)) problems.push(errorProblem('outcome_order', at(`outcomes.${i}`)));
    if (outcome.upTo && !outcome.pending) problems.push(errorProblem('pending_missing', at(`outcomes.${i}.pending`)));
  });
  return problems;
}

import type { Catalog, LayerEntry } from '../catalog/catalog.ts';
import type { Condition } from '../plan/condition.ts';
import type { Parameter } from '../plan/parameter.ts';
import type { AttributeField, Question } from '../plan/question.ts';
import type { Rule } from '../plan/rule.ts';
import type { Ruleset } from '../plan/ruleset.ts';
import type { Clause, Law } from '../plan/seeds.ts';

/** What a condition looks at. */
export interface ConditionUses {
  readonly roles: ReadonlySet<string>;
  readonly attributes: ReadonlySet<string>;
  readonly parameters: ReadonlySet<string>;
}

/** Catalogue and ruleset with the look-ups the screen needs; built once after loading. */
export interface PlanIndex {
  readonly catalog: Catalog;
  readonly ruleset: Ruleset;
  readonly layers: ReadonlyMap<string, LayerEntry>;
  readonly clauses: ReadonlyMap<string, Clause>;
  readonly laws: ReadonlyMap<string, Law>;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly questions: ReadonlyMap<string, Question>;
  readonly fields: ReadonlyMap<string, { readonly field: AttributeField; readonly question: Question }>;
  readonly uses: ReadonlyMap<string, ConditionUses>;
  readonly rulesByClause: ReadonlyMap<string, readonly Rule[]>;
  readonly rulesByRole: ReadonlyMap<string, readonly Rule[]>;
  readonly rulesByAttribute: ReadonlyMap<string, readonly Rule[]>;
}

interface Uses {
  readonly roles: Set<string>;
  readonly attributes: Set<string>;
  readonly parameters: Set<string>;
}

function walk(condition: Condition, uses: Uses): void {
  if ('all' in condition) for (const part of condition.all) walk(part, uses);
  else if ('any' in condition) for (const part of condition.any) walk(part, uses);
  else if ('not' in condition) walk(condition.not, uses);
  else if ('attr' in condition) {
    uses.attributes.add(condition.attr);
    for (const [operator, value] of Object.entries(condition)) {
      if (/^(gte?|lte?)$/.test(operator)) uses.parameters.add(String(value));
    }
  } else {
    for (const zone of Object.values(condition)) {
      for (const role of [zone.role].flat()) uses.roles.add(role);
      if ('distance' in zone && typeof zone.distance === 'string') uses.parameters.add(zone.distance);
      if ('gte' in zone && typeof zone.gte === 'string') uses.parameters.add(zone.gte);
    }
  }
}

/** Roles, attributes and parameters a rule's conditions name, outcomes included. */
function ruleUses(rule: Rule): ConditionUses {
  const uses: Uses = { roles: new Set(), attributes: new Set(), parameters: new Set() };
  const conditions = [rule.applies, ...rule.outcomes.map((outcome) => outcome.when)];
  for (const condition of conditions) if (condition) walk(condition, uses);
  return uses;
}

function groupRules(rules: readonly Rule[], keysOf: (rule: Rule) => Iterable<string>): Map<string, Rule[]> {
  const groups = new Map<string, Rule[]>();
  for (const rule of rules) {
    for (const key of keysOf(rule)) groups.set(key, [...(groups.get(key) ?? []), rule]);
  }
  return groups;
}

/** Builds the look-ups. A derived attribute passes its rules on to the answers it is derived from. */
export function indexPlan(catalog: Catalog, ruleset: Ruleset): PlanIndex {
  const uses = new Map<string, ConditionUses>(ruleset.rules.map((rule) => [rule.id, ruleUses(rule)]));
  const inputs = new Map<string, ReadonlySet<string>>();
  for (const derived of ruleset.derived) {
    const found: Uses = { roles: new Set(), attributes: new Set(), parameters: new Set() };
    for (const { when } of derived.cases) walk(when, found);
    if (derived.confirm) found.attributes.add(derived.confirm);
    inputs.set(derived.id, found.attributes);
  }
  const attributesOf = (rule: Rule) => {
    const all = new Set<string>();
    for (const attribute of uses.get(rule.id)?.attributes ?? []) {
      all.add(attribute);
      for (const input of inputs.get(attribute) ?? []) all.add(input);
    }
    return all;
  };
  const byId = <T extends { readonly id: string }>(items: readonly T[]) =>
    new Map(items.map((item) => [item.id, item]));
  return {
    catalog,
    ruleset,
    layers: new Map(catalog.layers.map((entry) => [entry.role, entry])),
    clauses: byId(ruleset.clauses),
    laws: byId(ruleset.laws),
    rules: byId(ruleset.rules),
    parameters: byId(ruleset.parameters),
    questions: new Map(ruleset.questions.map((question) => [question.key, question])),
    fields: new Map(
      ruleset.questions.flatMap((question) => question.fields.map((field) => [field.id, { field, question }] as const)),
    ),
    uses,
    rulesByClause: groupRules(ruleset.rules, (rule) => rule.clauses),
    rulesByRole: groupRules(ruleset.rules, (rule) => uses.get(rule.id)?.roles ?? []),
    rulesByAttribute: groupRules(ruleset.rules, attributesOf),
  };
}

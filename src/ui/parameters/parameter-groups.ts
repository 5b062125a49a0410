import type { Parameter } from '../../plan/parameter.ts';
import type { Rule } from '../../plan/rule.ts';
import { conditionsOf, parametersOf, thresholdsIn } from '../../screening/rule-references.ts';
import { spaceConditionsIn, zoneRefOf } from '../../screening/zone-ref.ts';
import type { PlanIndex } from '../plan-index.ts';

/** `project`: held against an answer; `survey`: decides what is drawing error; else the theme of the layer measured to. */
export type GroupKey = 'project' | 'survey' | (string & {});

export interface ParameterGroup {
  readonly key: GroupKey;
  readonly parameters: readonly Parameter[];
}

/** Rules a parameter can move: those that name it, and those that use an answer or a derived attribute that does. */
export function rulesUsing(id: string, plan: PlanIndex): readonly Rule[] {
  const { ruleset } = plan;
  const known = new Set([id]);
  const naming = ruleset.rules.filter((rule) => parametersOf(rule, known).includes(id));
  const derived = ruleset.derived.filter(({ cases }) => cases.some(({ when }) => thresholdsIn(when).includes(id)));
  const asked = ruleset.questions.filter(({ relevantWhen }) => relevantWhen && thresholdsIn(relevantWhen).includes(id));
  const attributes = [
    ...derived.map((attribute) => attribute.id),
    ...asked.flatMap(({ fields }) => fields.map((f) => f.id)),
  ];
  const through = attributes.flatMap((attribute) => plan.rulesByAttribute.get(attribute) ?? []);
  return [...new Set([...naming, ...through])];
}

function groupOf(parameter: Parameter, plan: PlanIndex): GroupKey {
  for (const rule of plan.ruleset.rules) {
    for (const condition of conditionsOf(rule).flatMap(spaceConditionsIn)) {
      const ref = zoneRefOf(condition);
      const role = ref.distance === parameter.id ? ref.roles[0] : undefined;
      const theme = role && plan.layers.get(role)?.theme;
      if (theme) return theme;
    }
  }
  return rulesUsing(parameter.id, plan).length > 0 ? 'project' : 'survey';
}

/** Parameters by what they are measured to, in the order of the layer themes; thresholds and survey limits after them. */
export function groupParameters(plan: PlanIndex): readonly ParameterGroup[] {
  const keys: readonly GroupKey[] = [...plan.catalog.themes.map(({ id }) => id), 'project', 'survey'];
  const groupKeys = new Map(plan.ruleset.parameters.map((parameter) => [parameter, groupOf(parameter, plan)]));
  return keys
    .map((key) => ({
      key,
      parameters: plan.ruleset.parameters.filter((parameter) => groupKeys.get(parameter) === key),
    }))
    .filter(({ parameters }) => parameters.length > 0);
}

import type { LocalText } from '../kernel/text.ts';
import type { LayerCard } from '../plan/layer-card.ts';
import type { Parameter } from '../plan/parameter.ts';
import type { AttributeField } from '../plan/question.ts';
import type { Ruleset } from '../plan/ruleset.ts';

/** Names of everything a rule speaks of. */
export interface RuleVocabulary {
  readonly layers: ReadonlyMap<string, Pick<LayerCard, 'name' | 'properties' | 'classes'>>;
  readonly fields: ReadonlyMap<string, AttributeField>;
  readonly derived: ReadonlyMap<string, LocalText>;
  readonly parameters: ReadonlyMap<string, Parameter>;
}

/** Look-ups for `ruleInWords`. @param layers  cards or catalogue entries */
export function ruleVocabulary(
  ruleset: Pick<Ruleset, 'questions' | 'derived' | 'parameters'>,
  layers: readonly Pick<LayerCard, 'role' | 'name' | 'properties' | 'classes'>[],
): RuleVocabulary {
  return {
    layers: new Map(layers.map((layer) => [layer.role, layer])),
    fields: new Map(ruleset.questions.flatMap(({ fields }) => fields.map((field) => [field.id, field] as const))),
    derived: new Map(ruleset.derived.map(({ id, name }) => [id, name])),
    parameters: new Map(ruleset.parameters.map((parameter) => [parameter.id, parameter])),
  };
}

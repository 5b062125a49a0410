import type { Ruleset } from '../ruleset.ts';
import type { Names } from './names.ts';

/**
 * Names of a ruleset and of the layers it is used with.
 * @param cards  layer cards, or catalogue entries
 */
export function rulesetNames(ruleset: Ruleset, cards: Iterable<NonNullable<ReturnType<Names['cards']['get']>>>): Names {
  const fields = new Map(
    ruleset.questions.flatMap((question) => question.fields.map((field) => [field.id, field] as const)),
  );
  return {
    cards: new Map([...cards].map((card) => [card.role, card])),
    fields,
    attributes: new Set([...fields.keys(), ...ruleset.derived.map(({ id }) => id)]),
    parameters: new Map(ruleset.parameters.map((parameter) => [parameter.id, parameter])),
    laws: new Set(ruleset.laws.map(({ id }) => id)),
    unverifiedLaws: new Set(ruleset.laws.filter(({ status }) => status !== 'verified').map(({ id }) => id)),
    clauses: new Set(ruleset.clauses.map(({ id }) => id)),
    tags: new Set(ruleset.industries.flatMap(({ tags }) => tags)),
    // Whether a property fits today's features is told as a warning: another layer may have it.
    propertiesOf: () => undefined,
  };
}

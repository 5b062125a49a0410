import type { LocalText } from '../kernel/text.ts';
import type { Ruleset } from '../plan/ruleset.ts';

/** Words for every id a record can name: layer roles, attributes asked and derived, parameters. */
export function planNames(
  ruleset: Pick<Ruleset, 'questions' | 'derived' | 'parameters'>,
  layers: readonly { readonly role: string; readonly name: LocalText }[],
): ReadonlyMap<string, LocalText> {
  const fields = ruleset.questions.flatMap((question) => question.fields);
  return new Map([
    ...layers.map(({ role, name }) => [role, name] as const),
    ...[...fields, ...ruleset.derived, ...ruleset.parameters].map(({ id, name }) => [id, name] as const),
  ]);
}

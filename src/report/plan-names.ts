import type { LocalText } from '../kernel/text.ts';
import type { Ruleset } from '../plan/ruleset.ts';

/** The name of an answer among the names: options of different questions share codes. */
export function answerKey(attribute: string, code: string | number): string {
  return `${attribute}=${code}`;
}

/** The name of a layer role among the names: a role and a question may share an id (`water_source`). */
export function roleKey(role: string): string {
  return `layer=${role}`;
}

/** Words for every id a record can name: layer roles, attributes asked and derived, their answers, parameters. */
export function planNames(
  ruleset: Pick<Ruleset, 'questions' | 'derived' | 'parameters' | 'industries'>,
  layers: readonly { readonly role: string; readonly name: LocalText }[],
): ReadonlyMap<string, LocalText> {
  const fields = ruleset.questions.flatMap((question) => question.fields);
  const answers = fields.flatMap(({ id, type, options }) =>
    type === 'industry'
      ? ruleset.industries.map(
          ({ code, name }) => [answerKey(id, code), { zh: `${code} ${name.zh}`, en: `${code} ${name.en}` }] as const,
        )
      : (options ?? []).map(({ code, name }) => [answerKey(id, code), name] as const),
  );
  return new Map([
    ...layers.map(({ role, name }) => [roleKey(role), name] as const),
    ...[...fields, ...ruleset.derived, ...ruleset.parameters].map(({ id, name }) => [id, name] as const),
    ...answers,
  ]);
}

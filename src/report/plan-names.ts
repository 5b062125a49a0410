import type { LocalText } from '../kernel/text.ts';
import type { Ruleset } from '../plan/ruleset.ts';

/** The name of an answer among the names: options of different questions share codes. */
export function answerKey(attribute: string, code: string | number): string {
  return `${attribute}=${code}`;
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
    ...layers.map(({ role, name }) => [role, name] as const),
    ...[...fields, ...ruleset.derived, ...ruleset.parameters].map(({ id, name }) => [id, name] as const),
    ...answers,
  ]);
}

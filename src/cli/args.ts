import { parseArgs } from 'node:util';
import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import type { Locale } from '../kernel/text.ts';
import type { Invocation } from './answer.ts';
import { strangeOption, strangeWord } from './option-table.ts';

const OPTIONS = {
  site: { type: 'string' },
  project: { type: 'string' },
  parameters: { type: 'string' },
  pack: { type: 'string' },
  pairs: { type: 'string' },
  sites: { type: 'string' },
  projects: { type: 'string' },
  engine: { type: 'string' },
  format: { type: 'string' },
  lang: { type: 'string' },
  out: { type: 'string' },
  layers: { type: 'string' },
  before: { type: 'string' },
  meets: { type: 'string' },
  within: { type: 'string' },
  crs: { type: 'string' },
  'name-attribute': { type: 'string' },
  choose: { type: 'string' },
  to: { type: 'string' },
  'from-crs': { type: 'string' },
  encoding: { type: 'string' },
  'fail-on': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Options as given; a command checks those it takes. */
export type Options = { readonly [name in Exclude<keyof typeof OPTIONS, 'help'>]?: string } & {
  readonly help?: boolean;
};

const LANGUAGES: readonly string[] = ['zh', 'en'] satisfies Locale[];

/** Said again, these count as said last: a script that sets the usual ones may be given others. */
const SAID_AGAIN: readonly string[] = ['lang', 'format', 'help'];

/** The last value of an option, also where the command line as a whole cannot be read. */
function lastValue(args: readonly string[], option: string): string | undefined {
  const end = args.indexOf('--');
  const words = end < 0 ? args : args.slice(0, end);
  const values = words.flatMap((word, index) =>
    word === option
      ? words.slice(index + 1, index + 2)
      : word.startsWith(`${option}=`)
        ? [word.slice(option.length + 1)]
        : [],
  );
  return values.at(-1);
}

/** Whether trouble is to be told as JSON, even when the command line itself cannot be read. */
export function wantsJson(args: readonly string[]): boolean {
  return lastValue(args, '--format') === 'json';
}

/** Language of messages, Chinese first; also when the command line cannot be read. */
export function localeOf(args: readonly string[]): Locale {
  return lastValue(args, '--lang') === 'en' ? 'en' : 'zh';
}

/**
 * Reads a command line. Problems: unknown_option, option_needed (a value is missing), bad_option (--lang), option_twice,
 * option_not_taken and unexpected_argument (by the command).
 */
export function readArgs(args: readonly string[]): Result<Invocation> {
  try {
    const { values, positionals, tokens } = parseArgs({
      args: [...args],
      options: OPTIONS,
      allowPositionals: true,
      tokens: true,
    });
    const { lang } = values;
    if (lang !== undefined && !LANGUAGES.includes(lang)) return badOption('--lang', lang, LANGUAGES);
    const given = tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
    const twice = given.find((name, index) => given.indexOf(name) !== index && !SAID_AGAIN.includes(name));
    if (twice !== undefined) return failure(errorProblem('option_twice', undefined, { option: `--${twice}` }));
    const [command = '', ...words] = positionals;
    if (!values.help) {
      const option = strangeOption(command, values);
      if (option !== undefined) {
        return failure(errorProblem('option_not_taken', undefined, { command, option: `--${option}` }));
      }
      const value = strangeWord(command, words);
      if (value !== undefined) return failure(errorProblem('unexpected_argument', undefined, { value }));
    }
    return success({ command, words, options: values, locale: localeOf(args) });
  } catch (error) {
    const text = error instanceof Error ? error.message : '';
    const option = /'(-{1,2}[^\s']*)/.exec(text)?.[1] ?? '';
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
      return failure(errorProblem('option_needed', undefined, { option }));
    return failure(errorProblem('unknown_option', undefined, { option }));
  }
}

/** An option has a value it cannot have. */
export function badOption(option: string, value: string, available: readonly string[]): Result<never> {
  return failure(errorProblem('bad_option', undefined, { option, value, available: available.join(' ') }));
}

/** A required option, or the problem that it is not there. */
export function needed(options: Options, name: 'site' | 'sites' | 'pairs' | 'to'): Result<string> {
  const value = options[name];
  return value ? success(value) : failure(errorProblem('option_needed', undefined, { option: `--${name}` }));
}

/** One of the formats a command can write. Problem: bad_option. */
export function formatOf<T extends string>(options: Options, formats: readonly T[], usual: T): Result<T> {
  const wanted = options.format ?? usual;
  const found = formats.find((format) => format === wanted);
  if (found) return success(found);
  return badOption('--format', wanted, formats);
}

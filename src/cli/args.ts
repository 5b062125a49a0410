import { parseArgs } from 'node:util';
import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import type { Locale } from '../kernel/text.ts';
import type { Invocation } from './answer.ts';

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

/** Whether trouble is to be told as JSON, even when the command line itself cannot be read. */
export function wantsJson(args: readonly string[]): boolean {
  return args.some((arg, index) => arg === '--format=json' || (arg === '--format' && args[index + 1] === 'json'));
}

/** Language of messages, Chinese first; also when the command line cannot be read. */
export function localeOf(args: readonly string[]): Locale {
  const english = args.some((arg, index) => arg === '--lang=en' || (arg === '--lang' && args[index + 1] === 'en'));
  return english ? 'en' : 'zh';
}

/** Reads a command line. Problems: unknown_option, option_needed (a value is missing), bad_option (--lang). */
export function readArgs(args: readonly string[]): Result<Invocation> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const { lang } = values;
    if (lang !== undefined && !LANGUAGES.includes(lang)) return badOption('--lang', lang, LANGUAGES);
    const [command = '', ...words] = positionals;
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

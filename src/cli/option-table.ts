import type { Options } from './args.ts';

/** What a command may be given beside the options that every command takes. */
interface Taken {
  readonly options: readonly (keyof Options)[];
  /** How many words may follow the command. */
  readonly words: number;
}

/** Options of every command: `--format` also says how trouble is told. */
const EVERYWHERE: readonly (keyof Options)[] = ['layers', 'pack', 'lang', 'out', 'format', 'help'];
const ANY_NUMBER = Infinity;

/**
 * What each command takes. Anything else is refused and not passed over: `--projects` where `--project` was meant would
 * otherwise give a screening without its answers, which looks like one with them.
 */
const TAKEN: Readonly<Record<string, Taken>> = {
  run: { options: ['site', 'project', 'parameters', 'choose', 'crs', 'fail-on'], words: 0 },
  inspect: { options: ['site', 'choose', 'crs'], words: 0 },
  export: { options: ['site', 'to', 'crs', 'from-crs', 'encoding', 'choose'], words: 0 },
  measure: { options: ['pairs'], words: 0 },
  batch: {
    options: ['sites', 'projects', 'project', 'parameters', 'crs', 'engine', 'fail-on', 'name-attribute'],
    words: 0,
  },
  projects: { options: ['parameters'], words: 0 },
  verify: { options: [], words: ANY_NUMBER },
  report: { options: [], words: ANY_NUMBER },
  rescreen: { options: ['before', 'parameters'], words: ANY_NUMBER },
  layers: { options: ['meets', 'within', 'crs', 'choose'], words: 2 },
  rules: { options: [], words: 1 },
  schema: { options: [], words: 1 },
};

/** The first option given that a command does not take; undefined when it takes all, or there is no such command. */
export function strangeOption(command: string, options: Options): string | undefined {
  const taken = Object.hasOwn(TAKEN, command) ? TAKEN[command] : undefined;
  if (!taken) return undefined;
  return Object.keys(options).find((name) => ![...EVERYWHERE, ...taken.options].includes(name as keyof Options));
}

/** The first word too many after a command; undefined when there is none, or no such command. */
export function strangeWord(command: string, words: readonly string[]): string | undefined {
  return Object.hasOwn(TAKEN, command) ? words[TAKEN[command]!.words] : undefined;
}

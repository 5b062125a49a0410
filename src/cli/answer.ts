import type { Problem } from '../kernel/problem.ts';
import type { Result } from '../kernel/result.ts';
import type { Locale } from '../kernel/text.ts';
import type { Options } from './args.ts';
import type { Content } from './files.ts';

/** Exit statuses: done, a difference was found, bad input, a verdict reached `--fail-on`. */
type ExitStatus = 0 | 1 | 2 | 3;

/** What a command hands back: data for stdout (or `--out`) and how to exit. */
export interface Answer {
  /** Text, or the bytes of a file; text that may be long, piece by piece. */
  readonly output: Content;
  readonly exit: ExitStatus;
  /** The command has printed or written its data itself, piece by piece. */
  readonly written?: boolean;
}

/** A command; its result's warnings go to stderr, its problems too, with exit status 2. */
export type Command = (invocation: Invocation) => Promise<Result<Answer>>;

/** A command line after it has been read. */
export interface Invocation {
  readonly command: string;
  /** Words after the command. */
  readonly words: readonly string[];
  readonly options: Options;
  readonly locale: Locale;
}

/** A problem as it stands in JSON: `{code, message, where?}`. */
export interface Complaint {
  readonly code: string;
  readonly message: string;
  readonly where?: Problem['where'];
}

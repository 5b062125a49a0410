#!/usr/bin/env node
import { once } from 'node:events';
import { errorProblem, type Problem } from '../kernel/problem.ts';
import { failure, type Result } from '../kernel/result.ts';
import type { Locale } from '../kernel/text.ts';
import type { Answer, Command, Invocation } from './answer.ts';
import { localeOf, readArgs, wantsJson } from './args.ts';
import { complaintLine, complaintOf } from './complaints.ts';
import { type Content, STANDARD, writeWhole } from './files.ts';
import { USAGE } from './usage.ts';

/** Commands by name; each is loaded when it is called, so that none pays for another. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  run: async () => (await import('./commands/run.ts')).run,
  inspect: async () => (await import('./commands/inspect.ts')).inspect,
  export: async () => (await import('./commands/export.ts')).exportCommand,
  measure: async () => (await import('./commands/measure.ts')).measure,
  verify: async () => (await import('./commands/verify.ts')).verify,
  report: async () => (await import('./commands/report.ts')).report,
  rescreen: async () => (await import('./commands/rescreen.ts')).rescreen,
  batch: async () => (await import('./commands/batch.ts')).batch,
  projects: async () => (await import('./commands/projects.ts')).projects,
  layers: async () => (await import('./commands/layers.ts')).layers,
  rules: async () => (await import('./commands/rules.ts')).rules,
  schema: async () => (await import('./commands/schema.ts')).schema,
};

const INTERRUPTED = 130;
/** A fault of the program itself (EX_SOFTWARE of sysexits.h): 1 would say that a difference was found. */
const FAULT = 70;

/** Problems on stderr: one JSON document where JSON was asked for, else a line each. */
function complain(problems: readonly Problem[], json: boolean, locale: Locale): void {
  const [first] = problems;
  if (!first) return;
  const text = json
    ? JSON.stringify({ error: complaintOf(first, locale) })
    : problems.map((problem) => complaintLine(problem, locale)).join('\n');
  process.stderr.write(`${text}\n`);
}

async function perform(invocation: Invocation): Promise<Result<Answer>> {
  const { command, options } = invocation;
  if (options.help || command === '' || command === 'help') {
    const exit = options.help || command === 'help' ? 0 : 2;
    return { ok: true, value: { output: USAGE[invocation.locale], exit }, warnings: [] };
  }
  const load = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (!load) {
    const available = Object.keys(COMMANDS).join(' ');
    return failure(errorProblem('unknown_command', undefined, { command, available }));
  }
  return (await load())(invocation);
}

/** Onto stdout; what comes piece by piece no faster than it is taken. */
async function print(output: Content): Promise<void> {
  if (typeof output === 'string' || output instanceof Uint8Array) {
    process.stdout.write(output);
    return;
  }
  for await (const piece of output) {
    if (!process.stdout.write(piece)) await once(process.stdout, 'drain');
  }
}

/** Runs one command line and says how to exit. Data go to stdout or `--out`, everything else to stderr. */
async function main(args: readonly string[]): Promise<number> {
  const json = wantsJson(args);
  const locale = localeOf(args);
  const invocation = readArgs(args);
  const result = invocation.ok ? await perform(invocation.value) : invocation;
  if (!result.ok) {
    complain(result.problems, json, locale);
    return 2;
  }
  for (const warning of result.warnings) process.stderr.write(`! ${complaintLine(warning, locale)}\n`);
  const { output, exit, written: alreadyWritten } = result.value;
  if (alreadyWritten) return exit;
  const out = invocation.ok ? invocation.value.options.out : undefined;
  if (out === undefined || out === STANDARD) {
    await print(output);
    return exit;
  }
  const written = await writeWhole(out, output);
  if (written.ok) return exit;
  complain(written.problems, json, locale);
  return 2;
}

process.on('SIGINT', () => process.exit(INTERRUPTED));
// A reader that has seen enough (head) closes the pipe; that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));
process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return FAULT;
});

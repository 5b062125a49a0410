import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildRuleset } from '../../src/build/build-ruleset.ts';
import { parseSources } from '../../src/build/parse-sources.ts';
import { problemWords } from '../../src/i18n/problems.ts';
import type { Problem } from '../../src/kernel/problem.ts';
import type { Ruleset } from '../../src/plan/ruleset.ts';
import { ROOT, repositoryTree } from '../data/repository.ts';

/** The bundled ruleset, whole, from its sources. */
export const bundledRuleset: Promise<Ruleset> = repositoryTree.then((tree) => {
  const { sources, problems } = parseSources(tree);
  if (problems.length > 0) throw new Error('the sources are not sound');
  return buildRuleset(sources);
});

/** The worked example of the guide, as its file has it. */
export const EXAMPLE_TEXT = readFileSync(join(ROOT, 'data/examples/access-list.pack.json'), 'utf8');

// biome-ignore lint/suspicious/noExplicitAny: tests damage a pack in ways its type forbids
export type Json = any;

/** The example with something done to it, as text of two spaces. */
export function editedExample(edit: (pack: Json) => void): string {
  const pack = JSON.parse(EXAMPLE_TEXT);
  edit(pack);
  return JSON.stringify(pack, null, 2);
}

/** A problem as a reader meets it: code, line, path, and that it has words. */
export function told(problem: Problem): string {
  const words = problemWords(problem, 'zh');
  if (/\{\w+\}/.test(words) || words.includes(problem.code)) throw new Error(`unsaid: ${words}`);
  return `${problem.code} ${problem.where?.line ?? '-'} ${problem.where?.field ?? '-'}`;
}

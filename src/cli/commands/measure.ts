import { errorProblem } from '../../kernel/problem.ts';
import { failure, type Result, success } from '../../kernel/result.ts';
import type { Locale } from '../../kernel/text.ts';
import { parseJson } from '../../run/parse-json.ts';
import { measurePairLine } from '../../screening/measure-pair-line.ts';
import type { Command } from '../answer.ts';
import { needed } from '../args.ts';
import { complaintOf } from '../complaints.ts';
import { readBytes } from '../files.ts';

/** Width up to which a shared border is one, metres: the pack's default, since pairs belong to no pack. */
const TOUCH_TOLERANCE_M = 0.01;

async function readInput(named: string): Promise<Result<string>> {
  if (named !== '-') {
    const bytes = await readBytes(named);
    if (!bytes.ok) return bytes;
    return success(new TextDecoder('utf-8').decode(bytes.value));
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return success(Buffer.concat(chunks).toString('utf8'));
}

/** One line of input to one line of output; trouble with a pair is that line's answer and stops no other. */
function answerLine(text: string, number: number, file: string, locale: Locale): object {
  const json = parseJson(text, file);
  if (!json.ok) {
    const { column } = json.problems[0].where ?? {};
    const where = { file, line: number, ...(column !== undefined && { column }) };
    return { id: null, ok: false, error: complaintOf(errorProblem('not_json', where), locale) };
  }
  const pair = measurePairLine(json.value, { touchToleranceM: TOUCH_TOLERANCE_M });
  if (pair.ok) return pair;
  const where = { line: number, ...pair.error.where };
  return { ...pair, error: complaintOf({ ...pair.error, where }, locale) };
}

/** `measure`: raw spatial facts for `{id, site, zone}` pairs, a JSON line each, in the order of the input. */
export const measure: Command = async ({ options, locale }) => {
  const named = needed(options, 'pairs');
  if (!named.ok) return named;
  const input = await readInput(named.value);
  if (!input.ok) return failure(...input.problems);
  const lines = input.value.replace(/^\ufeff/, '').split('\n');
  const answers = lines.flatMap((line, index) =>
    line.trim() === '' ? [] : [`${JSON.stringify(answerLine(line, index + 1, named.value, locale))}\n`],
  );
  return success({ output: answers.join(''), exit: 0 });
};

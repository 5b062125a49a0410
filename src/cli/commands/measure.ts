import { failure, success } from '../../kernel/result.ts';
import type { Locale } from '../../kernel/text.ts';
import { parseJson } from '../../run/parse-json.ts';
import { measurePairLine } from '../../screening/measure-pair-line.ts';
import type { Command } from '../answer.ts';
import { formatOf, needed } from '../args.ts';
import { complaintOf } from '../complaints.ts';
import { openStream } from '../files.ts';
import { linesOf } from '../lines.ts';

/** Width up to which a shared border is one, metres: the pack's default, since pairs belong to no pack. */
const TOUCH_TOLERANCE_M = 0.01;

/** One line of input to one line of output; trouble with a pair is that line's answer and stops no other. */
function answerLine(text: string, number: number, file: string, locale: Locale): object {
  const json = parseJson(text, file);
  if (!json.ok) {
    const [problem] = json.problems;
    return {
      id: null,
      ok: false,
      error: complaintOf({ ...problem, where: { ...problem.where, line: number } }, locale),
    };
  }
  const pair = measurePairLine(json.value, { touchToleranceM: TOUCH_TOLERANCE_M });
  if (pair.ok) return pair;
  const where = { line: number, ...pair.error.where };
  return { ...pair, error: complaintOf({ ...pair.error, where }, locale) };
}

/** Answers as their pairs come in, so that no file is too long and a caller can ask one pair after the other. */
async function* answers(input: AsyncIterable<Uint8Array>, file: string, locale: Locale): AsyncGenerator<string> {
  let number = 0;
  for await (const line of linesOf(input)) {
    number++;
    if (line.trim() !== '') yield `${JSON.stringify(answerLine(line, number, file, locale))}\n`;
  }
}

/** `measure`: raw spatial facts for `{id, site, zone}` pairs, a JSON line each, in the order of the input. */
export const measure: Command = async ({ options, locale }) => {
  const named = needed(options, 'pairs');
  if (!named.ok) return named;
  const format = formatOf(options, ['json'], 'json');
  if (!format.ok) return format;
  const input = await openStream(named.value);
  if (!input.ok) return failure(...input.problems);
  return success({ output: answers(input.value, named.value, locale), exit: 0 });
};

import type { LoadedLayer } from '../catalog/layer-source.ts';
import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import type { Ruleset } from '../plan/ruleset.ts';
import { packOf } from '../record/read-record.ts';
import { parseJson, parseJsonBytes } from '../run/parse-json.ts';
import { loadRequiredLayers } from '../run/required-layers.ts';
import type { Options } from './args.ts';
import { readBytes, STANDARD } from './files.ts';
import { openPlanData, type PlanData } from './plan-data.ts';

/** One record as it stands in a file, or why it cannot be read. */
interface RecordInFile {
  /** File, with the line in a file of many (`batch.jsonl:3`). */
  readonly file: string;
  readonly json: Result<unknown>;
}

const MANY = /\.(jsonl|ndjson)$/i;

async function recordsIn(file: string): Promise<RecordInFile[]> {
  const bytes = await readBytes(file);
  if (!bytes.ok) return [{ file, json: bytes }];
  const whole = MANY.test(file) ? null : parseJsonBytes(bytes.value, file);
  // Standard input has no name to tell which of the two it is.
  if (whole && (whole.ok || file !== STANDARD || whole.problems[0].code !== 'not_json')) return [{ file, json: whole }];
  const lines = new TextDecoder('utf-8').decode(bytes.value).split('\n');
  return lines.flatMap((line, index) =>
    line.trim() === '' ? [] : [{ file: `${file}:${index + 1}`, json: parseJson(line, file) }],
  );
}

/** Records of the files named, in their order; a file of lines holds one on each. Problem: record_needed. */
export async function readRecordFiles(files: readonly string[]): Promise<Result<readonly RecordInFile[]>> {
  if (files.length === 0) return failure(errorProblem('record_needed'));
  const read: RecordInFile[] = [];
  for (const file of files) read.push(...(await recordsIn(file)));
  return read.length > 0 ? success(read) : failure(errorProblem('record_unreadable', { file: files[0] ?? '' }));
}

/** What came of one record. */
export interface RecordAnswer<T> {
  readonly file: string;
  readonly result: Result<T>;
}

/** A record that was made without a pack is computed with the bundled rules, whatever `--pack` says. */
function rulesFor(json: unknown, { ruleset, bundled }: PlanData): Ruleset {
  const named = packOf(json);
  return ruleset.pack && named === undefined ? bundled : ruleset;
}

/**
 * Computes every record of the files named with the rules and layers the command was given; one that cannot be computed
 * answers for itself. Problems: record_needed, and those of opening rules and layers, whose warnings are passed on.
 */
export async function computeRecords<T>(
  files: readonly string[],
  options: Options,
  compute: (json: unknown, layers: readonly LoadedLayer[], ruleset: Ruleset) => Result<T> | Promise<Result<T>>,
): Promise<Result<readonly RecordAnswer<T>[]>> {
  const records = await readRecordFiles(files);
  if (!records.ok) return records;
  const data = await openPlanData(options);
  if (!data.ok) return data;
  const layers = await loadRequiredLayers(data.value.ruleset, data.value.source);
  const answers: RecordAnswer<T>[] = [];
  for (const { file, json } of records.value) {
    const result = json.ok ? await compute(json.value, layers, rulesFor(json.value, data.value)) : json;
    answers.push({ file, result });
  }
  return success(answers, data.warnings);
}

/** The answers as one JSON document, or as lines of text. */
export function printAnswers<T>(
  format: 'text' | 'json',
  answers: readonly RecordAnswer<T>[],
  toJson: (answer: RecordAnswer<T>) => object,
  toLines: (answer: RecordAnswer<T>) => readonly string[],
): string {
  return format === 'json'
    ? `${JSON.stringify({ records: answers.map(toJson) }, null, 2)}\n`
    : `${answers.flatMap(toLines).join('\n')}\n`;
}

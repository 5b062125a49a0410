import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { parseJson, readBytes, readJson } from './files.ts';

/** One record as it stands in a file, or why it cannot be read. */
export interface RecordInFile {
  /** File, with the line in a file of many (`batch.jsonl:3`). */
  readonly file: string;
  readonly json: Result<unknown>;
}

const MANY = /\.(jsonl|ndjson)$/i;

async function recordsIn(file: string): Promise<RecordInFile[]> {
  if (!MANY.test(file)) return [{ file, json: await readJson(file) }];
  const bytes = await readBytes(file);
  if (!bytes.ok) return [{ file, json: bytes }];
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

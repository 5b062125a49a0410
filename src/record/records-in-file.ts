import { nameTwice } from '../kernel/json-names.ts';
import { errorProblem, type Place, type Problem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { type ReadRecord, readRecord } from './read-record.ts';

/** What a file of records holds. */
export interface RecordsInFile {
  readonly records: readonly ReadRecord[];
  /** Of each entry that is no record: its line, counted from 1, in a file of lines. */
  readonly problems: readonly Problem[];
}

interface Entry {
  readonly line?: number;
  readonly text?: string;
  readonly json?: unknown;
}

/** One record on each line, or one JSON document: a record or a list of them. */
function entriesOf(text: string): Entry[] {
  try {
    const json: unknown = JSON.parse(text);
    // Read as one text, so that the place of a name written twice is that in the file.
    if (nameTwice(text) !== null) return [{ text }];
    return Array.isArray(json) ? json.map((item: unknown) => ({ json: item })) : [{ json }];
  } catch {
    const lines = text.split('\n').map((line, index) => ({ text: line, line: index + 1 }));
    return lines.filter((line) => line.text.trim() !== '');
  }
}

/** What an entry holds. Problems: not_json, json_duplicate_key. */
function parsed({ text, json }: Entry, where: Place): Result<unknown> {
  if (text === undefined) return success(json);
  try {
    const value: unknown = JSON.parse(text);
    const twice = nameTwice(text);
    if (twice === null) return success(value);
    const { name, line, column } = twice;
    return failure(errorProblem('json_duplicate_key', { line, column, ...where }, { name }));
  } catch {
    return failure(errorProblem('not_json', where));
  }
}

/**
 * The records of a file, whichever of the forms it has that records are written in: one, a list, or one on each line.
 * Problems (one per entry that is none): not_json, json_duplicate_key, record_unreadable, record_newer.
 */
export function recordsInFile(file: string, text: string): RecordsInFile {
  const records: ReadRecord[] = [];
  const problems: Problem[] = [];
  for (const entry of entriesOf(text)) {
    const where = { file, ...(entry.line !== undefined && { line: entry.line }) };
    const value = parsed(entry, where);
    const read = value.ok ? readRecord(value.value) : value;
    if (read.ok) records.push(read.value);
    else problems.push(...read.problems.map((problem) => ({ ...problem, where: { ...where, ...problem.where } })));
  }
  return { records, problems };
}

import { errorProblem, type Problem } from '../kernel/problem.ts';
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
    return Array.isArray(json) ? json.map((item: unknown) => ({ json: item })) : [{ json }];
  } catch {
    const lines = text.split('\n').map((line, index) => ({ text: line, line: index + 1 }));
    return lines.filter((line) => line.text.trim() !== '');
  }
}

function parsed({ text, json }: Entry): { readonly json: unknown } | null {
  if (text === undefined) return { json };
  try {
    return { json: JSON.parse(text) };
  } catch {
    return null;
  }
}

/**
 * The records of a file, whichever of the forms it has that records are written in: one, a list, or one on each line.
 * Problems (one per entry that is none): not_json, record_unreadable, record_newer.
 */
export function recordsInFile(file: string, text: string): RecordsInFile {
  const records: ReadRecord[] = [];
  const problems: Problem[] = [];
  for (const entry of entriesOf(text)) {
    const where = { file, ...(entry.line !== undefined && { line: entry.line }) };
    const value = parsed(entry);
    const read = value && readRecord(value.json);
    if (!read) problems.push(errorProblem('not_json', where));
    else if (read.ok) records.push(read.value);
    else problems.push(...read.problems.map((problem) => ({ ...problem, where: { ...where, ...problem.where } })));
  }
  return { records, problems };
}

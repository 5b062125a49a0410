import { nameTwice } from '../kernel/json-names.ts';
import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { findJsonTrouble } from '../site/json-trouble.ts';

/**
 * Parses JSON. Problems: not_json, and json_duplicate_key where an object has a name twice, both with line and column.
 * @param file  named in the problem
 */
export function parseJson(text: string, file: string): Result<unknown> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return failure(errorProblem('not_json', { ...findJsonTrouble(text)?.where, file }));
  }
  const twice = nameTwice(text);
  if (twice === null) return success(json);
  const { name, line, column } = twice;
  return failure(errorProblem('json_duplicate_key', { file, line, column }, { name }));
}

/** A JSON file from its bytes, UTF-8 with or without mark. Problems: not_json, json_duplicate_key. */
export function parseJsonBytes(bytes: Uint8Array, file: string): Result<unknown> {
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes), file);
  } catch {
    return failure(errorProblem('not_json', { file }));
  }
}

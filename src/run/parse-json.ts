import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { findJsonTrouble } from '../site/json-trouble.ts';

/** Parses JSON. Problem: not_json, with line and column. @param file  named in the problem */
export function parseJson(text: string, file: string): Result<unknown> {
  try {
    return success(JSON.parse(text));
  } catch {
    return failure(errorProblem('not_json', { ...findJsonTrouble(text)?.where, file }));
  }
}

/** A JSON file from its bytes, UTF-8 with or without mark. Problem: not_json. */
export function parseJsonBytes(bytes: Uint8Array, file: string): Result<unknown> {
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes), file);
  } catch {
    return failure(errorProblem('not_json', { file }));
  }
}

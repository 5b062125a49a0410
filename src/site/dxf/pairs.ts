import { errorProblem } from '../../kernel/problem.ts';
import { failure, type Result, success } from '../../kernel/result.ts';

/** A group: its code says what the value is. */
export interface DxfPair {
  readonly code: number;
  readonly value: string;
  readonly line: number;
}

/**
 * Groups of a text DXF, two lines each. `file_corrupt` where a code line is no number, or where the file ends without
 * its EOF group: then the rest of the drawing is missing.
 */
export function readPairs(text: string): Result<DxfPair[]> {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const pairs: DxfPair[] = [];
  for (let i = 0; i + 1 < lines.length; i += 2) {
    const code = lines[i]!.trim();
    if (!/^-?\d{1,4}$/.test(code)) return failure(errorProblem('file_corrupt', { line: i + 1 }));
    const value = lines[i + 1]!.trim();
    if (Number(code) === 0 && value === 'EOF') return success(pairs);
    pairs.push({ code: Number(code), value, line: i + 2 });
  }
  return failure(errorProblem('file_corrupt', { line: lines.length }));
}

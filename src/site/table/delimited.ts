import { errorProblem } from '../../kernel/problem.ts';
import { failure, type Result, success } from '../../kernel/result.ts';
import type { SheetRow } from './sheet.ts';

const DELIMITERS = ['\t', ';', ',', '\uff0c'] as const;

/**
 * Rows of separated text (RFC 4180 quoting). The separator is whichever of tab, semicolon, comma and wide comma the
 * rows hold; spaces where there is none. Problem: `file_corrupt` for a quote that never ends.
 */
export function readDelimited(text: string): Result<SheetRow[]> {
  // A quote opens a cell only at its start: 54.0" ends an angle. What is quoted may hold separators, and numbers.
  const unquoted = text.replace(/(^|[\t;,\uff0c])"(?:[^"]|"")*"/gm, '$10');
  const lines = unquoted.split(/\r\n|\n|\r/).filter((line) => /[\d\uff10-\uff19]/.test(line));
  const delimiter = DELIMITERS.find((mark) => lines.filter((line) => line.includes(mark)).length * 2 > lines.length);
  return delimiter === undefined ? success(readSpaced(text)) : readQuoted(text, delimiter);
}

function readSpaced(text: string): SheetRow[] {
  return text.split(/\r\n|\n|\r/).map((line, index) => ({ cells: line.trim().split(/\s+/), line: index + 1 }));
}

function readQuoted(text: string, delimiter: string): Result<SheetRow[]> {
  const rows: SheetRow[] = [];
  let cells: string[] = [];
  let [cell, line, begin] = ['', 1, 1];
  let quoted = false;
  const endCell = () => {
    // An apostrophe before what begins like a formula is the guard of whoever wrote the file.
    cells.push(cell.trim().replace(/^'(?=[=+\-@])/, ''));
    cell = '';
  };
  const endRow = () => {
    endCell();
    rows.push({ cells, line: begin });
    cells = [];
    begin = line;
  };
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (char === '\n' || (char === '\r' && text[i + 1] !== '\n')) line++;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = false;
    } else if (char === '"' && cell.trim() === '') {
      cell = '';
      quoted = true;
    } else if (char === delimiter) endCell();
    else if (char === '\n' || (char === '\r' && text[i + 1] !== '\n')) endRow();
    else if (char !== '\r') cell += char;
  }
  if (quoted) return failure(errorProblem('file_corrupt', { line: begin }));
  if (cell !== '' || cells.length > 0) endRow();
  return success(rows);
}

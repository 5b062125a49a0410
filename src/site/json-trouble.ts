import { errorProblem, type Problem } from '../kernel/problem.ts';

/** Deeper nesting than any site has: a file made to exhaust a reader. */
const MAX_DEPTH = 64;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const NOT_FINITE = /[-+]?(?:NaN|nan|Infinity|inf(?:inity)?)\b/y;
const LITERAL = /true|false|null/y;
const SPACE = /[ \t\r\n]*/y;

/**
 * The first thing that keeps a text from being JSON, with its line and column: `bad_number` (NaN, Infinity),
 * `too_deep`, else `file_corrupt`; null for sound JSON. Engines word their own errors differently and mostly without
 * a place, so the text is walked here.
 */
export function findJsonTrouble(text: string): Problem | null {
  const open: ('[' | '{')[] = [];
  let at = 0;
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.test(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const trouble = (code: string) => errorProblem(code, placeAt(text, at));
  /** `value` = a value must follow, `first` = a value or the end of what was opened, `next` = a comma or an end. */
  let expects: 'value' | 'first' | 'next' = 'value';
  for (;;) {
    skip(SPACE);
    const char = text[at];
    const inside = open.at(-1);
    if (expects === 'next') {
      if (inside === undefined) return at === text.length ? null : trouble('file_corrupt');
      if (char === ',') {
        at++;
        expects = 'value';
      } else if (char === (inside === '[' ? ']' : '}')) {
        at++;
        open.pop();
        continue;
      } else return trouble('file_corrupt');
    } else if (expects === 'first' && char === (inside === '[' ? ']' : '}')) {
      at++;
      open.pop();
      expects = 'next';
      continue;
    }
    skip(SPACE);
    if (inside === '{' && !skipKey()) return trouble('file_corrupt');
    skip(SPACE);
    const start = text[at];
    if (start === '[' || start === '{') {
      open.push(start);
      if (open.length > MAX_DEPTH) return trouble('too_deep');
      at++;
      expects = 'first';
      continue;
    }
    const begin = at;
    if (skip(NOT_FINITE)) return errorProblem('bad_number', placeAt(text, begin));
    const sound = start === '"' ? skipString() : skip(NUMBER) || skip(LITERAL);
    if (!sound) return trouble('file_corrupt');
    expects = 'next';
  }

  function skipKey(): boolean {
    if (text[at] !== '"' || !skipString()) return false;
    skip(SPACE);
    if (text[at] !== ':') return false;
    at++;
    return true;
  }

  function skipString(): boolean {
    for (let i = at + 1; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 0x5c) i++;
      else if (code === 0x22) {
        at = i + 1;
        return true;
      } else if (code < 0x20) {
        at = i;
        return false;
      }
    }
    at = text.length;
    return false;
  }
}

function placeAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - (before.lastIndexOf('\n') + 1) + 1 };
}

/** A name that one object of a JSON text has twice, and where its second stands; counts start at 1. */
export interface NameTwice {
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:]/g;

/**
 * The first name written twice in one object; null where there is none. JSON readers keep the last without a word, other
 * readers the first, so that two people can read different things in one file (RFC 8259 §4; RFC 8785 §3.1 forbids it).
 * @param text  sound JSON
 */
export function nameTwice(text: string): NameTwice | null {
  const open: (Set<string> | null)[] = [];
  let string = '';
  let begin = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      const names = open.at(-1);
      const name = JSON.parse(string) as string;
      if (names?.has(name)) return { name, ...placeAt(text, begin) };
      names?.add(name);
    } else {
      string = token;
      begin = index;
    }
  }
  return null;
}

function placeAt(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

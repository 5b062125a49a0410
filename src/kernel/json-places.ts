/** Place of something in a text; both count from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

type Path = readonly PropertyKey[];

/** Where the values of a JSON text stand. */
export interface JsonPlaces {
  /** Place of a value; of the nearest value around it where the path leads nowhere. */
  at(path: Path): TextPlace;
  /** A name written twice in one object, of which JSON readers silently keep the last; null where there is none. */
  readonly duplicate: { readonly path: Path; readonly name: string } | null;
}

const SPACE = /[\s]*/y;
const STRING = /"(?:[^"\\]|\\.)*"/y;
const SCALAR = /[^\s,\]}]+/y;

function keyOf(path: Path): string {
  return JSON.stringify(path.map(String));
}

/**
 * Walks a JSON text to tell where each value begins.
 * @param text  sound JSON, not nested beyond what recursion bears (`findJsonTrouble` sees to both)
 */
export function jsonPlaces(text: string): JsonPlaces {
  const offsets = new Map<string, number>();
  let duplicate: JsonPlaces['duplicate'] = null;
  let at = 0;
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? '';
    at += found.length;
    return found;
  };
  const next = (): string => {
    take(SPACE);
    return text[at] ?? '';
  };
  const value = (path: Path): void => {
    const first = next();
    offsets.set(keyOf(path), at);
    if (first === '{' || first === '[') members(path, first);
    else if (first === '"') take(STRING);
    else take(SCALAR);
  };
  const members = (path: Path, opening: string): void => {
    const names = new Set<string>();
    at += 1;
    for (let index = 0; next() !== '}' && text[at] !== ']' && at < text.length; index += 1) {
      let name: PropertyKey = index;
      if (opening === '{') {
        name = JSON.parse(take(STRING)) as string;
        if (names.has(name)) duplicate ??= { path: [...path, name], name };
        names.add(name);
        next();
        at += 1;
      }
      value([...path, name]);
      if (next() === ',') at += 1;
    }
    at += 1;
  };
  value([]);
  return {
    duplicate,
    at: (path) => {
      for (let length = path.length; length >= 0; length -= 1) {
        const offset = offsets.get(keyOf(path.slice(0, length)));
        if (offset !== undefined) return placeAt(text, offset);
      }
      return { line: 1, column: 1 };
    },
  };
}

function placeAt(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - (before.lastIndexOf('\n') + 1) + 1 };
}

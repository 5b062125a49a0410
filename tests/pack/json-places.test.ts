import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonPlaces } from '../../src/kernel/json-places.ts';

/** Every path into a value. */
function paths(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? value.map((one, i) => [i, one] as const) : Object.entries(value);
  return [path, ...entries.flatMap(([key, one]) => paths(one, [...path, key]))];
}

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown>)[key], value);
}

describe('places of JSON values', () => {
  it('each place begins with the text of its value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const parsed: unknown = JSON.parse(text);
        const places = jsonPlaces(text);
        const lines = text.split('\n');
        for (const path of paths(parsed)) {
          const { line, column } = places.at(path);
          const rest = [lines[line - 1]?.slice(column - 1), ...lines.slice(line)].join('\n');
          const own = JSON.stringify(valueAt(parsed, path));
          expect(rest[0]).toBe(own[0]);
          if (!/^[[{]/.test(own)) expect(rest.startsWith(own)).toBe(true);
        }
        expect(places.duplicate).toBeNull();
      }),
    );
  });

  it('falls back to what is around a path that leads nowhere', () => {
    const places = jsonPlaces('{\n  "a": [\n    1\n  ]\n}');
    expect(places.at(['a', 7, 'b'])).toEqual({ line: 2, column: 8 });
  });

  it('names what is written twice, escapes read', () => {
    expect(jsonPlaces('{"a": {"b": 1, "\\u0062": 2}}').duplicate).toEqual({ path: ['a', 'b'], name: 'b' });
  });
});

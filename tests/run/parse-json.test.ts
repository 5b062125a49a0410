import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameTwice } from '../../src/kernel/json-names.ts';
import { recordsInFile } from '../../src/record/records-in-file.ts';
import { parseJson } from '../../src/run/parse-json.ts';

describe('JSON with a name written twice', () => {
  test.each([
    ['{"a":1,"a":2}', { name: 'a', line: 1, column: 8 }],
    ['{"a":{"b":1},\n "c":[{"b":1,\n  "b":2}]}', { name: 'b', line: 3, column: 3 }],
    ['{"a":1,"\\u0061":2}', { name: 'a', line: 1, column: 8 }],
    ['{"":1,"":2}', { name: '', line: 1, column: 7 }],
    ['{"a{\\"":1,"b":"a{\\"","a":"\\\\","a{\\"":3}', { name: 'a{"', line: 1, column: 31 }],
  ])('%s', (text, twice) => {
    expect(nameTwice(text)).toEqual(twice);
    const { name, ...place } = twice;
    const problem = { code: 'json_duplicate_key', where: { file: 'f', ...place }, params: { name } };
    expect(parseJson(text, 'f')).toMatchObject({ ok: false, problems: [problem] });
  });

  test('sound values, however they are laid out, have none and come back', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 0, max: 3 }), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(parseJson(text, 'f')).toEqual({ ok: true, value: JSON.parse(text), warnings: [] });
      }),
    );
  });

  test('of records: neither a file nor a line of it is read', () => {
    const codes = (text: string) => recordsInFile('f', text).problems.map(({ code, where }) => [code, where?.line]);
    expect(codes('{"verdict":1,"verdict":2}')).toEqual([['json_duplicate_key', 1]]);
    expect(codes('[{"verdict":1},\n{"verdict":1,"verdict":2}]')).toEqual([['json_duplicate_key', 2]]);
    expect(codes('{"x":1}\n{"a":1,"a":2}\nnone')).toEqual([
      ['record_unreadable', 1],
      ['json_duplicate_key', 2],
      ['not_json', 3],
    ]);
  });
});

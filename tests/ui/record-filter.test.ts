import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ScreeningRecord } from '../../src/record/record.ts';
import { summaryOf } from '../../src/record/record-summary.ts';
import { recordsInFile } from '../../src/record/records-in-file.ts';
import type { RecordNote } from '../../src/storage/database.ts';
import { filterRecords, NO_FILTER, readTags, tagsInUse } from '../../src/ui/records/record-filter.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/records');
const TEXTS = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .map((file) => readFileSync(join(FOLDER, file), 'utf8'));
const RECORDS = TEXTS.map((text) => JSON.parse(text) as ScreeningRecord);
const ROWS = RECORDS.map(summaryOf);
const NOTES = new Map<string, RecordNote>([
  [ROWS[0]!.id, { id: ROWS[0]!.id, tags: ['重点', '示例'], note: '待书面意见' }],
]);
const names = (query: string) => filterRecords(ROWS, NOTES, { ...NO_FILTER, query }).map(({ id }) => id);

describe('searching records', () => {
  it.each(ROWS.map((row) => [row.name, row] as const))('finds %s by name, id, fingerprint and date', (_name, row) => {
    const day = new Date(row.createdAt);
    const month = `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}`;
    for (const query of [row.name, row.id, row.fingerprint.slice(0, 8), month]) expect(names(query)).toContain(row.id);
  });

  it('finds a clause exactly, not one that begins alike', () => {
    const of = (clause: string) =>
      RECORDS.filter(({ findings }) =>
        findings.some(
          ({ ruleId, clauseIds, atWorst }) => atWorst !== 'clear' && [ruleId, ...clauseIds].includes(clause),
        ),
      );
    expect(new Set(names('c4-6'))).toEqual(new Set(of('C4-6').map(({ id }) => id)));
    expect(names('C4')).toEqual([]);
  });

  it('finds words of tags and notes, and needs every word', () => {
    expect(names('书面')).toEqual([ROWS[0]!.id]);
    expect(names('书面 没有这样的词')).toEqual([]);
    expect(filterRecords(ROWS, NOTES, { ...NO_FILTER, tag: '重点' }).map(({ id }) => id)).toEqual([ROWS[0]!.id]);
  });

  it('keeps to the upper end, and orders', () => {
    const worst = filterRecords(ROWS, NOTES, { ...NO_FILTER, worst: 'prohibit', sort: 'area' });
    expect(worst.every(({ verdict }) => verdict.atWorst === 'prohibit')).toBe(true);
    expect(worst.map(({ areaM2 }) => areaM2)).toEqual(worst.map(({ areaM2 }) => areaM2).sort((a, b) => b - a));
    const newest = filterRecords(ROWS, NOTES, NO_FILTER).map(({ createdAt }) => createdAt);
    expect(newest).toEqual([...newest].sort().reverse());
  });

  it('reads tags set apart in either width, each once', () => {
    expect(readTags(' 重点,示例、重点  a;b ')).toEqual(['重点', '示例', 'a', 'b']);
    expect(tagsInUse(NOTES)).toEqual(['示例', '重点']);
  });
});

describe('a file of records', () => {
  const lines = RECORDS.map((record) => JSON.stringify(record));

  it.each([
    ['one', TEXTS[0]!, 1],
    ['a list', `[${lines.join(',')}]`, RECORDS.length],
    ['one on each line', `${lines.join('\n')}\n\n`, RECORDS.length],
  ])('holds %s', (_name, text, count) => {
    const read = recordsInFile('a.json', text);
    expect(read.problems).toEqual([]);
    expect(read.records.map(({ broken }) => broken)).toEqual(Array.from({ length: count }, () => []));
  });

  it('tells each line that is none, and marks what was changed', () => {
    const changed = lines[0]!.replace(/"atWorst":"prohibit"/, '"atWorst":"notice"');
    const read = recordsInFile('a.jsonl', [lines[1], '{"schema":9}', changed, '{'].join('\n'));
    expect(read.records.map(({ broken }) => broken)).toEqual([[], ['result']]);
    expect(read.problems).toMatchObject([
      { code: 'record_newer', where: { file: 'a.jsonl', line: 2 } },
      { code: 'not_json', where: { file: 'a.jsonl', line: 4 } },
    ]);
    expect(recordsInFile('x', 'hello').problems).toMatchObject([{ code: 'not_json' }]);
  });
});

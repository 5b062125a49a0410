import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { tableToCsv } from '../../src/files/csv.ts';
import type { Table } from '../../src/files/table.ts';
import { tablesToXlsx } from '../../src/files/xlsx.ts';
import { readWorkbook } from '../../src/site/table/workbook.ts';

const table: Table = {
  name: '界址点',
  titles: ['坐标系:2000国家大地坐标系'],
  columns: [{ head: '点号' }, { head: 'X', decimals: 4, widthChars: 16 }, { head: '说明', wrap: true }],
  rows: [
    ['J1', 3851763.854, '=HYPERLINK("http://x","y")'],
    ['J2', 0.1 + 0.2, null],
  ],
};

async function cellsOf(...tables: [Table, ...Table[]]) {
  const book = await readWorkbook(await tablesToXlsx(tables));
  return book.ok ? book.value : book.problems;
}

describe('XLSX', () => {
  test('cells come back as they were, numbers with all their digits', async () => {
    expect(await cellsOf(table)).toEqual([
      {
        name: '界址点',
        rows: [
          { cells: ['坐标系:2000国家大地坐标系'], line: 1 },
          { cells: ['点号', 'X', '说明'], line: 2 },
          { cells: ['J1', '3851763.854', '=HYPERLINK("http://x","y")'], line: 3 },
          { cells: ['J2', '0.30000000000000004'], line: 4 },
        ],
      },
    ]);
  });

  test('what begins like a formula is stored as text, and there is no formula in the file', async () => {
    const files = unzipSync(await tablesToXlsx([table]));
    const sheet = new TextDecoder().decode(files['xl/worksheets/sheet1.xml']);
    expect(sheet).not.toMatch(/<f[ >]/);
    expect(sheet).toContain('t="inlineStr"><is><t xml:space="preserve">=HYPERLINK(');
  });

  test('sheet names that a workbook cannot have', async () => {
    const named = (name: string): Table => ({ ...table, name });
    const sheets = await cellsOf(named('a/b:c*'), named('A B C'), named(''), named('地'.repeat(40)));
    expect(sheets.map((sheet) => ('name' in sheet ? sheet.name : sheet))).toEqual([
      'a b c',
      'A B C (2)',
      'Sheet',
      '地'.repeat(31),
    ]);
  });

  test('any text stays readable XML, and equal tables give equal bytes', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { maxLength: 6 }), async (rows) => {
        const bytes = await tablesToXlsx([{ ...table, rows }]);
        expect((await readWorkbook(bytes)).ok).toBe(true);
        expect(await tablesToXlsx([{ ...table, rows }])).toEqual(bytes);
      }),
      { numRuns: 60 },
    );
  });
});

test('CSV: a mark for spreadsheets, titles, fixed decimals, no formula', () => {
  expect(tableToCsv(table)).toBe(
    '\ufeff坐标系:2000国家大地坐标系\r\n点号,X,说明\r\nJ1,3851763.8540,"\'=HYPERLINK(""http://x"",""y"")"\r\nJ2,0.3000,\r\n',
  );
});

import type { Cell, Table, TableColumn } from './table.ts';

/** A spreadsheet runs what starts like a formula, in either width; a leading apostrophe keeps it text. */
const FORMULA_START = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/;

/** One value as a CSV cell (RFC 4180), never a formula. Numbers stay numbers. */
export function csvCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA_START.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function shown(value: Cell, column: TableColumn | undefined): string {
  const fixed = typeof value === 'number' && column?.decimals !== undefined;
  return fixed ? value.toFixed(column.decimals) : csvCell(value);
}

/** A table as CSV; UTF-8 with a mark, so that spreadsheets read Chinese. Numbers with the decimals of their column. */
export function tableToCsv({ titles = [], columns, rows }: Table): string {
  const lines = [
    ...titles.map(csvCell),
    columns.map(({ head }) => csvCell(head)).join(','),
    ...rows.map((row) => row.map((value, i) => shown(value, columns[i])).join(',')),
  ];
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

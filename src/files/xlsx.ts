import { invariant } from '../kernel/invariant.ts';
import type { Cell, Table, TableColumn } from './table.ts';
import { xmlText } from './xml-text.ts';
import { zipFiles } from './zip-files.ts';

const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** Longest text Excel keeps in a cell, longest name of a sheet, characters. */
const MAX_CELL_CHARS = 32_767;
const MAX_NAME_CHARS = 31;
/** Styles by place in `styles.xml`: plain, head, wrapped text, then one for each number of decimals. */
const STYLE = { plain: 0, head: 1, wrapped: 2, decimals: 3 };
const MAX_DECIMALS = 12;
const FIRST_FORMAT = 164;

/**
 * Tables as the sheets of an XLSX workbook (ECMA-376 part 1, §18): head in bold and kept in view, widths, numbers with
 * all their digits. Text is stored as text, so nothing in it is ever computed. Equal tables give equal bytes.
 */
export async function tablesToXlsx(tables: readonly [Table, ...Table[]]): Promise<Uint8Array> {
  const names = sheetNames(tables.map(({ name }) => name));
  const parts: [string, string][] = [
    ['[Content_Types].xml', contentTypes(tables.length)],
    ['_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbook(names)],
    [
      'xl/_rels/workbook.xml.rels',
      relationships([...names.map((_, i) => ['worksheet', sheetPath(i)] as const), ['styles', 'styles.xml']]),
    ],
    ['xl/styles.xml', styles()],
    ...tables.map((table, i): [string, string] => [`xl/${sheetPath(i)}`, worksheet(table)]),
  ];
  const encoder = new TextEncoder();
  return zipFiles(parts.map(([name, xml]) => ({ name, bytes: encoder.encode(HEADER + xml) })));
}

function sheetPath(index: number): string {
  return `worksheets/sheet${index + 1}.xml`;
}

/** Names a workbook can have: none of []:*?/\ , not too long, none twice in any case. */
function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name) => {
    const clean = name.replace(/[[\]:*?/\\]|^'|'$/g, ' ').trim() || 'Sheet';
    for (let number = 1; ; number++) {
      const suffix = number === 1 ? '' : ` (${number})`;
      const unique = clean.slice(0, MAX_NAME_CHARS - suffix.length) + suffix;
      if (taken.has(unique.toLowerCase())) continue;
      taken.add(unique.toLowerCase());
      return unique;
    }
  });
}

function contentTypes(sheets: number): string {
  const part = (path: string, kind: string) => `<Override PartName="/xl/${path}" ContentType="${TYPE}.${kind}+xml"/>`;
  return (
    `<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    part('workbook.xml', 'sheet.main') +
    part('styles.xml', 'styles') +
    Array.from({ length: sheets }, (_, i) => part(sheetPath(i), 'worksheet')).join('') +
    '</Types>'
  );
}

function relationships(links: readonly (readonly [kind: string, target: string])[]): string {
  const items = links.map(
    ([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`;
}

function workbook(names: readonly string[]): string {
  const sheets = names.map((name, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

function styles(): string {
  const counts = Array.from({ length: MAX_DECIMALS + 1 }, (_, decimals) => decimals);
  const formats = counts.map(
    (n) => `<numFmt numFmtId="${FIRST_FORMAT + n}" formatCode="0${n > 0 ? `.${'0'.repeat(n)}` : ''}"/>`,
  );
  const top = '<alignment vertical="top" wrapText="1"/>';
  const cell = (attributes: string, inner = '') => `<xf fillId="0" borderId="0" xfId="0" ${attributes}>${inner}</xf>`;
  const cells = [
    cell('numFmtId="0" fontId="0"'),
    cell('numFmtId="0" fontId="1" applyFont="1" applyAlignment="1"', top),
    cell('numFmtId="0" fontId="0" applyAlignment="1"', top),
    ...counts.map((n) => cell(`numFmtId="${FIRST_FORMAT + n}" fontId="0" applyNumberFormat="1"`)),
  ];
  const fill = (pattern: string) => `<fill><patternFill patternType="${pattern}"/></fill>`;
  return (
    `<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${formats.join('')}</numFmts>` +
    '<fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts>' +
    `<fills count="2">${fill('none')}${fill('gray125')}</fills>` +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="${cells.length}">${cells.join('')}</cellXfs></styleSheet>`
  );
}

function worksheet({ titles = [], columns, rows }: Table): string {
  const headRow = titles.length + 1;
  const widths = columns.map(
    ({ widthChars = 12 }, i) => `<col min="${i + 1}" max="${i + 1}" width="${widthChars}" customWidth="1"/>`,
  );
  const lines = [
    ...titles.map((title, i) => rowXml(i + 1, [textCell(title, 0, i + 1, STYLE.plain)])),
    rowXml(
      headRow,
      columns.map(({ head }, column) => textCell(head, column, headRow, STYLE.head)),
    ),
    ...rows.map((row, i) =>
      rowXml(
        headRow + 1 + i,
        row.map((value, column) => cellXml(value, column, headRow + 1 + i, columns[column])),
      ),
    ),
  ];
  const view = `<sheetView workbookViewId="0"><pane ySplit="${headRow}" topLeftCell="A${headRow + 1}" activePane="bottomLeft" state="frozen"/></sheetView>`;
  return (
    `<worksheet xmlns="${MAIN}"><sheetViews>${view}</sheetViews>` +
    `${widths.length > 0 ? `<cols>${widths.join('')}</cols>` : ''}<sheetData>${lines.join('')}</sheetData></worksheet>`
  );
}

function rowXml(row: number, cells: readonly string[]): string {
  return `<row r="${row}">${cells.join('')}</row>`;
}

function cellXml(value: Cell, column: number, row: number, { decimals, wrap }: Partial<TableColumn> = {}): string {
  if (value === null || value === '') return '';
  if (typeof value === 'string') return textCell(value, column, row, wrap ? STYLE.wrapped : STYLE.plain);
  invariant(Number.isFinite(value), 'a cell holds a finite number');
  const style = decimals === undefined ? STYLE.plain : STYLE.decimals + Math.min(decimals, MAX_DECIMALS);
  return `<c r="${reference(column, row)}" s="${style}"><v>${value}</v></c>`;
}

function textCell(text: string, column: number, row: number, style: number): string {
  const content = xmlText(text.slice(0, MAX_CELL_CHARS));
  return `<c r="${reference(column, row)}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${content}</t></is></c>`;
}

/** `A1`, `Z1`, `AA1` … from the column, from 0, and the row, from 1. */
function reference(column: number, row: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters + row;
}

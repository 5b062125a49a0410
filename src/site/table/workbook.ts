import { errorProblem } from '../../kernel/problem.ts';
import { failure, type Result, success } from '../../kernel/result.ts';
import { listZip, unpack } from '../archive/zip.ts';
import { decodeText } from '../decode-text.ts';
import { walkXml } from '../xml.ts';
import type { Sheet, SheetRow } from './sheet.ts';

/**
 * Sheets of an XLSX workbook (ECMA-376 part 1, §18) with their cells as written in the file: numbers keep their digits,
 * formulas count with the value last computed. Problems: those of the archive and of its XML.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Result<Sheet[]>> {
  const listed = listZip(bytes);
  if (!listed.ok) return listed;
  const textOf = async (path: string): Promise<Result<string | null>> => {
    const entry = listed.value.find(({ name }) => name.toLowerCase() === path.toLowerCase());
    if (entry === undefined) return success(null);
    const unpacked = await unpack(bytes, entry);
    if (!unpacked.ok) return unpacked;
    const decoded = decodeText(unpacked.value);
    return decoded ? success(decoded.text) : failure(errorProblem('file_corrupt', { file: path }));
  };
  const [book, links, strings] = [
    await textOf('xl/workbook.xml'),
    await textOf('xl/_rels/workbook.xml.rels'),
    await textOf('xl/sharedStrings.xml'),
  ];
  if (!book.ok) return book;
  if (!links.ok) return links;
  if (!strings.ok) return strings;
  const shared = await readStrings(strings.value ?? '<sst/>');
  if (!shared.ok) return shared;
  const listedSheets = await readSheetList(book.value ?? '<workbook/>', links.value ?? '<Relationships/>');
  if (!listedSheets.ok) return listedSheets;
  const sheets: Sheet[] = [];
  for (const { name, path } of listedSheets.value) {
    const xml = await textOf(path);
    if (!xml.ok) return xml;
    if (xml.value === null) return failure(errorProblem('file_corrupt', { file: path }));
    const rows = await readRows(xml.value, shared.value);
    if (!rows.ok) return rows;
    sheets.push({ name, rows: rows.value });
  }
  return success(sheets);
}

async function readSheetList(book: string, links: string): Promise<Result<{ name: string; path: string }[]>> {
  const targets = new Map<string, string>();
  const sheets: { name: string; id: string }[] = [];
  const trouble =
    (await walkXml(links, {
      open({ name, attributes }) {
        if (name === 'Relationship') targets.set(attributes.Id ?? '', attributes.Target ?? '');
      },
    })) ??
    (await walkXml(book, {
      open({ name, attributes }) {
        // The prefix of the relationships namespace is whatever the program likes.
        const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
        if (name === 'sheet') sheets.push({ name: attributes.name ?? '', id: id ?? '' });
      },
    }));
  if (trouble !== null) return failure(trouble);
  return success(
    sheets.map(({ name, id }) => {
      const target = targets.get(id) ?? '';
      return { name, path: target.startsWith('/') ? target.slice(1) : `xl/${target}` };
    }),
  );
}

/** Shared strings; runs of one string are joined, phonetic readings left out. */
async function readStrings(xml: string): Promise<Result<string[]>> {
  const strings: string[] = [];
  const path: string[] = [];
  const trouble = await walkXml(xml, {
    open({ name }) {
      path.push(name);
      if (name === 'si') strings.push('');
    },
    text(chunk) {
      if (path.at(-1) === 't' && !path.includes('rPh')) strings.push((strings.pop() ?? '') + chunk);
    },
    close: () => void path.pop(),
  });
  return trouble === null ? success(strings) : failure(trouble);
}

async function readRows(xml: string, shared: readonly string[]): Promise<Result<SheetRow[]>> {
  const rows: { cells: string[]; line: number }[] = [];
  const path: string[] = [];
  let cell = { column: 0, type: 'n' };
  let words = '';
  const trouble = await walkXml(xml, {
    open({ name, attributes }) {
      path.push(name);
      if (name === 'row') rows.push({ cells: [], line: Number(attributes.r ?? rows.length + 1) });
      if (name === 'c') {
        const column = columnOf(attributes.r ?? '') ?? rows.at(-1)?.cells.length ?? 0;
        cell = { column, type: attributes.t ?? 'n' };
        words = '';
      }
    },
    text(chunk) {
      const owner = path.at(-1);
      if ((owner === 'v' || owner === 't') && !path.includes('rPh')) words += chunk;
    },
    close(name) {
      path.pop();
      const row = rows.at(-1);
      if (name !== 'c' || !row || cell.column > 1000) return;
      while (row.cells.length < cell.column) row.cells.push('');
      row.cells[cell.column] = (cell.type === 's' ? (shared[Number(words)] ?? '') : words).trim();
    },
  });
  if (trouble !== null) return failure(trouble);
  return success(rows.flatMap((row, i) => [...gap(rows[i - 1]?.line ?? 0, row.line), row]));
}

/** Rows the file leaves out are empty, and an empty row parts what stands around it. */
function gap(before: number, line: number): SheetRow[] {
  return line > before + 1 ? [{ cells: [], line: before + 1 }] : [];
}

/** Column of a reference like `C12`, from 0; null without letters. */
function columnOf(reference: string): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1;
}

import { errorProblem } from '../../kernel/problem.ts';
import { failure, type Result, success } from '../../kernel/result.ts';
import { isZip } from '../archive/zip.ts';
import { decodeText, textOfHead } from '../decode-text.ts';
import { readDelimited } from '../table/delimited.ts';
import type { Sheet } from '../table/sheet.ts';
import { siteFromSheet } from '../table/sheet-to-site.ts';
import { readWorkbook } from '../table/workbook.ts';
import type { ImportFormat, RawSite } from './format.ts';

/** Coordinate lists as CSV, XLSX or plain text: one point per row, columns found by their heads and their numbers. */
export const format: ImportFormat = {
  id: 'table',
  name: { zh: '坐标表(CSV / XLSX / 文本)', en: 'Coordinate table (CSV / XLSX / text)' },
  extensions: ['csv', 'xlsx', 'txt', 'tsv'],
  defaultAccuracyM: 0.5,
  sniff(name, head, members) {
    if (members !== undefined) return members.some((member) => /(^|\/)xl\/workbook\.xml$/i.test(member));
    const text = textOfHead(head);
    if (text === null || /^\s*[<{[(]|^[^\n]*\bSECTION\b/.test(text.replace(/^\ufeff/, ''))) return false;
    if (/^\s*(SRID\s*=|(MULTI)?(POINT|LINESTRING|POLYGON)\s*[ZM]*\s*\(|GEOMETRYCOLLECTION)/i.test(text)) return false;
    return (
      /\.(csv|tsv|txt)$/i.test(name) || /[\d\uff10-\uff19]\S{0,12}[\s;,\uff0c]\s*["EN]?[\d\uff10-\uff19]/.test(text)
    );
  },
  async read(_name, bytes) {
    if (isZip(bytes)) {
      const sheets = await readWorkbook(bytes);
      return sheets.ok ? sitesOf(sheets.value) : sheets;
    }
    const decoded = decodeText(bytes);
    if (decoded === null) return failure(errorProblem('unsupported_format'));
    const rows = readDelimited(decoded.text.replace(/^\ufeff/, ''));
    if (!rows.ok) return rows;
    const site = siteFromSheet({ name: '', rows: rows.value });
    return site.ok ? success({ ...site.value, encoding: decoded.encoding }, site.warnings) : site;
  },
};

/** Every sheet with coordinates is a layer; trouble counts only where no sheet is sound, or where it is in the numbers. */
function sitesOf(sheets: readonly Sheet[]): Result<RawSite[]> {
  const read = sheets.map(siteFromSheet);
  const sound = read.flatMap((result) => (result.ok ? [result] : []));
  const broken = read.flatMap((result) => (result.ok ? [] : [result.problems[0]]));
  const serious = broken.find(({ code }) => code !== 'not_a_site');
  if (serious !== undefined) return failure(serious);
  if (sound.length === 0) return failure(broken[0] ?? errorProblem('not_a_site'));
  return success(
    sound.map(({ value }) => value),
    sound.flatMap(({ warnings }) => warnings),
  );
}

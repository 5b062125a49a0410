import { errorProblem, type Problem, warningProblem } from '../../kernel/problem.ts';
import { failure, type Result, success } from '../../kernel/result.ts';
import { parseCoordinate } from '../dms.ts';
import { toHalfWidth } from '../number-text.ts';
import type { PointRow } from '../point-rows.ts';
import { type KcdjHeader, readKcdjHeader } from './kcdj-header.ts';

interface KcdjParcel {
  readonly header: KcdjHeader;
  readonly rows: readonly PointRow[];
}

/** Rows that are remarks in the languages of those who write such files. */
const COMMENT = /^(#|\/\/|;|--|\*)/;
/** Four Chinese characters in a row are no coordinate. */
const SENTENCE = /[\u4e00-\u9fff]{4}/;

export interface KcdjFile {
  /** `key=value` rows before the coordinates, keys without spaces. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly parcels: readonly KcdjParcel[];
}

/**
 * Rows of a 勘测定界 text. Separators may be commas (also wide ones), tabs or spaces; sections other than the two are
 * passed over. Problems: `bad_number` and `precision_lost` at a coordinate, `row_unreadable` at a row that is neither a
 * header nor a point; `row_ignored` (warning) for rows of mere words.
 */
export function readKcdjLines(text: string): Result<KcdjFile> {
  const attributes = new Map<string, string>();
  const parcels: { header: KcdjHeader; rows: PointRow[] }[] = [];
  const warnings: Problem[] = [];
  // Without the mark of its section everything may be a coordinate.
  let part: 'coordinates' | 'attributes' | 'other' = /[[【]地块坐标/.test(text) ? 'attributes' : 'coordinates';
  let width: number | null = null;
  for (const [index, written] of text.split(/\r\n|\n|\r/).entries()) {
    const line = index + 1;
    const row = toHalfWidth(written)
      .replace(/[【〔]/g, '[')
      .replace(/[】〕]/g, ']')
      .trim();
    const section = /^\[(.*?)\]?$/.exec(row);
    if (section && !row.includes('@') && !/^\[[^\]]*,/.test(row)) {
      const name = section[1]!;
      part = name.startsWith('地块坐标') ? 'coordinates' : name.startsWith('属性') ? 'attributes' : 'other';
      continue;
    }
    const attribute = (part === 'attributes' ? /^([^=:,@]+)[=:](.*)$/ : /^([^=,@]+)=(.*)$/).exec(row);
    if (attribute && !row.includes('@')) attributes.set(attribute[1]!.replace(/\s/g, ''), attribute[2]!.trim());
    if (row === '' || attribute || part === 'other') continue;
    if (part === 'coordinates' && COMMENT.test(row)) {
      warnings.push(warningProblem('row_ignored', { line }));
      continue;
    }
    const cells = cellsOf(row);
    // A parcel among the attributes would be left out in silence.
    if (part === 'attributes' && cells.length >= 3) return failure(errorProblem('row_unreadable', { line }));
    if (part === 'attributes') continue;
    if (row.includes('@') || cells.some((cell) => cell === '面')) {
      parcels.push({ header: readKcdjHeader(headerCells(written) ?? cells, line), rows: [] });
      continue;
    }
    const numbers = cells.filter((cell) => /\d/.test(cell)).length;
    if (numbers < 2) {
      // A row cut short at the end of the file is a number or the mark of a point, and no sentence.
      if (!/[,\t]/.test(row) && (numbers === 0 || SENTENCE.test(row)))
        warnings.push(warningProblem('row_ignored', { line }));
      else return failure(errorProblem('row_unreadable', { line }));
      continue;
    }
    width ??= cells.length;
    // One row longer or shorter than the others has lost a separator or a decimal point.
    if (cells.length !== width || cells.length < 3) return failure(errorProblem('row_unreadable', { line }));
    const point = readPoint(cells, line);
    if ('code' in point) return failure(point);
    if (parcels.length === 0) parcels.push({ header: readKcdjHeader([], line), rows: [] });
    parcels.at(-1)!.rows.push(point);
  }
  return success({ attributes, parcels }, warnings);
}

/** Cells of a header row with its names as written, where narrow commas part them: a wide one belongs to a name. */
function headerCells(written: string): string[] | null {
  const cells = written
    .trim()
    .replace(/^\[|\]$/g, '')
    .split(',');
  return cells.length > 4 ? cells.map((cell) => cell.trim()) : null;
}

function cellsOf(row: string): string[] {
  const bare = row.replace(/^\[|\]$/g, '');
  const cells = (/[,;]/.test(bare) ? bare.split(/[,;]/) : bare.split(/\s+/)).map((cell) => cell.trim());
  while (cells.length > 3 && cells.at(-1) === '') cells.pop();
  return cells;
}

/** `点号,圈号,X,Y`, or without the ring number; more cells are heights or remarks. */
function readPoint(cells: readonly string[], line: number): PointRow | Problem {
  const ringed = cells.length >= 4;
  const [first, second] = cells.slice(ringed ? 2 : 1).map(parseCoordinate);
  for (const value of [first, second]) {
    if (typeof value !== 'number') return errorProblem(value ?? 'bad_number', { line });
  }
  return {
    id: cells[0]!.replace(/^-+/, ''),
    ring: ringed ? cells[1]! : null,
    position: [first as number, second as number],
    line,
  };
}

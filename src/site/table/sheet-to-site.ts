import { errorProblem, type Problem } from '../../kernel/problem.ts';
import { failure, type Result, success } from '../../kernel/result.ts';
import { parseCoordinate } from '../dms.ts';
import type { RawParcel, RawSite } from '../formats/format.ts';
import { areaFromPoints, type PointRow } from '../point-rows.ts';
import { samePlace } from '../rings.ts';
import { shiftFromText, systemFromText } from '../system-text.ts';
import { type Columns, columnsFromHead, columnsFromNumbers, mayBePosition } from './columns.ts';
import type { Sheet, SheetRow } from './sheet.ts';

/** Rows above the head that are looked at. */
const TITLE_ROWS = 30;

interface Group {
  name: string;
  /** Said of the points to be those of a line, with the width of its corridor in metres. */
  line: boolean;
  widthM: number | null;
  rows: PointRow[];
}

/**
 * A site from a coordinate table: one parcel per name (or per block, where empty rows or titles part the points), rings
 * by ring number or by coming back to their first point. Problems: `not_a_site` without two coordinate columns,
 * `precision_lost`, `bad_number` at a coordinate, `row_unreadable` at half a point.
 */
export function siteFromSheet(sheet: Sheet): Result<RawSite> {
  const headAt = sheet.rows.slice(0, TITLE_ROWS).findIndex((row) => columnsFromHead(row) !== null);
  const columns = headAt >= 0 ? columnsFromHead(sheet.rows[headAt]!) : columnsFromNumbers(sheet.rows);
  if (columns === null) return failure(lostDigits(sheet.rows) ?? errorProblem('not_a_site'));
  const lost = pointAbove(sheet.rows.slice(0, Math.max(headAt, 0)), columns);
  if (lost !== null) return failure(lost);
  const groups = groupRows(sheet.rows.slice(headAt + 1), columns);
  if ('code' in groups) return failure(groups);
  const parcels: RawParcel[] = [];
  const warnings: Problem[] = [];
  for (const { name, line, widthM, rows } of groups) {
    if (line) {
      if (rows.length < 2) return failure(errorProblem('degenerate_ring', { parcel: parcels.length + 1 }));
      const geometry = { type: 'LineString' as const, coordinates: rows.map(({ position }) => position) };
      parcels.push({ name, geometry, ...(widthM !== null && { widthM }) });
      continue;
    }
    const area = areaFromPoints(rows, parcels.length + 1);
    if (!area.ok) return area;
    warnings.push(...area.warnings);
    parcels.push({ name, geometry: area.value.geometry });
  }
  if (parcels.length === 0) return failure(errorProblem('not_a_site'));
  const titles = sheet.rows.slice(0, headAt + 1).map(({ cells }) => cells.join(' '));
  const degrees = groups.every(({ rows }) => rows.every(({ position }) => position.every((v) => Math.abs(v) <= 180)));
  const shift = shiftOf(sheet.rows.slice(headAt + 1)) ?? (degrees ? shiftFromText(titles.join(' ')) : null);
  const site: RawSite = {
    parcels,
    declared: systemFromText(titles.join(' ')),
    // X and Y over degrees promise nothing; in a survey list they are north and east.
    axisOrder: degrees && columns.heads === 'none' ? 'by_value' : 'north_first',
    ...packing(titles.join(' ')),
    ...(shift !== null && { shift }),
    ...(sheet.name !== '' && { layer: sheet.name }),
  };
  return success(site, warnings);
}

/** What a title says of how degrees are written; without a word they may be packed. */
function packing(title: string): Pick<RawSite, 'packedDms'> {
  if (/十进制度|decimal degrees/i.test(title)) return {};
  return { packedDms: /d\.?mm\.?ss|度\.分秒|度分秒格式/i.test(title) ? 'yes' : 'maybe' };
}

/** A point above the head would be left out as a title. */
function pointAbove(rows: readonly SheetRow[], columns: Columns): Problem | null {
  for (const { cells, line } of rows) {
    const [north, east] = [columns.north, columns.east].map((column) => parseCoordinate(cells[column] ?? ''));
    if (typeof north === 'number' && typeof east === 'number' && mayBePosition(north, east)) {
      return errorProblem('row_unreadable', { line });
    }
  }
  return null;
}

function groupRows(rows: readonly SheetRow[], columns: Columns): Group[] | Problem {
  const groups: Group[] = [];
  let open: Group | null = null;
  let title = '';
  for (const row of rows) {
    const cell = (column: number | null) => (column === null ? '' : (row.cells[column] ?? ''));
    const [north, east] = [cell(columns.north), cell(columns.east)];
    const again = columnsFromHead(row) !== null;
    if (again || (north === '' && east === '')) {
      const words = row.cells.filter((text) => text !== '');
      // A head repeated on a new page goes on with the ring, unless that had come back to its start.
      if (again ? open && isClosed(open) : words.length < 2) open = null;
      if (words.length === 1) title = words[0]!;
      continue;
    }
    const first = parseCoordinate(north);
    const second = parseCoordinate(east);
    if (typeof first !== 'number' || typeof second !== 'number') {
      const code = first === 'precision_lost' || second === 'precision_lost' ? 'precision_lost' : 'bad_number';
      const wordy = [north, east].every((text) => !/\d/.test(text));
      if (wordy) continue;
      return errorProblem(code, { line: row.line });
    }
    const name = cell(columns.parcel);
    if (open === null || (columns.parcel !== null && name !== '' && name !== open.name)) {
      const width = parseCoordinate(cell(columns.width));
      open = {
        name: name === '' ? title : name,
        line: /^(线|line)$/i.test(cell(columns.shape)),
        widthM: typeof width === 'number' && width > 0 ? width : null,
        rows: [],
      };
      title = '';
      groups.push(open);
    }
    const ring = cell(columns.ring);
    open.rows.push({
      id: cell(columns.id),
      ring: columns.ring === null ? null : ring === '' ? (open.rows.at(-1)?.ring ?? '1') : ring,
      position: [first, second],
      line: row.line,
    });
  }
  return groups;
}

function isClosed({ rows }: Group): boolean {
  return rows.length > 3 && rows.slice(0, -1).some(({ position }) => samePlace(position, rows.at(-1)!.position));
}

/** 奥维 marks the shift of each row in its first column: g GCJ-02, b BD-09. */
function shiftOf(rows: readonly SheetRow[]): 'gcj02' | 'bd09' | null {
  const marks = new Set(rows.map(({ cells }) => cells[0] ?? '').filter((cell) => cell !== ''));
  if (marks.size !== 1) return null;
  return marks.has('g') ? 'gcj02' : marks.has('b') ? 'bd09' : null;
}

/** Says of a table without usable columns that its numbers had been spoilt by a spreadsheet. */
function lostDigits(rows: readonly SheetRow[]): Problem | null {
  for (const { cells, line } of rows) {
    if (cells.some((cell) => parseCoordinate(cell) === 'precision_lost'))
      return errorProblem('precision_lost', { line });
  }
  return null;
}

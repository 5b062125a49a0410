import type { Cell } from '../document.ts';
import { plain } from '../document.ts';
import { paragraph } from './docx-text.ts';

/** Width between the margins of `docx-parts.ts`, twentieths of a point. */
export const TEXT_WIDTH = 9866;

const TABLE_HALF_POINTS = 17;
const RULE = '<w:bottom w:val="single" w:sz="4" w:space="0" w:color="9AA0A6"/>';
const HEAVY = (side: 'top' | 'bottom') => `<w:${side} w:val="single" w:sz="8" w:space="0" w:color="14181C"/>`;

/** Room left and right of what stands in a cell; the same in every table, so that all of them begin at one edge. */
export const CELL_MARGINS =
  '<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>';

export interface TableShape {
  /** Shares of the width, adding up to 1. */
  readonly shares: readonly number[];
  /** Heading cells, repeated on every page the table runs over; absent = none. */
  readonly head?: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
  /** First cell of a row is its name, set quietly. */
  readonly named?: boolean;
}

/** A real table: fixed widths, rows that are not torn apart, a head that repeats. */
export function table({ shares, head, rows, named }: TableShape): string {
  const widths = shares.map((share) => Math.round(share * TEXT_WIDTH));
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const borders = `<w:tblBorders>${HEAVY('top')}${HEAVY('bottom')}</w:tblBorders>`;
  const properties = `<w:tblPr><w:tblW w:w="${TEXT_WIDTH}" w:type="dxa"/>${borders}<w:tblLayout w:type="fixed"/>${CELL_MARGINS}</w:tblPr>`;
  const headRow = head ? rowXml(head, widths, { header: true }) : '';
  const body = rows.map((row) => rowXml(row, widths, { named: named ?? false })).join('');
  // Word joins tables that follow each other without a paragraph between.
  return `<w:tbl>${properties}<w:tblGrid>${grid}</w:tblGrid>${headRow}${body}</w:tbl>${paragraph([], { style: 'Gap' })}`;
}

interface RowManner {
  readonly header?: boolean;
  readonly named?: boolean;
}

function rowXml(row: readonly Cell[], widths: readonly number[], { header, named }: RowManner): string {
  const cells = row.map((cell, i) => {
    // A row of fewer cells is a heading within the table: its last cell takes what is left.
    const span = i === row.length - 1 ? widths.length - i : 1;
    const width = widths.slice(i, i + span).reduce((sum, one) => sum + one, 0);
    const bottom = header ? '<w:bottom w:val="single" w:sz="6" w:space="0" w:color="14181C"/>' : RULE;
    const properties = `<w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}<w:tcBorders>${bottom}</w:tcBorders></w:tcPr>`;
    return `<w:tc>${properties}${cellXml(cell, { bold: header ?? false, muted: (named ?? false) && i === 0 })}</w:tc>`;
  });
  return `<w:tr><w:trPr><w:cantSplit/>${header ? '<w:tblHeader/>' : ''}</w:trPr>${cells.join('')}</w:tr>`;
}

/** A cell holds at least one paragraph. */
function cellXml({ lines, figure }: Cell, { bold, muted }: { bold: boolean; muted: boolean }): string {
  const shown = lines.length > 0 ? lines : [plain('')];
  return shown
    .map((line) =>
      paragraph(muted ? line.map((run) => ({ ...run, muted })) : line, {
        style: 'Cell',
        halfPoints: TABLE_HALF_POINTS,
        bold,
        ...(figure && { align: 'right' as const }),
      }),
    )
    .join('');
}

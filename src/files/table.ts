/** Numbers stay numbers; text is never read as a formula, whatever it begins with. */
export type Cell = string | number | null;

export interface TableColumn {
  readonly head: string;
  /** Width of the column, characters. */
  readonly widthChars?: number;
  /** Decimals shown of its numbers; XLSX keeps all digits under them. */
  readonly decimals?: number;
  /** Long text goes on in further lines of the cell. */
  readonly wrap?: boolean;
}

/** A table as CSV and XLSX write it. */
export interface Table {
  /** Name of the sheet. */
  readonly name: string;
  /** Lines above the head, one cell each. */
  readonly titles?: readonly string[];
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A column with what stands in it for one row. */
export interface ValueColumn<Row> extends TableColumn {
  readonly value: (row: Row) => Cell;
}

/** A table told column by column, so that a head and what stands under it cannot part. */
export function tableOf<Row>(name: string, rows: readonly Row[], columns: readonly ValueColumn<Row>[]): Table {
  return {
    name,
    columns: columns.map(({ value: _, ...column }) => column),
    rows: rows.map((row) => columns.map(({ value }) => value(row))),
  };
}

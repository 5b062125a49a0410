/** A row of cells as text, with its line in the file (or row of the sheet), from 1. Missing cells are ''. */
export interface SheetRow {
  readonly cells: readonly string[];
  readonly line: number;
}

export interface Sheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
}

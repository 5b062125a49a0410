/** A row of a table: plain text per column. */
export type Row = readonly string[];

export interface Table {
  readonly title: string;
  /** A sentence or two on what was done. */
  readonly note?: string;
  readonly head: Row;
  readonly rows: readonly Row[];
}

/** Milliseconds with three digits that matter. */
export function ms(value: number): string {
  return `${value >= 100 ? value.toFixed(0) : value.toPrecision(3)} ms`;
}

export function times(ratio: number): string {
  return `${ratio >= 100 ? Math.round(ratio).toLocaleString('en').replaceAll(',', ' ') : ratio.toPrecision(3)} ×`;
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}

/** One bar of docs/engine.md: what it asks and whether this run met it. */
export function bar(met: boolean, wanted: string): string {
  return `${wanted} ${met ? 'met' : 'MISSED'}`;
}

/** The table that `npm run bench:browser` measures. */
export const BROWSER_TITLE = 'In the browser';
/** The table that `npm run bench:drawing` measures. */
export const DRAWING_TITLE = 'Drawing 100 000 polygons';
/** What frames of it ask for, by the same command. */
export const FRAMES_TITLE = 'Frames of 100 000 polygons';
/** The table that `npm run bench:intake` measures. */
export const INTAKE_TITLE = 'Taking in 100 000 polygons';
/** The table that `npm run bench:start` measures. */
export const START_TITLE = 'Start';
/** The table that `npm run bench:batch` measures. */
export const BATCH_TITLE = 'Whole screenings, many at once';

/** A new report with one table of an older one, which another command measures. */
export function keepingTable(report: string, before: string, title: string): string {
  const kept = before.split(/\n(?=## )/).find((part) => part.startsWith(`## ${title}\n`));
  return kept === undefined ? report : `${report.trimEnd()}\n\n${kept.trimEnd()}\n`;
}

export function toMarkdown(tables: readonly Table[], facts: Readonly<Record<string, string>>): string {
  const lines = [
    '# Performance',
    '',
    'Written by `npm run bench`; do not edit. Ratios within one run are what counts: the machine is shared.',
    '',
  ];
  for (const [name, value] of Object.entries(facts)) lines.push(`- ${name}: ${value}`);
  for (const table of tables) lines.push('', ...section(table));
  return `${lines.join('\n')}\n`;
}

function section({ title, note, head, rows }: Table): string[] {
  const said = note === undefined ? [] : [note, ''];
  return [`## ${title}`, '', ...said, line(head), line(head.map(() => '---')), ...rows.map(line)];
}

/** A report with one table measured anew; the others stand as they were. */
export function withTable(report: string, table: Table): string {
  const parts = report.trimEnd().split(/\n(?=## )/);
  const fresh = section(table).join('\n');
  const at = parts.findIndex((part) => part.startsWith(`## ${table.title}\n`));
  const others = parts.map((part) => part.trimEnd());
  const all = at < 0 ? [...others, fresh] : others.with(at, fresh);
  return `${all.join('\n\n')}\n`;
}

function line(cells: Row): string {
  return `| ${cells.join(' | ')} |`;
}

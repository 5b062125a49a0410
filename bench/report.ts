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

export function toMarkdown(tables: readonly Table[], facts: Readonly<Record<string, string>>): string {
  const lines = [
    '# Performance',
    '',
    'Written by `npm run bench`; do not edit. Ratios within one run are what counts: the machine is shared.',
    '',
  ];
  for (const [name, value] of Object.entries(facts)) lines.push(`- ${name}: ${value}`);
  for (const { title, note, head, rows } of tables) {
    lines.push('', `## ${title}`, '');
    if (note !== undefined) lines.push(note, '');
    lines.push(line(head), line(head.map(() => '---')), ...rows.map(line));
  }
  return `${lines.join('\n')}\n`;
}

function line(cells: Row): string {
  return `| ${cells.join(' | ')} |`;
}

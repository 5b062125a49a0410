import { type Effect, effectRank } from '../../plan/effect.ts';
import type { BatchRow } from '../../storage/database.ts';

export const BATCH_SORTS = ['number', 'name', 'verdict', 'area', 'openMatters'] as const;
export type BatchSort = (typeof BATCH_SORTS)[number];

/** Which rows are listed, and in which order. `show`: an upper end of the verdict, or sites without one. */
export interface BatchFilter {
  readonly query: string;
  readonly show: Effect | 'failed' | 'waiting' | null;
  readonly sort: BatchSort;
  readonly descending: boolean;
}

export const NO_BATCH_FILTER: BatchFilter = { query: '', show: null, sort: 'number', descending: false };

/** Upper end of the verdict; a site without one is `failed` or `waiting`, and never clear. */
export function outcomeOf({ summary, problem, site }: BatchRow): Effect | 'failed' | 'waiting' {
  if (summary) return summary.verdict.atWorst;
  return problem || !site ? 'failed' : 'waiting';
}

/** Order of outcomes: waiting, failed, then clear up to prohibited; of the same end by the other one. */
function weight(row: BatchRow): number {
  const { summary } = row;
  if (!summary) return outcomeOf(row) === 'waiting' ? -2 : -1;
  return effectRank(summary.verdict.atWorst) * 10 + effectRank(summary.verdict.atLeast);
}

/** One for all comparisons: made anew for each of them, thousands of names take a second to sort. */
const NAMES = new Intl.Collator('zh-CN', { numeric: true });

const COMPARE: Readonly<Record<BatchSort, (a: BatchRow, b: BatchRow) => number>> = {
  number: () => 0,
  name: (a, b) => NAMES.compare(a.name, b.name),
  verdict: (a, b) => weight(a) - weight(b),
  area: (a, b) => (a.summary?.areaM2 ?? -1) - (b.summary?.areaM2 ?? -1),
  openMatters: (a, b) => (a.summary?.open ?? -1) - (b.summary?.open ?? -1),
};

/** Rows that the filter leaves, in its order; equal ones as in the files. */
export function listRows(rows: readonly BatchRow[], filter: BatchFilter): BatchRow[] {
  const wanted = filter.query.trim().toLocaleLowerCase();
  const left = rows.filter(
    (row) =>
      (filter.show === null || outcomeOf(row) === filter.show) &&
      (wanted === '' || `${row.name}\n${row.key}`.toLocaleLowerCase().includes(wanted)),
  );
  const compare = COMPARE[filter.sort];
  const sign = filter.descending ? -1 : 1;
  return left.sort((a, b) => sign * (compare(a, b) || a.number - b.number));
}

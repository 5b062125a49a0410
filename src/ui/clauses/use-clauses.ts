import { useMemo } from 'react';
import { usePlan } from '../shared/plan-context.ts';
import { type ClauseEntry, clauseEntries } from './clause-entries.ts';
import { filterEntries, useClauseFilter } from './clause-filter.ts';

/** All entries, and those the filter leaves. */
export function useClauses(): { readonly entries: readonly ClauseEntry[]; readonly shown: readonly ClauseEntry[] } {
  const plan = usePlan();
  const filter = useClauseFilter();
  const entries = useMemo(() => clauseEntries(plan), [plan]);
  const shown = useMemo(() => filterEntries(entries, plan, filter), [entries, plan, filter]);
  return { entries, shown };
}

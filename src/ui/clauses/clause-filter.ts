import { create } from 'zustand';
import { keyboardMarks } from '../../i18n/full-width.ts';
import type { PlanIndex } from '../plan-index.ts';
import { type ClauseEntry, isUnverified, missingRoles } from './clause-entries.ts';

/** What is wanted of the list; an empty word wants everything. */
export interface ClauseFilter {
  readonly query: string;
  readonly chapter: string;
  readonly level: string;
  readonly kind: string;
  readonly role: string;
  readonly attribute: string;
  readonly unverified: boolean;
  readonly blocked: boolean;
}

export const NO_FILTER: ClauseFilter = {
  query: '',
  chapter: '',
  level: '',
  kind: '',
  role: '',
  attribute: '',
  unverified: false,
  blocked: false,
};

/** Kept while the page is open, so that going back from a clause finds the list as it was. */
export const useClauseFilter = create<ClauseFilter>(() => NO_FILTER);

/** Entries that meet every part of the filter; all words of the query must occur. */
export function filterEntries(
  entries: readonly ClauseEntry[],
  plan: PlanIndex,
  filter: ClauseFilter,
): readonly ClauseEntry[] {
  const words = keyboardMarks(filter.query).trim().toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter(
    (entry) =>
      words.every((word) => entry.searchable.includes(word)) &&
      (!filter.chapter || entry.chapter === filter.chapter) &&
      (!filter.level || entry.level === filter.level) &&
      (!filter.kind || entry.kind === filter.kind) &&
      (!filter.role || entry.roles.includes(filter.role)) &&
      (!filter.attribute || entry.attributes.includes(filter.attribute)) &&
      (!filter.unverified || isUnverified(entry)) &&
      (!filter.blocked || missingRoles(entry, plan).length > 0),
  );
}

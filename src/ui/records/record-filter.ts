import { type Effect, effectRank } from '../../plan/effect.ts';
import type { RecordSummary } from '../../record/record-summary.ts';
import type { RecordNote } from '../../storage/database.ts';

export const SORTS = ['newest', 'worst', 'name', 'area'] as const;
export type Sort = (typeof SORTS)[number];

export interface RecordFilter {
  readonly query: string;
  /** Upper end of the verdict; null = any. */
  readonly worst: Effect | null;
  readonly tag: string | null;
  readonly sort: Sort;
}

export const NO_FILTER: RecordFilter = { query: '', worst: null, tag: null, sort: 'newest' };

type Notes = ReadonlyMap<string, RecordNote>;

/** Local date and time as typed in a search, `2026-11-25 09:30`, beside the instant as recorded. */
function datesOf(createdAt: string): string {
  const local = new Date(createdAt);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`;
  return `${day} ${two(local.getHours())}:${two(local.getMinutes())}`;
}

function haystack(row: RecordSummary, note: RecordNote | undefined): string {
  const words = [row.name, datesOf(row.createdAt), note?.note ?? '', ...(note?.tags ?? [])];
  return words.join('\n').toLocaleLowerCase();
}

/** Fewer digits than this of an id or a fingerprint are no search for one. */
const HASH_DIGITS = 6;

/** A word that is a clause or rule id (C4-6, L2.26) is looked up as such, so that C4-6 does not find C4-60. */
function matches(word: string, row: RecordSummary, text: string): boolean {
  if (text.includes(word) || row.found.some((id) => id.toLocaleLowerCase() === word)) return true;
  return (
    word.length >= HASH_DIGITS && [row.id, row.fingerprint].some((hash) => hash.toLocaleLowerCase().includes(word))
  );
}

const ORDER: Readonly<Record<Sort, (a: RecordSummary, b: RecordSummary) => number>> = {
  newest: (a, b) => b.createdAt.localeCompare(a.createdAt),
  worst: (a, b) =>
    effectRank(b.verdict.atWorst) - effectRank(a.verdict.atWorst) ||
    effectRank(b.verdict.atLeast) - effectRank(a.verdict.atLeast),
  name: (a, b) => a.name.localeCompare(b.name, 'zh'),
  area: (a, b) => b.areaM2 - a.areaM2,
};

/** Rows that hold every word of the query, in the order asked for; newest first among equals. */
export function filterRecords(rows: readonly RecordSummary[], notes: Notes, filter: RecordFilter): RecordSummary[] {
  const words = filter.query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const found = rows.filter((row) => {
    const note = notes.get(row.id);
    if (filter.worst && row.verdict.atWorst !== filter.worst) return false;
    if (filter.tag && !note?.tags.includes(filter.tag)) return false;
    const text = words.length > 0 ? haystack(row, note) : '';
    return words.every((word) => matches(word, row, text));
  });
  return found.toSorted((a, b) => ORDER[filter.sort](a, b) || ORDER.newest(a, b));
}

/** Tags in use, the most used first. */
export function tagsInUse(notes: Notes): string[] {
  const counts = new Map<string, number>();
  for (const { tags } of notes.values()) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b, 'zh')).map(([tag]) => tag);
}

/** Tags as typed, set apart by commas or spaces of either width; each once. */
export function readTags(text: string): string[] {
  return [...new Set(text.split(/[\s,,、;;]+/).filter(Boolean))];
}

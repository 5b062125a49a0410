import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Problem } from '../kernel/problem.ts';
import { errorProblem } from '../kernel/problem.ts';
import type { ChangedParameters } from '../plan/parameter.ts';
import type { Project } from '../project/project.ts';
import type { ScreeningRecord } from '../record/record.ts';
import type { Site } from '../site/site.ts';

/** What is being worked on: the site, the answers, the parameters changed, and the questions left open on purpose. */
export interface Draft extends Project {
  readonly site: Site | null;
  readonly parameters: ChangedParameters;
  readonly skipped: readonly string[];
}

/** A draft as the browser gives it back: one kept before parameters could be changed has none. */
export type StoredDraft = Omit<Draft, 'parameters'> & Partial<Pick<Draft, 'parameters'>>;

interface Tables extends DBSchema {
  drafts: { key: string; value: StoredDraft };
  records: { key: string; value: ScreeningRecord };
}

export type Database = IDBPDatabase<Tables>;

const NAME = 'shangjie-site-screening';

/**
 * What each version of the database adds to the one before, so that a browser of any age is brought up step by step and
 * keeps what it holds. A published step is never changed; a new store is a new step.
 */
const UPGRADES: readonly ((database: Database) => void)[] = [
  (database) => {
    database.createObjectStore('drafts');
    database.createObjectStore('records', { keyPath: 'id' });
  },
];

/** Opens the browser's database, null where the browser refuses (private mode, blocked site data). */
export async function openDatabase(): Promise<Database | null> {
  try {
    return await openDB<Tables>(NAME, UPGRADES.length, {
      upgrade(database, from) {
        for (const upgrade of UPGRADES.slice(from)) upgrade(database);
      },
    });
  } catch {
    return null;
  }
}

/** Names why a write failed: `storage_full` when the quota is used up, `storage_denied` otherwise. */
export function storageProblem(error: unknown): Problem {
  const full = error instanceof DOMException && error.name === 'QuotaExceededError';
  return errorProblem(full ? 'storage_full' : 'storage_denied');
}

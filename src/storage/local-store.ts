import type { Problem } from '../kernel/problem.ts';
import { errorProblem } from '../kernel/problem.ts';
import type { ScreeningRecord } from '../record/record.ts';
import { type Database, type Draft, openDatabase, type StoredDraft, storageProblem } from './database.ts';

/** Keeps drafts and records on this machine. Writes answer with a problem instead of throwing, so that work goes on. */
export interface LocalStore {
  /** Set when nothing outlives the page. */
  readonly problem: Problem | null;
  loadDraft(): Promise<StoredDraft | null>;
  saveDraft(draft: Draft): Promise<Problem | null>;
  loadRecords(): Promise<ScreeningRecord[]>;
  saveRecord(record: ScreeningRecord): Promise<Problem | null>;
  deleteRecord(id: string): Promise<Problem | null>;
}

const CURRENT = 'current';

/** The store of this browser; in memory, and saying so, where the browser denies one. */
export async function openLocalStore(): Promise<LocalStore> {
  const database = await openDatabase();
  return database ? databaseStore(database) : memoryStore(errorProblem('storage_denied'));
}

async function attempt(write: () => Promise<unknown>): Promise<Problem | null> {
  try {
    await write();
    return null;
  } catch (error) {
    return storageProblem(error);
  }
}

function databaseStore(database: Database): LocalStore {
  return {
    problem: null,
    async loadDraft() {
      return (await database.get('drafts', CURRENT).catch(() => undefined)) ?? null;
    },
    saveDraft: (draft) => attempt(() => database.put('drafts', draft, CURRENT)),
    async loadRecords() {
      const records = await database.getAll('records').catch(() => []);
      return records.sort((a, b) => b.createdAt.localeCompare(a.createdAt));
    },
    saveRecord: (record) => attempt(() => database.put('records', record)),
    deleteRecord: (id) => attempt(() => database.delete('records', id)),
  };
}

/** A store that lasts as long as the page. */
function memoryStore(problem: Problem | null): LocalStore {
  let draft: Draft | null = null;
  const records = new Map<string, ScreeningRecord>();
  return {
    problem,
    loadDraft: async () => draft,
    saveDraft: async (next) => {
      draft = next;
      return null;
    },
    loadRecords: async () => [...records.values()].sort((a, b) => b.createdAt.localeCompare(a.createdAt)),
    saveRecord: async (record) => {
      records.set(record.id, record);
      return null;
    },
    deleteRecord: async (id) => {
      records.delete(id);
      return null;
    },
  };
}

import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { LayerEntry } from '../catalog/catalog.ts';
import type { Problem } from '../kernel/problem.ts';
import { errorProblem } from '../kernel/problem.ts';
import type { ChangedParameters } from '../plan/parameter.ts';
import type { Project } from '../project/project.ts';
import type { SealedPart } from '../record/integrity.ts';
import type { ScreeningRecord } from '../record/record.ts';
import type { RecordSummary } from '../record/record-summary.ts';
import type { Review } from '../record/review.ts';
import type { Site } from '../site/site.ts';

/** What is being worked on: the site, the answers, the parameters changed, the questions left open on purpose, the reviews. */
export interface Draft extends Project {
  readonly site: Site | null;
  readonly parameters: ChangedParameters;
  readonly skipped: readonly string[];
  /** What officers said of findings, kept with the next record of the case. */
  readonly reviews: readonly Review[];
}

/** A draft as the browser gives it back: an older one lacks what could not be said then. */
export type StoredDraft = Omit<Draft, 'parameters' | 'reviews'> & Partial<Pick<Draft, 'parameters' | 'reviews'>>;

/** What the office keeps about a record outside it. */
export interface RecordNote {
  /** Id of the record. */
  readonly id: string;
  readonly tags: readonly string[];
  readonly note: string;
  /** Seals that were broken when the record was taken in; absent for a sound one. */
  readonly broken?: readonly SealedPart[];
  /** `inputsHash` of the layers and rules on which it was screened again and came out the same. */
  readonly checked?: string;
}

/** A text file the user gave, as it was given. */
export interface StoredText {
  readonly name: string;
  readonly text: string;
}

/** A state of a role's layer that was put in here, without its files. */
export interface LayerVersion {
  readonly id: string;
  /** Card and what was built, as the catalogue has a published layer. */
  readonly entry: LayerEntry;
  /** ISO 8601 instant. */
  readonly acceptedAt: string;
  /** Name of the file it came from. */
  readonly file: string;
}

/** A batch of sites as it was ordered: what all of them are screened with, and from which files. */
export interface StoredBatch extends Project {
  /** Begins the ids of its rows. */
  readonly id: string;
  readonly name: string;
  /** ISO 8601 instant. */
  readonly createdAt: string;
  readonly parameters: ChangedParameters;
}

/** One site of the batch and what came of it so far. */
export interface BatchRow {
  /** Id of the batch and place in it, so that the order of ids is the order of sites. */
  readonly id: string;
  /** Place in the batch, from 1. */
  readonly number: number;
  readonly key: string;
  readonly name: string;
  /** Null where the file did not give one; `problem` says why. */
  readonly site: Site | null;
  readonly problem: Problem | null;
  /** Of its record; null until it was screened. */
  readonly summary: RecordSummary | null;
}

/** Texts that are kept: the plan's own, and the user's rule pack. */
export type TextKey = 'plan' | 'pack';

export interface Tables extends DBSchema {
  drafts: { key: string; value: StoredDraft };
  records: { key: string; value: ScreeningRecord };
  /** Of every record, so that a list need not read them; made anew where one is missing. */
  summaries: { key: string; value: RecordSummary };
  notes: { key: string; value: RecordNote };
  texts: { key: TextKey; value: StoredText };
  layers: { key: string; value: LayerVersion };
  /** Files of layers by the path in their entry; a blob is read only where its bytes are needed. */
  layerFiles: { key: string; value: Blob };
  /** By role, the id of the version that stands over the published layer. */
  layersInForce: { key: string; value: string };
  /** The batch at hand under one fixed key, its sites, and a record of each that was screened by the row's id. */
  batches: { key: string; value: StoredBatch };
  batchRows: { key: string; value: BatchRow };
  batchRecords: { key: string; value: ScreeningRecord };
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
  (database) => {
    database.createObjectStore('summaries', { keyPath: 'id' });
    database.createObjectStore('notes', { keyPath: 'id' });
  },
  (database) => {
    database.createObjectStore('texts');
  },
  (database) => {
    database.createObjectStore('layers', { keyPath: 'id' });
    database.createObjectStore('layerFiles');
    database.createObjectStore('layersInForce');
  },
  (database) => {
    database.createObjectStore('batches');
    database.createObjectStore('batchRows', { keyPath: 'id' });
    database.createObjectStore('batchRecords');
  },
];

/** The browser's database, or why there is none. */
export type Opened = { readonly database: Database } | { readonly problem: Problem };

/** How long an older page in another tab is waited for before giving up on the database. */
const BLOCKED_MS = 4000;

/**
 * Opens the browser's database.
 * @param onLost  told when this page has to let go of it: a newer version wants it, or the browser closed it
 * Problems: storage_denied (private mode, blocked site data), storage_blocked (an older page holds it in another tab),
 * storage_newer (a later program has already changed it).
 */
export async function openDatabase(onLost: (problem: Problem) => void): Promise<Opened> {
  let giveUp: ReturnType<typeof setTimeout> | undefined;
  const blocked = new Promise<Opened>((resolve) => {
    giveUp = setTimeout(() => resolve({ problem: errorProblem('storage_blocked') }), BLOCKED_MS);
  });
  const opened = await Promise.race([open(onLost), blocked]);
  clearTimeout(giveUp);
  return opened;
}

async function open(onLost: (problem: Problem) => void): Promise<Opened> {
  try {
    const database = await openDB<Tables>(NAME, UPGRADES.length, {
      upgrade(upgraded, from) {
        for (const upgrade of UPGRADES.slice(from)) upgrade(upgraded);
      },
      blocking(_current, _next, event) {
        (event.target as IDBDatabase).close();
        onLost(errorProblem('storage_outdated'));
      },
      terminated: () => onLost(errorProblem('storage_lost')),
    });
    return { database };
  } catch (error) {
    return { problem: openProblem(error) };
  }
}

function openProblem(error: unknown): Problem {
  const newer = error instanceof DOMException && error.name === 'VersionError';
  return newer ? errorProblem('storage_newer') : errorProblem('storage_denied');
}

/** Names why a write failed: storage_full when the quota is used up, storage_denied otherwise. */
export function storageProblem(error: unknown): Problem {
  const full = error instanceof DOMException && error.name === 'QuotaExceededError';
  return full ? errorProblem('storage_full') : errorProblem('storage_denied');
}

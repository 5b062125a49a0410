import { create } from 'zustand';

/** What is being done with many records. */
export type RecordsWork = 'writing' | 'saving' | 'deleting';

interface RecordsJob {
  readonly work: RecordsWork | null;
  /** Records so far, and in all. */
  readonly done: number;
  readonly total: number;
}

const NONE: RecordsJob = { work: null, done: 0, total: 0 };

/** The one thing that is under way with many records: into a file, into the list, or off it. */
export const useRecordsJob = create<RecordsJob>(() => NONE);

/** A job in hand. */
export interface Job {
  /** Adds to what is done; false once it was given up. */
  went(more: number): boolean;
  /** Whether it was not given up; nothing is shown of it any more. */
  end(): boolean;
}

let job = 0;

/** Begins with so many records; takes the place of what is still under way, which is given up. */
export function beginJob(work: RecordsWork, total: number): Job {
  const mine = ++job;
  useRecordsJob.setState({ work, done: 0, total });
  return {
    went: (more) => {
      if (mine === job) useRecordsJob.setState(({ done }) => ({ done: done + more }));
      return mine === job;
    },
    end: () => {
      if (mine !== job) return false;
      useRecordsJob.setState(NONE);
      return true;
    },
  };
}

/** Gives up what is under way; no file comes of it, and what was saved so far stays. */
export function cancelJob(): void {
  job++;
  useRecordsJob.setState(NONE);
}

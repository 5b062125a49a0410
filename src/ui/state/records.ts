import { create } from 'zustand';
import { invariant } from '../../kernel/invariant.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { ScreeningRecord } from '../../record/record.ts';
import type { LocalStore } from '../../storage/local-store.ts';
import { useCase } from './case.ts';

interface RecordsState {
  readonly records: readonly ScreeningRecord[];
  /** Why the last write did not last; null when all is kept. */
  readonly problem: Problem | null;
}

export const useRecords = create<RecordsState>(() => ({ records: [], problem: null }));

const SAVE_AFTER_MS = 300;

export async function loadRecords(store: LocalStore): Promise<void> {
  useRecords.setState({ records: await store.loadRecords(), problem: store.problem });
}

/** Adds a record to the list and keeps it; it stays in the list even if keeping fails. */
export async function saveRecord(store: LocalStore, record: ScreeningRecord): Promise<void> {
  invariant(record.fingerprint !== '', 'an answer of a drag is not sealed and is never kept');
  useRecords.setState(({ records }) => ({ records: [record, ...records.filter(({ id }) => id !== record.id)] }));
  const problem = await store.saveRecord(record);
  if (problem) useRecords.setState({ problem });
}

export async function deleteRecord(store: LocalStore, id: string): Promise<void> {
  useRecords.setState(({ records }) => ({ records: records.filter((record) => record.id !== id) }));
  const problem = await store.deleteRecord(id);
  if (problem) useRecords.setState({ problem });
}

/** Brings the draft back after a reload, then keeps every further change of it. */
export async function followDraft(store: LocalStore): Promise<() => void> {
  const draft = await store.loadDraft();
  if (draft) useCase.getState().restore(draft);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = async () => {
    const problem = await store.saveDraft(useCase.getState().present);
    if (problem) useRecords.setState({ problem });
  };
  const stop = useCase.subscribe((state, before) => {
    if (state.present === before.present) return;
    clearTimeout(timer);
    timer = setTimeout(save, SAVE_AFTER_MS);
  });
  const saveAtOnce = () => {
    if (document.visibilityState === 'hidden') void save();
  };
  document.addEventListener('visibilitychange', saveAtOnce);
  return () => {
    stop();
    document.removeEventListener('visibilitychange', saveAtOnce);
  };
}

import { create } from 'zustand';
import type { AnswerValue } from '../../project/project.ts';
import type { Draft, StoredDraft } from '../../storage/database.ts';
import { usePreferences } from './preferences.ts';

const EMPTY: Draft = { site: null, answers: {}, overrides: {}, parameters: {}, skipped: [], reviews: [] };
const HISTORY_LIMIT = 200;

interface CaseState {
  readonly present: Draft;
  readonly past: readonly Draft[];
  readonly future: readonly Draft[];
  /** True while a vertex is being dragged: shown and screened at once, but one step of the history. */
  readonly live: boolean;
  change(patch: Partial<Draft>, options?: { live?: boolean }): void;
  /** Gives answers by attribute id; undefined takes one back. */
  answer(values: Readonly<Record<string, AnswerValue | undefined>>): void;
  restore(draft: StoredDraft): void;
  undo(): void;
  redo(): void;
}

/** Site and answers in one history, so that undo takes back the last thing done, whichever it was. */
export const useCase = create<CaseState>((set) => ({
  present: EMPTY,
  past: [],
  future: [],
  live: false,
  change: (patch, { live = false } = {}) =>
    set((state) => ({
      present: { ...state.present, ...patch },
      // The first of a run of live changes keeps what was before; the last one only ends the run.
      past: state.live ? state.past : [...state.past.slice(-HISTORY_LIMIT + 1), state.present],
      future: [],
      live,
    })),
  answer: (values) =>
    set((state) => {
      const given = Object.entries({ ...state.present.answers, ...values });
      const answers = Object.fromEntries(
        given.flatMap(([id, value]) => (value === undefined ? [] : [[id, value] as const])),
      );
      return {
        present: { ...state.present, answers },
        past: [...state.past.slice(-HISTORY_LIMIT + 1), state.present],
        future: [],
        live: false,
      };
    }),
  restore: (draft) => set({ present: { ...EMPTY, ...draft }, past: [], future: [], live: false }),
  undo: () =>
    set((state) => {
      const previous = state.past.at(-1);
      if (!previous) return state;
      return {
        present: previous,
        past: state.past.slice(0, -1),
        future: [state.present, ...state.future],
        live: false,
      };
    }),
  redo: () =>
    set((state) => {
      const [next, ...future] = state.future;
      if (!next) return state;
      return { present: next, past: [...state.past, state.present], future, live: false };
    }),
}));

export const emptyDraft = EMPTY;

/** A new case: nothing but the parameters the office begins with. */
export function freshDraft(): Draft {
  return { ...EMPTY, parameters: usePreferences.getState().parameterProfile };
}

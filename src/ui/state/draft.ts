import type { LocalStore } from '../../storage/local-store.ts';
import { freshDraft, useCase } from './case.ts';
import { useRecords } from './records.ts';

/** While a corner is dragged the site changes with every frame, and copying a large one takes longer than that. */
const SAVE_DRAGGED_AFTER_MS = 300;

/** Brings the draft back after a reload, then keeps every further change of it. */
export async function followDraft(store: LocalStore): Promise<() => void> {
  const draft = await store.loadDraft();
  useCase.getState().restore(draft ?? freshDraft());
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = async () => {
    const problem = await store.saveDraft(useCase.getState().present);
    if (problem) useRecords.setState({ problem });
  };
  const stop = useCase.subscribe((state, before) => {
    if (state.present === before.present) return;
    clearTimeout(timer);
    // At once: what waits is lost when the page is reloaded, since a page that is going may not finish writing.
    if (state.live) timer = setTimeout(save, SAVE_DRAGGED_AFTER_MS);
    else void save();
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

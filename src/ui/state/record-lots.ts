import type { ScreeningRecord } from '../../record/record.ts';
import type { LocalStore } from '../../storage/local-store.ts';
import { turn } from '../../worker/turn.ts';
import { fullRecord } from './records.ts';

/** Records read at once: more would hold the page up, and thousands fill its memory. */
const AT_ONCE = 20;

/** What is read of many things, a lot of them after the other; the page answers in between. */
export async function* inLots<Item, Read>(
  items: readonly Item[],
  read: (some: readonly Item[]) => Promise<readonly Read[]>,
): AsyncGenerator<readonly Read[]> {
  for (let from = 0; from < items.length; from += AT_ONCE) {
    yield await read(items.slice(from, from + AT_ONCE));
    await turn();
  }
}

/** Kept records in lots, in the order of their ids; null for one that is not there any more. */
export function keptInLots(
  store: LocalStore,
  ids: readonly string[],
): AsyncGenerator<readonly (ScreeningRecord | null)[]> {
  return inLots(ids, (some) => Promise.all(some.map((id) => fullRecord(store, id))));
}

import type { Problem } from '../../kernel/problem.ts';
import type { LocalStore, StoredItem } from '../../storage/local-store.ts';
import type { ScreeningClient } from '../../worker/client.ts';
import type { BackupReading } from '../../worker/protocol.ts';
import { saveFile } from '../shared/save-file.ts';
import { useCase } from './case.ts';
import { applyKept } from './kept-layers.ts';
import { reloadRecords } from './records.ts';

/** Hands everything that is kept here to the browser's download, as one file. */
export async function saveBackup(client: ScreeningClient, store: LocalStore): Promise<Problem | null> {
  const items = await store.loadItems();
  const packed = await client.call((api) => api.packBackup(items));
  if (!packed.ok) return packed.problems[0];
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  saveFile(`shangjie-backup-${day}.zip`, packed.value, 'application/zip');
  return null;
}

/** What came of a restore, with what takes it back. */
export interface Restored {
  readonly problem: Problem | null;
  undo(): Promise<void>;
}

/**
 * Puts a backup's items in the place of those here; what the backup does not have stays.
 * @param replace  whether items that are other here are replaced, or left as they are
 */
export async function restoreBackup(
  client: ScreeningClient,
  store: LocalStore,
  backup: BackupReading,
  replace: boolean,
): Promise<Restored> {
  const put = backup.items.filter(({ state }) => state === 'new' || (replace && state === 'differs'));
  const keyOf = ({ store: name, key }: Omit<StoredItem, 'value'>) => `${name}/${key}`;
  const touched = new Set(put.map(keyOf));
  const before = (await store.loadItems()).filter((item) => touched.has(keyOf(item)));
  const kept = new Set(before.map(keyOf));
  const problem = await store.replaceItems(put, []);
  await showRestored(client, store);
  return {
    problem,
    undo: async () => {
      await store.replaceItems(
        before,
        put.filter((item) => !kept.has(keyOf(item))),
      );
      await showRestored(client, store);
    },
  };
}

async function showRestored(client: ScreeningClient, store: LocalStore): Promise<void> {
  await reloadRecords(store);
  await applyKept(client, store);
  const draft = await store.loadDraft();
  if (draft) useCase.getState().restore(draft);
}

import type { Problem } from '../kernel/problem.ts';
import { openChangeChannel } from './change-channel.ts';
import { openDatabase } from './database.ts';
import { databaseStore } from './database-store.ts';
import type { LocalStore } from './local-store.ts';
import { memoryStore } from './memory-store.ts';

/** The store of this browser; in memory, and saying so, where the browser denies one. */
export async function openLocalStore(): Promise<LocalStore> {
  const listeners = new Set<(problem: Problem | null) => void>();
  const channel = openChangeChannel();
  const opened = await openDatabase((problem) => {
    for (const listener of listeners) listener(problem);
  });
  if ('problem' in opened) return memoryStore(opened.problem);
  const watch: LocalStore['watch'] = (onChange) => {
    listeners.add(onChange);
    const stop = channel.listen('changed', () => onChange(null));
    return () => {
      listeners.delete(onChange);
      stop();
    };
  };
  const watchBatch: LocalStore['watchBatch'] = (onChange) => channel.listen('batch', onChange);
  return { ...databaseStore(opened.database, channel.tell), watch, watchBatch };
}

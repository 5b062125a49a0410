/** Starts the worker that screens. */
export function spawnScreeningWorker(): Worker {
  return new Worker(new URL('../worker/screening.worker.ts', import.meta.url), { type: 'module' });
}

/** Starts the worker that reads files. */
export function spawnImportWorker(): Worker {
  return new Worker(new URL('../worker/import.worker.ts', import.meta.url), { type: 'module' });
}

import ImportWorker from '../worker/import.worker.ts?worker&inline';
import ScreeningWorker from '../worker/screening.worker.ts?worker&inline';

/** As in `workers.ts`, from within the page: a page opened from disk may load no second file. */
export function spawnScreeningWorker(): Worker {
  return new ScreeningWorker();
}

/** As in `workers.ts`, from within the page. */
export function spawnImportWorker(): Worker {
  return new ImportWorker();
}

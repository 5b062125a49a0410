import { errorProblem, type Problem } from '../kernel/problem.ts';

/** The base map lies beside the database: a file of hundreds of megabytes that is read in small parts. */
const NAME = 'basemap.pmtiles';

async function folder(): Promise<FileSystemDirectoryHandle | null> {
  // Absent on pages served without TLS; refused on pages opened from disk.
  return (await navigator.storage?.getDirectory().catch(() => null)) ?? null;
}

/**
 * Keeps the base map in the place of the one before: whole or not at all.
 * Problems: `storage_full`, `storage_denied`; then it serves until the page is closed.
 */
export async function keepBaseMap(file: Blob): Promise<Problem | null> {
  const kept = await folder();
  if (!kept) return errorProblem('storage_denied');
  try {
    const handle = await kept.getFileHandle(NAME, { create: true });
    await file.stream().pipeTo(await handle.createWritable());
    return null;
  } catch (error) {
    const full = error instanceof DOMException && error.name === 'QuotaExceededError';
    return errorProblem(full ? 'storage_full' : 'storage_denied');
  }
}

/** The base map that was kept; null where there is none. */
export async function keptBaseMap(): Promise<File | null> {
  const kept = await folder();
  const handle = await kept?.getFileHandle(NAME).catch(() => null);
  return (await handle?.getFile().catch(() => null)) ?? null;
}

/** Frees what a base map took that is not used any more. */
export async function dropBaseMap(): Promise<void> {
  const kept = await folder();
  await kept?.removeEntry(NAME).catch(() => undefined);
}

import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Puts files into `folder`: each is written beside its place and renamed into it, so that a reader never meets half a
 * file; then files of an earlier build that are no longer made are removed. Nothing else is touched.
 * @param files  bytes by path below `folder`, written in this order
 */
export async function writeOutput(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  for (const [path, bytes] of files) {
    const target = join(folder, path);
    const beside = `${target}.${process.pid}.tmp`;
    await mkdir(dirname(target), { recursive: true });
    await writeFile(beside, bytes);
    await rename(beside, target);
  }
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const path = file.slice(folder.length).replaceAll('\\', '/').replace(/^\//, '');
    // Temporary files of a build running at the same time are its own to move.
    if (entry.isFile() && !files.has(path) && !path.endsWith('.tmp')) await rm(file, { force: true });
  }
}

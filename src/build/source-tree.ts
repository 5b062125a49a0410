import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Path from the repository's root with forward slashes → text, in path order. Everything `npm run data` reads. */
export type SourceTree = ReadonlyMap<string, string>;

const FOLDERS = ['data', 'seeds'];

/**
 * Reads `seeds/` and `data/` (JSON and GeoJSON) below `root`.
 * Sorted by code unit, so that no file system's order reaches the output.
 */
export async function readSourceTree(root: string): Promise<SourceTree> {
  const paths: string[] = [];
  for (const folder of FOLDERS) {
    for (const entry of await readdir(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(json|geojson)$/.test(entry.name)) continue;
      const path = join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/').replace(/^\//, '');
      paths.push(path);
    }
  }
  paths.sort();
  const texts = await Promise.all(paths.map((path) => readFile(join(root, path), 'utf8')));
  return new Map(paths.map((path, i) => [path, texts[i] ?? '']));
}

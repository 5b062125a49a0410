import type { ReadBytes } from './plan-files.ts';

/** Reads files that the page brought along, as `httpBytes` does those of a server; throws for one that is not there. */
export function enclosedBytes(files: ReadonlyMap<string, Uint8Array>): ReadBytes {
  return async (path) => {
    const bytes = files.get(path);
    if (!bytes) throw new Error(`no file ${path}`);
    return bytes;
  };
}

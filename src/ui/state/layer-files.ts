import type { LayerVersion } from '../../storage/database.ts';
import { filesOf, type LocalStore } from '../../storage/local-store.ts';
import type { UserLayer } from '../../worker/protocol.ts';

/** A version with its files, as the worker takes it. */
export async function withFiles(store: LocalStore, version: LayerVersion): Promise<UserLayer> {
  const files = new Map<string, Blob>();
  for (const path of filesOf(version)) {
    const file = await store.loadLayerFile(path);
    // A file that is not here fails when it is read, and so is told; it never makes a layer smaller.
    if (file) files.set(path, file);
  }
  return { entry: version.entry, files };
}

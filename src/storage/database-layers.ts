import type { Database } from './database.ts';
import { filesOf, type KeptLayers, type LocalStore, oldestFirst } from './local-store.ts';
import { settled } from './settled.ts';
import { attempt, STRICT } from './writing.ts';

const TABLES = ['layers', 'layerFiles', 'layersInForce'] as const;

type Layers = Pick<LocalStore, 'loadLayers' | 'loadLayerFile' | 'saveLayer' | 'switchLayer' | 'deleteLayer'>;

async function loadLayers(database: Database): Promise<KeptLayers> {
  // One transaction, so that another tab cannot change what is in force in between.
  const transaction = database.transaction(['layers', 'layersInForce']);
  const inForce = transaction.objectStore('layersInForce');
  const [versions, roles, ids] = await Promise.all([
    transaction.objectStore('layers').getAll(),
    inForce.getAllKeys(),
    inForce.getAll(),
  ]);
  return { versions: oldestFirst(versions), inForce: new Map(roles.map((role, i) => [role, ids[i]!])) };
}

/** Layers that were put in here, in the browser's database. @param tell  called after every write that lasted */
export function databaseLayers(database: Database, tell: () => void): Layers {
  return {
    loadLayers: () => loadLayers(database).catch(() => ({ versions: [], inForce: new Map() })),
    loadLayerFile: async (path) => (await database.get('layerFiles', path).catch(() => undefined)) ?? null,
    saveLayer: (version, files) =>
      attempt(() => {
        const transaction = database.transaction(TABLES, 'readwrite', STRICT);
        return settled(transaction, [
          ...[...files].map(
            ([path, bytes]) =>
              () =>
                transaction.objectStore('layerFiles').put(bytes, path),
          ),
          () => transaction.objectStore('layers').put(version),
          () => transaction.objectStore('layersInForce').put(version.id, version.entry.role),
        ]);
      }, tell),
    switchLayer: (role, id) =>
      attempt(
        () => (id === null ? database.delete('layersInForce', role) : database.put('layersInForce', id, role)),
        tell,
      ),
    deleteLayer: (version) =>
      attempt(async () => {
        const transaction = database.transaction(TABLES, 'readwrite', STRICT);
        const { role } = version.entry;
        const inForce = await transaction.objectStore('layersInForce').get(role);
        await settled(transaction, [
          ...filesOf(version).map((path) => () => transaction.objectStore('layerFiles').delete(path)),
          () => transaction.objectStore('layers').delete(version.id),
          ...(inForce === version.id ? [() => transaction.objectStore('layersInForce').delete(role)] : []),
        ]);
      }, tell),
  };
}

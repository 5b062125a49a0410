import { create } from 'zustand';
import type { Catalog } from '../../catalog/catalog.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { LayerVersion } from '../../storage/database.ts';
import type { KeptLayers, LocalStore } from '../../storage/local-store.ts';
import type { ScreeningClient } from '../../worker/client.ts';
import type { UserLayer } from '../../worker/protocol.ts';
import { withFiles } from './layer-files.ts';
import { redrawLayers } from './layers.ts';
import { askInputsNow } from './rescreen.ts';
import { screenNow } from './screening.ts';

interface KeptLayersState extends KeptLayers {
  /** Published layers with those put in here over them; null until they were asked for. */
  readonly catalog: Catalog | null;
  /** Why a change did not last; null when the last one did. */
  readonly problem: Problem | null;
}

/** Layers that were put in here. */
export const useKeptLayers = create<KeptLayersState>(() => ({
  versions: [],
  inForce: new Map(),
  catalog: null,
  problem: null,
}));

/** Reads what is kept and puts what is in force before the worker; draws and screens anew where something changed. */
export async function applyKept(client: ScreeningClient, store: LocalStore): Promise<void> {
  const before = useKeptLayers.getState();
  const kept = await store.loadLayers();
  const roles = new Set([...before.inForce.keys(), ...kept.inForce.keys()]);
  const changed = [...roles].filter((role) => before.inForce.get(role) !== kept.inForce.get(role));
  if (changed.length === 0) {
    useKeptLayers.setState(kept);
    return;
  }
  const used = kept.versions.filter(({ id, entry }) => kept.inForce.get(entry.role) === id);
  const set = await client.setLayers(await Promise.all(used.map((version) => withFiles(store, version))));
  if (!set.ok) {
    useKeptLayers.setState({ problem: set.problems[0] });
    return;
  }
  useKeptLayers.setState({ ...kept, catalog: set.value });
  redrawLayers(client, set.value, changed);
  await Promise.all([screenNow(client), askInputsNow(client)]);
}

/** Puts the layers of the last visit in force and follows what other tabs do to them; returns what stops it. */
export async function followLayers(client: ScreeningClient, store: LocalStore): Promise<() => void> {
  await applyKept(client, store);
  return store.watch((problem) => {
    if (!problem) void applyKept(client, store);
  });
}

/** Keeps a layer and puts it in force; on a problem the one before goes on as if nothing had been. */
export async function acceptLayer(
  client: ScreeningClient,
  store: LocalStore,
  { entry, files }: UserLayer,
  file: string,
): Promise<Problem | null> {
  const id = entry.built?.path.replace(/^user\/|\.geojson$/g, '') ?? entry.role;
  const version: LayerVersion = { id, entry, acceptedAt: new Date().toISOString(), file };
  const problem = await store.saveLayer(version, files);
  if (!problem) await applyKept(client, store);
  return problem;
}

/** Puts a kept version in force; null goes back to the published layer. Gives the id of what was in force before. */
export async function switchLayer(
  client: ScreeningClient,
  store: LocalStore,
  role: string,
  id: string | null,
): Promise<string | null> {
  const before = useKeptLayers.getState().inForce.get(role) ?? null;
  const problem = await store.switchLayer(role, id);
  useKeptLayers.setState({ problem });
  if (!problem) await applyKept(client, store);
  return before;
}

/** Takes a version away for good; returns what brings it back. */
export async function deleteLayer(
  client: ScreeningClient,
  store: LocalStore,
  version: LayerVersion,
): Promise<() => Promise<void>> {
  const { files } = await withFiles(store, version);
  const { role } = version.entry;
  const inForce = useKeptLayers.getState().inForce.get(role) ?? null;
  const problem = await store.deleteLayer(version);
  useKeptLayers.setState({ problem });
  await applyKept(client, store);
  return async () => {
    await store.saveLayer(version, files);
    await switchLayer(client, store, role, inForce);
  };
}

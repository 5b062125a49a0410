import { create } from 'zustand';
import type { LayerEntry } from '../../catalog/catalog.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { LayerVersion } from '../../storage/database.ts';
import type { LocalStore } from '../../storage/local-store.ts';
import type { ScreeningClient } from '../../worker/client.ts';
import { ImportClient } from '../../worker/import-client.ts';
import type { LayerComparison } from '../../worker/layer-protocol.ts';
import { showBounds } from '../shell/map-bridge.ts';
import { spawnImportWorker } from '../workers.ts';
import { withFiles } from './layer-files.ts';

interface ComparisonState {
  /** Role whose versions are compared; null when none are. */
  readonly role: string | null;
  /** Id of the version beside the one at hand; null for the published one. */
  readonly id: string | null;
  readonly running: boolean;
  /** 0…1; 0 while nothing is known of it. */
  readonly share: number;
  readonly problem: Problem | null;
  /** From that version to the one at hand. */
  readonly compared: ComparedVersions | null;
}

/** Two versions of a layer that were compared, each with its card. */
interface ComparedVersions extends LayerComparison {
  readonly beforeEntry: LayerEntry;
  readonly nowEntry: LayerEntry;
}

const IDLE: ComparisonState = { role: null, id: null, running: false, share: 0, problem: null, compared: null };

export const useComparison = create<ComparisonState>(() => IDLE);

const importClient = new ImportClient({ spawn: spawnImportWorker });

/** Stops a comparison, or puts its outcome away. */
export function dropComparison(): void {
  importClient.cancel();
  useComparison.setState(IDLE);
}

/**
 * Compares a version of a layer with the one at hand, and shows where they differ.
 * @param now  card of the layer at hand  @param published  card of the published layer of the same role
 * @param version  null for the published layer
 */
export async function compareVersion(
  client: ScreeningClient,
  store: LocalStore,
  now: LayerEntry,
  published: LayerEntry,
  version: LayerVersion | null,
): Promise<void> {
  dropComparison();
  const { role } = now;
  const id = version?.id ?? null;
  useComparison.setState({ role, id, running: true });
  const other = version ? await withFiles(store, version) : 'published';
  const [before, atHand] = await Promise.all([
    client.call((api) => api.layerBytes(role, other)),
    client.call((api) => api.layerBytes(role, 'at_hand')),
  ]);
  const current = useComparison.getState();
  if (!current.running || current.role !== role || current.id !== id) return;
  const failed = [before, atHand].find((result) => !result.ok);
  if (failed && !failed.ok) {
    useComparison.setState({ running: false, problem: failed.problems[0] });
    return;
  }
  // A role without data has nothing to be compared with; its row offers nothing.
  if (!before.ok || !atHand.ok || !before.value || !atHand.value) return dropComparison();
  const compared = await importClient.compareLayers(before.value, atHand.value, ({ share }) => {
    if (useComparison.getState().running) useComparison.setState({ share });
  });
  if (compared === 'superseded') return;
  if (!compared.ok) {
    useComparison.setState({ running: false, problem: compared.problems[0] });
    return;
  }
  const beforeEntry = version?.entry ?? published;
  useComparison.setState({ running: false, compared: { ...compared.value, beforeEntry, nowEntry: now } });
  showBounds(compared.value.difference.bbox);
}

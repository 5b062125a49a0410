import type { FeatureCollection } from 'geojson';
import { create } from 'zustand';
import type { LayerEntry } from '../../catalog/catalog.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { ScreeningClient } from '../../worker/client.ts';
import type { PlanIndex } from '../plan-index.ts';
import { usePreferences } from './preferences.ts';
import { screenNow } from './screening.ts';

export type DrawnLayer =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly features: FeatureCollection }
  | { readonly state: 'failed'; readonly problem: Problem };

/** Layers as drawn, by role; only those that were ever visible are here. */
export const useDrawnLayers = create<Readonly<Record<string, DrawnLayer>>>(() => ({}));

/** Whether there is something to draw: a file, or a role computed from others. */
export function isDrawable(entry: LayerEntry): boolean {
  return entry.built !== undefined || entry.derived !== undefined;
}

/** Card's wish unless the user said otherwise. */
export function isVisible(entry: LayerEntry, visibility: Readonly<Record<string, boolean>>): boolean {
  return isDrawable(entry) && (visibility[entry.role] ?? entry.visible);
}

/** Reads a layer for drawing; a failure stays on its row with a way to retry. */
async function drawLayer(client: ScreeningClient, role: string): Promise<void> {
  useDrawnLayers.setState({ [role]: { state: 'loading' } });
  const result = await client.call((api) => api.layer(role));
  useDrawnLayers.setState({
    [role]: result.ok ? { state: 'ready', features: result.value } : { state: 'failed', problem: result.problems[0] },
  });
}

/** Reads layers as they become visible; returns the function that stops it. */
export function followVisibility(client: ScreeningClient, plan: PlanIndex): () => void {
  const load = () => {
    const { visibility } = usePreferences.getState();
    const known = useDrawnLayers.getState();
    for (const entry of plan.catalog.layers) {
      if (isVisible(entry, visibility) && !known[entry.role]) void drawLayer(client, entry.role);
    }
  };
  load();
  return usePreferences.subscribe(load);
}

/** Reads a failed layer again, for drawing and for the verdict. */
export async function retryLayer(client: ScreeningClient, role: string): Promise<void> {
  await client.call((api) => api.forgetLayer(role));
  await drawLayer(client, role);
  await screenNow(client);
}

import type { FeatureCollection } from 'geojson';
import { create } from 'zustand';
import type { Catalog, LayerEntry } from '../../catalog/catalog.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { LayerTiles } from '../../map/map-props.ts';
import type { ChangedParameters } from '../../plan/parameter.ts';
import type { ScreeningClient } from '../../worker/client.ts';
import type { LayerDrawing } from '../../worker/drawn-layer.ts';
import type { PlanIndex } from '../plan-index.ts';
import { useCase } from './case.ts';
import { usePreferences } from './preferences.ts';
import { screenNow } from './screening.ts';
import { parametersInForce, useWhatIf } from './what-if.ts';

export type DrawnLayer =
  | { readonly state: 'loading' }
  | {
      readonly state: 'ready';
      /** All features; of a layer drawn in tiles those in view and those named elsewhere (`followView`). */
      readonly features: FeatureCollection;
      readonly tiles?: LayerTiles;
    }
  | { readonly state: 'failed'; readonly problem: Problem };

/** Layers as drawn, by role; only those that were ever visible are here. */
export const useDrawnLayers = create<Readonly<Record<string, DrawnLayer>>>(() => ({}));

const NO_FEATURES: FeatureCollection = { type: 'FeatureCollection', features: [] };
/** Drawings made so far: a drawing in tiles is known from the one before by its number. */
let drawings = 0;

/** Whether there is something to draw: a file, or a role computed from others. */
export function isDrawable(entry: LayerEntry): boolean {
  return entry.built !== undefined || entry.derived !== undefined;
}

/** Card's wish unless the user said otherwise. */
export function isVisible(entry: LayerEntry, visibility: Readonly<Record<string, boolean>>): boolean {
  return isDrawable(entry) && (visibility[entry.role] ?? entry.visible);
}

/** Roles being drawn; true where a newer drawing was asked for meanwhile. */
const drawing = new Map<string, boolean>();

/**
 * Reads a layer for drawing; a failure stays on its row with a way to retry. A layer that is already on the map stays
 * there until the new drawing of it arrives; of drawings asked for meanwhile only the newest is made.
 */
async function drawLayer(client: ScreeningClient, role: string): Promise<void> {
  if (drawing.has(role)) {
    drawing.set(role, true);
    return;
  }
  if (useDrawnLayers.getState()[role]?.state !== 'ready') useDrawnLayers.setState({ [role]: { state: 'loading' } });
  do {
    drawing.set(role, false);
    const parameters = parametersInForce(useCase.getState().present.parameters);
    const result = await client.call((api) => api.layer(role, parameters));
    useDrawnLayers.setState({
      [role]: result.ok ? drawnAs(result.value) : { state: 'failed', problem: result.problems[0] },
    });
  } while (drawing.get(role));
  drawing.delete(role);
}

function drawnAs(drawing: LayerDrawing): DrawnLayer {
  if (drawing.kind === 'whole') return { state: 'ready', features: drawing.features };
  const { featureCount, classCounts } = drawing;
  return { state: 'ready', features: NO_FEATURES, tiles: { key: String(++drawings), featureCount, classCounts } };
}

/** How many features a drawn layer has. */
export function featureCountOf(drawn: Extract<DrawnLayer, { state: 'ready' }>): number {
  return drawn.tiles?.featureCount ?? drawn.features.features.length;
}

/** Whether a layer is drawn at distances of which one differs between two states of the parameters. */
function isDrawnOtherwise(entry: LayerEntry, now: ChangedParameters, before: ChangedParameters): boolean {
  return (entry.derived?.distances ?? []).some((id) => now[id]?.value !== before[id]?.value);
}

/** Draws layers computed from parameters anew when those change or are tried; returns the function that stops it. */
export function followParameters(client: ScreeningClient, plan: PlanIndex): () => void {
  let before = parametersInForce(useCase.getState().present.parameters);
  const follow = () => {
    const now = parametersInForce(useCase.getState().present.parameters);
    for (const entry of plan.catalog.layers) {
      const known = useDrawnLayers.getState()[entry.role];
      if (known && isDrawnOtherwise(entry, now, before)) void drawLayer(client, entry.role);
    }
    before = now;
  };
  const stops = [useCase.subscribe(follow), useWhatIf.subscribe(follow)];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Draws layers computed from parameters anew: a pack may give those other values. */
export function redrawDerived(client: ScreeningClient, plan: PlanIndex): void {
  for (const entry of plan.catalog.layers) {
    if (entry.derived && useDrawnLayers.getState()[entry.role]) void drawLayer(client, entry.role);
  }
}

/** Draws layers anew of which another version is in force, and those computed from them; what has no data any more goes. */
export function redrawLayers(client: ScreeningClient, catalog: Catalog, roles: readonly string[]): void {
  const touched = catalog.layers.filter(
    ({ role, derived }) => roles.includes(role) || derived?.from.some((from) => roles.includes(from)),
  );
  for (const entry of touched) {
    if (!useDrawnLayers.getState()[entry.role]) continue;
    if (isDrawable(entry)) {
      void drawLayer(client, entry.role);
      continue;
    }
    const { [entry.role]: _, ...left } = useDrawnLayers.getState();
    useDrawnLayers.setState(left, true);
  }
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

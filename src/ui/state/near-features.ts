import type { ScreeningClient } from '../../worker/client.ts';
import type { WantedFeatures } from '../../worker/drawn-parts.ts';
import { shownBounds } from '../shell/map-bridge.ts';
import { useCamera } from './camera.ts';
import { type DrawnLayer, useDrawnLayers } from './layers.ts';
import { useScreening } from './screening.ts';
import { useView } from './view.ts';

/** More features of one finding than a list of its measures shows. */
const MOST_NAMED = 300;

/** Features a person looks at, wherever they lie: those clicked, and those of the finding that is open or hovered. */
function namedFeatures(): ReadonlyMap<string, readonly string[]> {
  const { picked, hoveredRule, openFinding } = useView.getState();
  const findings = useScreening.getState().reply?.record.findings ?? [];
  const looked = findings.filter(({ ruleId }) => ruleId === hoveredRule || ruleId === openFinding);
  const ids = new Map<string, string[]>();
  for (const { role, featureId } of [...picked, ...looked.flatMap(({ facts }) => facts).slice(0, MOST_NAMED)]) {
    ids.set(role, [...(ids.get(role) ?? []), featureId]);
  }
  return ids;
}

type TiledLayer = Extract<DrawnLayer, { state: 'ready' }> & { readonly tiles: object };

function isTiled(layer: DrawnLayer | undefined): layer is TiledLayer {
  return layer?.state === 'ready' && layer.tiles !== undefined;
}

/**
 * Keeps at hand, of every layer drawn in tiles, the features in view and those a person looks at: by them names are
 * written, clicks told and drawn points snapped. Returns the function that stops it.
 */
export function followView(client: ScreeningClient): () => void {
  /** What was last asked of a role. */
  const asked = new Map<string, string>();
  const ask = async (role: string, key: string, wanted: WantedFeatures) => {
    const question = JSON.stringify([key, wanted]);
    if (asked.get(role) === question) return;
    asked.set(role, question);
    const found = await client.call((api) => api.layerFeatures(role, wanted));
    const layer = useDrawnLayers.getState()[role];
    // A layer that cannot be read is told by its tiles.
    if (!found.ok || asked.get(role) !== question || !isTiled(layer) || layer.tiles.key !== key) return;
    useDrawnLayers.setState({ [role]: { ...layer, features: found.value } });
  };
  const follow = () => {
    const tiled = Object.entries(useDrawnLayers.getState()).filter(([, layer]) => isTiled(layer));
    if (tiled.length === 0) return;
    const named = namedFeatures();
    const box = shownBounds();
    for (const [role, layer] of tiled) {
      if (isTiled(layer)) void ask(role, layer.tiles.key, { box, ids: named.get(role) ?? [] });
    }
  };
  const stops = [useCamera, useView, useDrawnLayers, useScreening].map((store) => store.subscribe(follow));
  follow();
  return () => {
    for (const stop of stops) stop();
  };
}

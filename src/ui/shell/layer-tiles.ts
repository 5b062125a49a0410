import type { TileReader } from '../../map/tile-protocol.ts';
import type { ScreeningClient } from '../../worker/client.ts';
import { useDrawnLayers } from '../state/layers.ts';
import { atRest } from '../state/screening.ts';

/** Tiles the worker is asked for at once: a screening that comes in between waits for no more than this one. */
const AT_ONCE = 1;

/**
 * Tiles of the layers at hand, from the worker, which screens first. One that nobody waits for any more is not made;
 * one that cannot be had
 * makes its layer failed, since bare ground would look like ground without the layer.
 */
export function tilesOf(client: ScreeningClient): TileReader {
  let running = 0;
  const waiting: (() => void)[] = [];
  const turn = async () => {
    if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
    running++;
  };
  const done = () => {
    running--;
    waiting.shift()?.();
  };
  const asked = async <T>(role: string, signal: AbortSignal, ask: Parameters<typeof client.call<T>>[0]): Promise<T> => {
    await turn();
    try {
      await atRest();
      signal.throwIfAborted();
      const result = await client.call(ask);
      if (result.ok) return result.value;
      useDrawnLayers.setState({ [role]: { state: 'failed', problem: result.problems[0] } });
      throw new Error(result.problems[0].code);
    } finally {
      done();
    }
  };
  return {
    features: (role, tile, signal) => asked(role, signal, (api) => api.layerTile(role, tile)),
    picture: (role, tile, look, signal) => asked(role, signal, (api) => api.layerPicture(role, tile, look)),
  };
}

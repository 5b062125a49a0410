import { beforeEach, describe, expect, it } from 'vitest';
import { errorProblem } from '../../src/kernel/problem.ts';
import { failure, success } from '../../src/kernel/result.ts';
import { tilesOf } from '../../src/ui/shell/layer-tiles.ts';
import { type DrawnLayer, useDrawnLayers } from '../../src/ui/state/layers.ts';
import { useScreening } from '../../src/ui/state/screening.ts';
import type { ScreeningClient } from '../../src/worker/client.ts';

const TILE = { z: 12, x: 1, y: 1 };
const READY: DrawnLayer = { state: 'ready', features: { type: 'FeatureCollection', features: [] } };

/** As much of the client as tiles need: calls that are answered one by one, when the test says so. */
function client() {
  const open: ((answer: unknown) => void)[] = [];
  const call = () => new Promise((resolve) => open.push(resolve));
  return { open, client: { call } as unknown as ScreeningClient };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

beforeEach(() => useDrawnLayers.setState({ pbf: READY }, true));

describe('tiles of a layer', () => {
  it('are asked of the worker one at a time; one nobody waits for any more is never made', async () => {
    const { open, client: worker } = client();
    const read = tilesOf(worker);
    const stop = new AbortController();
    const tiles = [1, 2, 3].map((n) =>
      read.features('pbf', { ...TILE, x: n }, n === 2 ? stop.signal : new AbortController().signal),
    );
    await settled();
    expect(open).toHaveLength(1);
    stop.abort();
    const second = expect(tiles[1]).rejects.toThrow();
    open[0]!(success(new Uint8Array([1])));
    await second;
    await settled();
    expect(open).toHaveLength(2);
    open[1]!(success(null));
    expect(await tiles[0]).toEqual(new Uint8Array([1]));
    expect(await tiles[2]).toBeNull();
    expect(useDrawnLayers.getState().pbf).toBe(READY);
  });

  it('wait for a verdict that is being computed', async () => {
    const { open, client: worker } = client();
    useScreening.setState({ computing: true });
    const tile = tilesOf(worker).features('pbf', TILE, new AbortController().signal);
    await settled();
    expect(open).toHaveLength(0);
    useScreening.setState({ computing: false });
    await settled();
    open[0]!(success(null));
    expect(await tile).toBeNull();
  });

  it('are pictures or features, in one queue', async () => {
    const { open, client: worker } = client();
    const { features, picture } = tilesOf(worker);
    const { signal } = new AbortController();
    const look = { theme: 'light', grain: 1 } as const;
    const [first, second, third] = [
      features('pbf', TILE, signal),
      picture('pbf', TILE, look, signal),
      features('pbf', TILE, signal),
    ];
    for (const [i, answer] of [null, 'a picture', null].entries()) {
      await settled();
      expect(open).toHaveLength(i + 1);
      open[i]!(success(answer));
    }
    expect(await Promise.all([first, second, third])).toEqual([null, 'a picture', null]);
  });

  it('that cannot be had make the layer failed, so that bare ground is never taken for clear', async () => {
    const { open, client: worker } = client();
    const tile = tilesOf(worker).features('pbf', TILE, new AbortController().signal);
    const refused = expect(tile).rejects.toThrow('layer_hash_mismatch');
    await settled();
    open[0]!(failure(errorProblem('layer_hash_mismatch', { layer: 'pbf' })));
    await refused;
    expect(useDrawnLayers.getState().pbf).toMatchObject({ state: 'failed', problem: { code: 'layer_hash_mismatch' } });
  });
});

import { packedZones } from '../catalog/packed-zones.ts';
import type { Zone } from '../catalog/zone.ts';
import { packLayerInSteps } from '../geo/packed/pack-layer.ts';
import type { PackedLayer } from '../geo/packed/packed-layer.ts';
import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { layerGrid } from '../screening/zone-grid.ts';
import { turn } from './turn.ts';

export interface PackingOptions {
  /** Told the number of zones done, every now and then. */
  readonly onProgress: (done: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Packs zones bit by bit, so that between two bits the worker hears what else it is asked and can be told to stop.
 * Problems: `cancelled`, `bad_number` and `outside_grid` with the feature.
 */
export async function packZones(
  zones: readonly Zone[],
  { onProgress, signal }: PackingOptions,
): Promise<Result<PackedLayer>> {
  const known = packedZones(zones);
  if (known) return success(known);
  const steps = packLayerInSteps(
    zones.map(({ geometry }) => geometry),
    layerGrid(zones),
  );
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    onProgress(step.value);
    await turn();
    if (signal?.aborted) return failure(errorProblem('cancelled'));
  }
}

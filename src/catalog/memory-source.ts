import { errorProblem } from '../kernel/problem.ts';
import { failure, success } from '../kernel/result.ts';
import type { Catalog } from './catalog.ts';
import type { LayerSource } from './layer-source.ts';
import type { Zone } from './zone.ts';

/** Layers that are already in memory: a directory of plain files, a test, layers a user brought. */
export function memorySource(catalog: Catalog, zones: Readonly<Record<string, readonly Zone[]>>): LayerSource {
  return {
    catalog,
    load: async (role) =>
      Object.hasOwn(zones, role) ? success(zones[role]!) : failure(errorProblem('layer_not_found', { layer: role })),
  };
}

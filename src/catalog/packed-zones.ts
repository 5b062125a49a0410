import type { Grid } from '../geo/packed/grid.ts';
import { packLayer } from '../geo/packed/pack-layer.ts';
import type { PackedLayer } from '../geo/packed/packed-layer.ts';
import { invariant } from '../kernel/invariant.ts';
import type { Zone } from './zone.ts';

/** Zones and what was packed of them live and go together; nobody else needs to hand both around. */
const packedOf = new WeakMap<readonly Zone[], PackedLayer>();

/** Keeps the packed form of a layer's zones; feature i is zone i. */
export function keepPacked(zones: readonly Zone[], layer: PackedLayer): void {
  packedOf.set(zones, layer);
}

/** The packed form of a layer's zones, if it was loaded or made before. */
export function packedZones(zones: readonly Zone[]): PackedLayer | undefined {
  return packedOf.get(zones);
}

/** Packs zones on a grid that holds them all. @param zones have passed the checks of their source: finite coordinates */
export function packedOn(zones: readonly Zone[], grid: Grid): PackedLayer {
  const geometries = zones.map(({ geometry }) => geometry);
  const layer = packLayer(geometries, grid);
  invariant(layer.ok, 'the grid holds the zones, whose coordinates are finite');
  return layer.value;
}

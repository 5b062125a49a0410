import type { PackedLayer } from '../geo/packed/packed-layer.ts';
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

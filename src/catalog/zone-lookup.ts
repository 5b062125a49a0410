import { stepsEast, stepsNorth } from '../geo/packed/grid.ts';
import { featuresIn } from '../geo/packed/packed-layer.ts';
import { type Bbox, bboxesMeet, bboxOf } from '../geo/shapes.ts';
import { remembered } from '../kernel/remembered.ts';
import { packedZones } from './packed-zones.ts';
import type { Zone } from './zone.ts';

const byId = remembered((zones: readonly Zone[]) => new Map(zones.map((zone) => [zone.id, zone])));

/** A zone by its id, of equal ids the last one; the layer is gone through once, whatever is asked of it. */
export function zoneById(zones: readonly Zone[], id: string): Zone | undefined {
  return byId(zones).get(id);
}

/**
 * Numbers of the zones whose box meets a box, ascending. Geometries are made when they are asked for: of a layer that is
 * packed only those found need to be.
 */
export function zonesInBox(zones: readonly Zone[], box: Bbox): number[] {
  const layer = packedZones(zones);
  if (!layer) return zones.flatMap(({ geometry }, i) => (bboxesMeet(bboxOf(geometry), box) ? [i] : []));
  const [west, south, east, north] = box;
  const { grid } = layer;
  // A step of room on each side: coordinates were rounded to the grid.
  const found = featuresIn(
    layer,
    stepsEast(grid, west) - 1,
    stepsNorth(grid, south) - 1,
    stepsEast(grid, east) + 1,
    stepsNorth(grid, north) + 1,
  );
  return found.sort((a, b) => a - b);
}

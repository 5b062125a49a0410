import { keepPacked, packedOn, packedZones } from '../catalog/packed-zones.ts';
import type { Zone } from '../catalog/zone.ts';
import { type Grid, gridOver, sameGrid } from '../geo/packed/grid.ts';
import type { PackedLayer } from '../geo/packed/packed-layer.ts';
import { type PreparedSite, prepareSite as prepareOnGrid } from '../geo/packed/prepared-site.ts';
import { type Bbox, bboxOf, joinedBoxes } from '../geo/shapes.ts';
import { invariant } from '../kernel/invariant.ts';
import { WORK_WINDOW } from '../site/work-window.ts';
import type { MeasuredSite } from './measured-site.ts';

/** A site and the zones of one layer on a common grid, ready for the packed engine; feature i is zone i. */
export interface OnGrid {
  readonly layer: PackedLayer;
  readonly site: PreparedSite;
}

/** A layer is kept on its own grid and on the last wider one; a site on every grid it was asked on. */
const widened = new WeakMap<readonly Zone[], PackedLayer>();
const sites = new WeakMap<MeasuredSite, PreparedSite[]>();

/**
 * Puts a site and a layer on one grid: that of the layer, or a wider one where the site lies off it. Which one depends on
 * nothing that was measured before, so that a site has the same facts in every session and on every host.
 * @param zones have passed the checks of their source: finite coordinates, valid polygons
 */
export function onOneGrid(site: MeasuredSite, zones: readonly Zone[]): OnGrid {
  const known = packedZones(zones);
  const layer = known ?? packedOn(zones, layerGrid(zones));
  if (!known) keepPacked(zones, layer);
  if (covers(layer.grid, site.bbox)) return { layer, site: siteOn(site, layer.grid) };
  const grid = gridOver(joinedBoxes(boxOf(zones), site.bbox));
  const before = widened.get(zones);
  const wide = before && sameGrid(before.grid, grid) ? before : packedOn(zones, grid);
  widened.set(zones, wide);
  return { layer: wide, site: siteOn(site, grid) };
}

/** The grid a layer is packed on: that of the work window, so that most layers share it, or wider where it reaches farther. */
export function layerGrid(zones: readonly Zone[]): Grid {
  return gridOver(boxOf(zones));
}

function boxOf(zones: readonly Zone[]): Bbox {
  return zones.reduce((sum, { geometry }) => joinedBoxes(sum, bboxOf(geometry)), WORK_WINDOW);
}

function siteOn(site: MeasuredSite, grid: Grid): PreparedSite {
  const known = sites.get(site) ?? [];
  const found = known.find((prepared) => sameGrid(prepared.packed.grid, grid));
  if (found !== undefined) return found;
  const prepared = prepareOnGrid(site.geometry, grid);
  invariant(prepared.ok, 'the grid was chosen to hold the site');
  sites.set(site, [...known, prepared.value]);
  return prepared.value;
}

/** Whether a box lies on a grid with room to spare. */
function covers(grid: Grid, [west, south, east, north]: Bbox): boolean {
  const reachDeg = 2 ** 31 * 0.99 * grid.stepDeg;
  return (
    grid.lonDeg - reachDeg <= west &&
    east <= grid.lonDeg + reachDeg &&
    grid.latDeg - reachDeg <= south &&
    north <= grid.latDeg + reachDeg
  );
}

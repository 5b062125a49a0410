import type { Zone } from '../catalog/zone.ts';
import { type Grid, gridOver, sameGrid } from '../geo/packed/grid.ts';
import { packLayer } from '../geo/packed/pack-layer.ts';
import type { PackedLayer } from '../geo/packed/packed-layer.ts';
import { type PreparedSite, prepareSite as prepareOnGrid } from '../geo/packed/prepared-site.ts';
import { type Bbox, bboxOf } from '../geo/shapes.ts';
import { invariant } from '../kernel/invariant.ts';
import { WORK_WINDOW } from '../site/work-window.ts';
import type { MeasuredSite } from './measured-site.ts';

/** A site and the zones of one layer on a common grid, ready for the packed engine; feature i is zone i. */
export interface OnGrid {
  readonly layer: PackedLayer;
  readonly site: PreparedSite;
}

/** Layers are packed once for all sites, a site once for all layers on the same grid. */
const layers = new WeakMap<readonly Zone[], PackedLayer>();
const sites = new WeakMap<MeasuredSite, PreparedSite[]>();

/**
 * Puts a site and a layer on one grid: that of the work window, so that most layers share it, or a wider one where the
 * layer or the site reaches farther.
 * @param zones have passed the checks of their source: finite coordinates, valid polygons
 */
export function onOneGrid(site: MeasuredSite, zones: readonly Zone[]): OnGrid {
  let layer = layers.get(zones);
  if (layer === undefined || !covers(layer.grid, site.bbox)) {
    const box = zones.reduce((sum, { geometry }) => joined(sum, bboxOf(geometry)), joined(WORK_WINDOW, site.bbox));
    const packed = packLayer(
      zones.map(({ geometry }) => geometry),
      gridOver(box),
    );
    invariant(packed.ok, 'zones have finite coordinates');
    layer = packed.value;
    layers.set(zones, layer);
  }
  return { layer, site: siteOn(site, layer.grid) };
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

function joined(a: Bbox, b: Bbox): Bbox {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
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

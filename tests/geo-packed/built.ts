import type { Geometry } from 'geojson';
import type { Grid } from '../../src/geo/packed/grid.ts';
import { type Geometries, packLayer } from '../../src/geo/packed/pack-layer.ts';
import type { PackedLayer } from '../../src/geo/packed/packed-layer.ts';
import { type PreparedSite, prepareSite } from '../../src/geo/packed/prepared-site.ts';
import { invariant } from '../../src/kernel/invariant.ts';
import { GRID } from './pairs.ts';

/** Packs shapes that are known to be good. */
export function pack(geometries: Geometries, grid: Grid = GRID): PackedLayer {
  const packed = packLayer(geometries, grid);
  invariant(packed.ok, 'test shapes can be packed');
  return packed.value;
}

export function prepare(geometry: Geometry, grid: Grid = GRID): PreparedSite {
  const prepared = prepareSite(geometry, grid);
  invariant(prepared.ok, 'test sites can be packed');
  return prepared.value;
}

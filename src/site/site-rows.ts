import type { Position } from 'geojson';
import { isArea, partsOf, pathsOf } from '../geo/shapes.ts';
import type { VertexRef } from './edits.ts';
import type { ParcelGeometry, Site } from './site.ts';

/** Head of a ring or a line in the list of points. */
export interface PathHead {
  readonly kind: 'outer' | 'hole' | 'line';
  readonly parcel: number;
  /** Counts rings through all parts of the parcel, or its lines, from 0. */
  readonly path: number;
}

/** A boundary point in the list. `number` counts through all rings of its parcel from 1, as on the map. */
export interface PointRow {
  readonly kind: 'point';
  readonly ref: VertexRef;
  readonly number: number;
  readonly position: Position;
}

export type SiteRow = PathHead | PointRow;

/** All points of a site in order, each ring or line under its head; the closing copy of a ring's first point left out. */
export function siteRows(site: Pick<Site, 'parcels'>): SiteRow[] {
  const rows: SiteRow[] = [];
  site.parcels.forEach(({ geometry }, parcel) => {
    let number = 0;
    const kinds = kindsOf(geometry);
    for (const [path, positions] of pathsOf(geometry).entries()) {
      const kind = kinds[path]!;
      rows.push({ kind, parcel, path });
      const count = kind === 'line' ? positions.length : positions.length - 1;
      for (let vertex = 0; vertex < count; vertex++) {
        number++;
        rows.push({ kind: 'point', ref: { parcel, path, vertex }, number, position: positions[vertex]! });
      }
    }
  });
  return rows;
}

function kindsOf(geometry: ParcelGeometry): PathHead['kind'][] {
  if (!isArea(geometry)) return pathsOf(geometry).map(() => 'line');
  return partsOf(geometry).flatMap((rings) => rings.map((_, index) => (index === 0 ? 'outer' : 'hole')));
}

/** How many boundary points a site has. */
export function countPoints({ parcels }: Pick<Site, 'parcels'>): number {
  return parcels.reduce((sum, { geometry }) => {
    const closures = isArea(geometry) ? pathsOf(geometry).length : 0;
    return sum + pathsOf(geometry).reduce((own, path) => own + path.length, 0) - closures;
  }, 0);
}

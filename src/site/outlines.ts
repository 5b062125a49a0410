import type { Feature, MultiLineString, Position } from 'geojson';
import { pathsOf } from '../geo/shapes.ts';
import type { Parcel } from './site.ts';

/**
 * Borders of many parcels in three arrays, which pass between threads without being copied. Positions are lon, lat in
 * turn; `pathEnds` is where each path ends among the positions, `parcelEnds` where each parcel ends among the paths.
 */
export interface Outlines {
  readonly lonLatDeg: Float64Array<ArrayBuffer>;
  readonly pathEnds: Uint32Array<ArrayBuffer>;
  readonly parcelEnds: Uint32Array<ArrayBuffer>;
}

export function packOutlines(parcels: readonly Pick<Parcel, 'geometry'>[]): Outlines {
  const paths = parcels.map(({ geometry }) => pathsOf(geometry));
  const flat = paths.flat();
  const lonLatDeg = new Float64Array(2 * flat.reduce((sum, path) => sum + path.length, 0));
  const pathEnds = new Uint32Array(flat.length);
  let at = 0;
  flat.forEach((path, index) => {
    for (const [lon = 0, lat = 0] of path) {
      lonLatDeg[at++] = lon;
      lonLatDeg[at++] = lat;
    }
    pathEnds[index] = at / 2;
  });
  let ended = 0;
  const parcelEnds = Uint32Array.from(paths, (own) => (ended += own.length));
  return { lonLatDeg, pathEnds, parcelEnds };
}

/** Borders of the parcels from one number to before another, as lines to be drawn. */
export function outlineFeatures(outlines: Outlines, from: number, to: number): Feature<MultiLineString>[] {
  const { lonLatDeg, pathEnds, parcelEnds } = outlines;
  const pathOf = (path: number): Position[] => {
    const first = path === 0 ? 0 : pathEnds[path - 1]!;
    return Array.from({ length: pathEnds[path]! - first }, (_, i) => {
      const at = 2 * (first + i);
      return [lonLatDeg[at]!, lonLatDeg[at + 1]!];
    });
  };
  return Array.from({ length: Math.min(to, parcelEnds.length) - from }, (_, i) => {
    const [first, end] = [from + i === 0 ? 0 : parcelEnds[from + i - 1]!, parcelEnds[from + i]!];
    const coordinates = Array.from({ length: end - first }, (_path, k) => pathOf(first + k));
    return { type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates } };
  });
}

/** The borders of one parcel alone. */
export function outlineAt({ lonLatDeg, pathEnds, parcelEnds }: Outlines, parcel: number): Outlines {
  const [firstPath, endPath] = [parcel === 0 ? 0 : parcelEnds[parcel - 1]!, parcelEnds[parcel]!];
  const first = firstPath === 0 ? 0 : pathEnds[firstPath - 1]!;
  const own = pathEnds.slice(firstPath, endPath);
  return {
    lonLatDeg: lonLatDeg.slice(2 * first, 2 * (own.at(-1) ?? first)),
    pathEnds: own.map((end) => end - first),
    parcelEnds: Uint32Array.of(own.length),
  };
}

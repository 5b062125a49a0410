import type { Position } from 'geojson';
import { normaliseGeometry } from '../geo/normalise.ts';
import { linesOf, partsOf, pathsOf } from '../geo/shapes.ts';
import { checkGeometry } from '../geo/validity.ts';
import { errorProblem, type Problem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import type { Parcel, ParcelGeometry, Site } from './site.ts';

/** A vertex of a site, all from 0. `path` counts rings through all parts of the parcel, or its lines. */
export interface VertexRef {
  readonly parcel: number;
  readonly path: number;
  readonly vertex: number;
}

/**
 * A site with one vertex elsewhere; moving the first vertex of a ring moves its closing copy.
 * Problems: `no_such_vertex`. The result may cross itself: ask `siteProblems`.
 */
export function moveVertex(site: Site, ref: VertexRef, to: Position): Result<Site> {
  return editPath(site, ref, (path) => path.with(ref.vertex, to));
}

/** A site with a vertex added behind the one named. Problems: `no_such_vertex`. */
export function insertVertex(site: Site, ref: VertexRef, at: Position): Result<Site> {
  return editPath(site, ref, (path) => path.toSpliced(ref.vertex + 1, 0, at));
}

/** A site with a vertex less. Problems: `no_such_vertex`; `degenerate_ring` where too few would be left. */
export function deleteVertex(site: Site, ref: VertexRef): Result<Site> {
  return editPath(site, ref, (path, least) => (path.length > least ? path.toSpliced(ref.vertex, 1) : null));
}

/** A site with one parcel more, at the end. */
export function addPart(site: Site, parcel: Parcel): Site {
  return { ...site, parcels: [...site.parcels, { ...parcel, geometry: normaliseGeometry(parcel.geometry).geometry }] };
}

/** A site without a parcel. Problems: `not_a_site` where it is the last one. */
export function removePart(site: Site, parcel: number): Result<Site> {
  const [first, ...more] = site.parcels.filter((_, index) => index !== parcel);
  return first === undefined ? failure(errorProblem('not_a_site')) : success({ ...site, parcels: [first, ...more] });
}

/** What keeps a site from being measured, as `checkGeometry` says it, with the parcel's number. */
export function siteProblems(site: Site): Problem[] {
  return site.parcels.flatMap(({ geometry }, index) =>
    checkGeometry(geometry)
      .filter(({ code }) => code !== 'parcels_overlap')
      .map((problem) => ({ ...problem, where: { ...problem.where, parcel: index + 1 } })),
  );
}

type PathEdit = (path: Position[], least: number) => Position[] | null;

/** Edits one ring, without its closing position, or one line; `least` = vertices it must keep. */
function editPath(site: Site, ref: VertexRef, edit: PathEdit): Result<Site> {
  const parcel = site.parcels[ref.parcel];
  const path = parcel && pathsOf(parcel.geometry)[ref.path];
  const ring = parcel?.geometry.type.endsWith('Polygon');
  const open = ring ? path?.slice(0, -1) : path;
  if (parcel === undefined || open?.[ref.vertex] === undefined) return failure(errorProblem('no_such_vertex'));
  const edited = edit([...open], ring ? 3 : 2);
  if (edited === null) return failure(errorProblem('degenerate_ring', { parcel: ref.parcel + 1, ring: ref.path + 1 }));
  const geometry = withPath(parcel.geometry, ref.path, ring ? [...edited, edited[0]!] : edited);
  const [first, ...more] = site.parcels.with(ref.parcel, { ...parcel, geometry });
  return success({ ...site, parcels: [first!, ...more] });
}

function withPath(geometry: ParcelGeometry, index: number, path: Position[]): ParcelGeometry {
  switch (geometry.type) {
    case 'LineString':
      return { type: geometry.type, coordinates: path };
    case 'MultiLineString':
      return { type: geometry.type, coordinates: linesOf(geometry).with(index, path) };
    case 'Polygon':
      return { type: geometry.type, coordinates: geometry.coordinates.with(index, path) };
    case 'MultiPolygon': {
      let before = 0;
      const coordinates = partsOf(geometry).map((rings) => {
        const local = index - before;
        before += rings.length;
        return local >= 0 && local < rings.length ? rings.with(local, path) : rings;
      });
      return { type: geometry.type, coordinates };
    }
  }
}

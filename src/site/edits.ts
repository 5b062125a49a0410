import type { Position } from 'geojson';
import { isInside } from '../geo/inside.ts';
import { normaliseGeometry } from '../geo/normalise.ts';
import { areaOf, isArea, lineOf, linesOf, partsOf, pathsOf } from '../geo/shapes.ts';
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

/** A site with vertices added behind the one named. Problems: `no_such_vertex`. */
export function insertVertices(site: Site, ref: VertexRef, at: readonly Position[]): Result<Site> {
  return editPath(site, ref, (path) => path.toSpliced(ref.vertex + 1, 0, ...at));
}

/** A site with a vertex one place earlier or later in its ring or line. Problems: `no_such_vertex`. */
export function shiftVertex(site: Site, ref: VertexRef, step: 1 | -1): Result<Site> {
  return editPath(site, ref, (path) => {
    const other = ref.vertex + step;
    const [one, two] = [path[ref.vertex]!, path[other]];
    return two === undefined ? path : path.with(ref.vertex, two).with(other, one);
  });
}

/**
 * A site with all vertices of a ring or line replaced. Problems: `no_such_vertex`; `degenerate_ring` for too few.
 * @param positions without the closing copy of the first
 */
export function replacePath(site: Site, ref: Omit<VertexRef, 'vertex'>, positions: readonly Position[]): Result<Site> {
  return editPath(site, { ...ref, vertex: 0 }, (_, least) => (positions.length >= least ? [...positions] : null));
}

/**
 * A site with a hole more in one of its parcels: in the part that holds its first vertex, the first part where none
 * does. Problems: `no_such_vertex` for a parcel that is no area, `degenerate_ring` for too few vertices.
 * @param positions without the closing copy of the first
 */
export function addHole(site: Site, parcel: number, positions: readonly Position[]): Result<Site> {
  const old = site.parcels[parcel];
  if (old === undefined || !isArea(old.geometry)) return failure(errorProblem('no_such_vertex'));
  const [first] = positions;
  if (first === undefined || positions.length < 3) return failure(errorProblem('degenerate_ring'));
  const parts = partsOf(old.geometry);
  const holder = Math.max(
    0,
    parts.findIndex((rings) => isInside(first, rings)),
  );
  const changed = areaOf(parts.map((rings, i) => (i === holder ? [...rings, [...positions, first]] : rings)))!;
  return withParcel(site, parcel, { ...old, geometry: normaliseGeometry(changed).geometry });
}

/**
 * A site without one ring or line; with an outer ring go its holes, with its last path the parcel.
 * Problems: `no_such_vertex`; `not_a_site` where nothing would be left.
 */
export function removePath(site: Site, { parcel, path }: Omit<VertexRef, 'vertex'>): Result<Site> {
  const old = site.parcels[parcel];
  if (old === undefined || pathsOf(old.geometry)[path] === undefined) return failure(errorProblem('no_such_vertex'));
  const geometry = withoutPath(old.geometry, path);
  return geometry === null ? removePart(site, parcel) : withParcel(site, parcel, { ...old, geometry });
}

function withoutPath(geometry: ParcelGeometry, path: number): ParcelGeometry | null {
  if (!isArea(geometry)) {
    return lineOf(linesOf(geometry).filter((_, index) => index !== path));
  }
  let before = 0;
  const parts = partsOf(geometry).flatMap((rings) => {
    const own = path - before;
    before += rings.length;
    if (own === 0) return [];
    return [rings.filter((_, index) => index !== own)];
  });
  return areaOf(parts);
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
  return withParcel(site, ref.parcel, { ...parcel, geometry });
}

function withParcel(site: Site, index: number, parcel: Parcel): Result<Site> {
  const [first, ...more] = site.parcels.with(index, parcel);
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

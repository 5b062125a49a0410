import type { Position } from 'geojson';
import { areaM2 } from '../geo/area.ts';
import { meetingPairs } from '../geo/bbox-pairs.ts';
import { centroidOf } from '../geo/centroid.ts';
import { findCrs } from '../geo/crs.ts';
import { lengthM } from '../geo/length.ts';
import { normaliseGeometry } from '../geo/normalise.ts';
import { overlapOf } from '../geo/overlay.ts';
import { planeAreaM2 } from '../geo/plane.ts';
import { type AreaGeometry, areaOf, bboxOf, isArea, isLine, partsOf, pathsOf } from '../geo/shapes.ts';
import { checkGeometry } from '../geo/validity.ts';
import { type Problem, warningProblem } from '../kernel/problem.ts';
import type { RawParcel } from './formats/format.ts';
import type { CrsReading } from './guess-crs.ts';
import type { ImportProgress, InspectedParcel } from './inspection.ts';
import type { Parcel, ParcelGeometry } from './site.ts';
import { parcelArea } from './site-geometry.ts';

/**
 * Longest plane edge that may be read as straight in lon/lat: the two differ by s²·tanφ/8R in the middle, 1 mm at this
 * length; longer ones get points on the way.
 */
const LONGEST_EDGE_M = 270;
/** Parcels that cover each other by less are neighbours with rounded coordinates. */
const OVERLAP_M2 = 0.5;
/** Overlaps told; a file with so many is no set of parcels, and one is enough to say so. */
const MAX_OVERLAPS = 100;

/** Parcels in degrees, and what is wrong with them; an error among the problems means they cannot be measured. */
export interface PlacedParcels {
  readonly parcels: readonly InspectedParcel[];
  readonly problems: readonly Problem[];
}

/** Parcels between two words on the progress. */
const PROGRESS_STEP = 500;

/** Puts raw parcels on the ground under one reading of their numbers, brings them to normal form and checks them. */
export function placeParcels(
  raw: readonly RawParcel[],
  reading: CrsReading,
  onProgress?: (progress: ImportProgress) => void,
): PlacedParcels {
  const problems: Problem[] = [];
  const parcels = raw.map((rawParcel, index): Parcel => {
    if (index % PROGRESS_STEP === 0) onProgress?.({ stage: 'placing', share: index / raw.length });
    const { parcel, warnings } = onTheGround(rawParcel, reading);
    const flaws = checkGeometry(parcel.geometry).map((problem) =>
      // Parts of one parcel that cover each other are joined when measured, like parcels that do.
      problem.code === 'parcels_overlap' ? warningProblem(problem.code, problem.where) : problem,
    );
    for (const problem of [...warnings, ...flaws]) {
      problems.push({ ...problem, where: { ...problem.where, parcel: index + 1 } });
    }
    return parcel;
  });
  if (problems.some(({ severity }) => severity === 'error')) return { parcels: [], problems };
  onProgress?.({ stage: 'comparing', share: 0 });
  return { parcels: parcels.map(inspectParcel), problems: [...problems, ...overlapsBetween(parcels)] };
}

/** A raw parcel in degrees and in normal form, whatever may be wrong with its shape. */
export function onTheGround(
  { name, geometry: raw, widthM }: RawParcel,
  reading: CrsReading,
): { readonly parcel: Parcel; readonly warnings: readonly Problem[] } {
  const { geometry, warnings } = normaliseGeometry(toDegrees(raw, reading));
  return { parcel: { name, geometry, ...(widthM !== undefined && { widthM }) }, warnings };
}

function toDegrees(geometry: ParcelGeometry, reading: CrsReading): ParcelGeometry {
  const plane = findCrs(reading.epsg)?.kind === 'gauss_kruger';
  return mapPaths(geometry, (positions) =>
    (plane ? densified(positions) : positions).map((position) => reading.toLonLat(position[0]!, position[1]!)),
  );
}

/** A geometry with each of its paths made anew. */
export function mapPaths(
  geometry: ParcelGeometry,
  path: (positions: readonly Position[]) => Position[],
): ParcelGeometry {
  switch (geometry.type) {
    case 'LineString':
      return { type: geometry.type, coordinates: path(geometry.coordinates) };
    case 'Polygon':
    case 'MultiLineString':
      return { type: geometry.type, coordinates: geometry.coordinates.map((positions) => path(positions)) };
    case 'MultiPolygon':
      return { type: geometry.type, coordinates: geometry.coordinates.map((rings) => rings.map((ring) => path(ring))) };
  }
}

/** Adds points to edges that are straight in a plane and too long to be taken as straight in lon/lat. */
export function densified(path: readonly Position[]): Position[] {
  return path.flatMap((to, i): Position[] => {
    const from = path[i - 1];
    if (from === undefined) return [to];
    const [dx, dy] = [to[0]! - from[0]!, to[1]! - from[1]!];
    const steps = Math.min(1000, Math.max(1, Math.ceil(Math.hypot(dx, dy) / LONGEST_EDGE_M)));
    return Array.from({ length: steps }, (_, k) =>
      k + 1 === steps ? to : [from[0]! + (dx * (k + 1)) / steps, from[1]! + (dy * (k + 1)) / steps],
    );
  });
}

/** A parcel with its measures. */
function inspectParcel(parcel: Parcel): InspectedParcel {
  const area = parcelArea(parcel);
  const { geometry } = parcel;
  return {
    ...parcel,
    areaEllipsoidM2: area === null ? 0 : areaM2(area),
    areaPlaneM2: area === null ? 0 : planeAreaM2(area),
    perimeterM: area === null ? 0 : lengthM(area),
    lengthM: isLine(geometry) ? lengthM(geometry) : 0,
    centroid: centroidOf(area ?? geometry),
    holes: area === null ? 0 : partsOf(area).reduce((sum, rings) => sum + rings.length - 1, 0),
    bbox: bboxOf(geometry),
  };
}

/** Where parcels cover each other, in the order of the parcels; the first `MAX_OVERLAPS` found. */
function overlapsBetween(parcels: readonly Parcel[]): Problem[] {
  const areas = parcels.map(({ geometry }) => (isArea(geometry) ? geometry : null));
  const found: { one: number; other: number; problem: Problem }[] = [];
  for (const [other, one] of meetingPairs(areas.map((geometry) => geometry && bboxOf(geometry)))) {
    const [a, b] = [areas[one]!, areas[other]!];
    if (!coverEachOther(a, b)) continue;
    const common = areaOf(overlapOf(a, b));
    if (common === null || areaM2(common) < OVERLAP_M2) continue;
    const [lon, lat] = centroidOf(common as AreaGeometry) as [number, number];
    const problem = warningProblem('parcels_overlap', { parcel: one + 1, lon, lat }, { other: other + 1 });
    if (found.push({ one, other, problem }) >= MAX_OVERLAPS) break;
  }
  return found.sort((a, b) => a.one - b.one || a.other - b.other).map(({ problem }) => problem);
}

/** Told by their borders alone, which spares neighbours the overlay. */
function coverEachOther(a: AreaGeometry, b: AreaGeometry): boolean {
  return checkGeometry({ type: 'MultiPolygon', coordinates: [...partsOf(a), ...partsOf(b)] }).length > 0;
}

/** How many positions a raw parcel has. */
export function countPositions(geometry: ParcelGeometry): number {
  return pathsOf(geometry).reduce((sum, path) => sum + path.length, 0);
}

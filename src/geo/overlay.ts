import {
  bboxClip,
  feature,
  featureCollection,
  difference as turfDifference,
  intersect as turfIntersect,
  union as turfUnion,
} from '@turf/turf';
import type { Polygon } from 'geojson';
import { edgesMeet } from './edge-pairs.ts';
import { edgesOfRings } from './edges-of.ts';
import { scaleAt } from './ellipsoid.ts';
import { isInside } from './inside.ts';
import { overlayLong, unionLong } from './overlay-long.ts';
import { type AreaGeometry, areaOf, type Bbox, bboxesMeet, bboxOfPaths, partsOf, type Rings } from './shapes.ts';

/** Below this two borders count as meeting, and the overlay decides; above it containment of rings decides. */
const CONTACT_M = 1e-6;
/** Rings longer than this are cut to the other polygon's box before the overlay, which is the slow part. */
const CROP_VERTICES = 400;
/** Beyond so many vertices together Turf takes tens of milliseconds, then seconds, then runs out of stack. */
const LONG_VERTICES = 1000;

/**
 * What two areas have in common, as disjoint polygons. Turf does the overlay, in raw degrees: projecting or snapping
 * first makes it fail where borders coincide. Two exact shortcuts keep it out of the way: polygons whose borders do
 * not meet lie wholly inside or outside of each other, and holes outside the other's box play no part.
 */
export function overlapOf(a: AreaGeometry, b: AreaGeometry): Rings[] {
  const overlap: Rings[] = [];
  const boxesB = partsOf(b).map((part) => ({ part, bbox: bboxOfPaths([part[0]!]) }));
  for (const partA of partsOf(a)) {
    const bboxA = bboxOfPaths([partA[0]!]);
    for (const { part: partB, bbox: bboxB } of boxesB) {
      if (bboxesMeet(bboxA, bboxB)) overlap.push(...overlapOfPolygons(partA, bboxA, partB, bboxB));
    }
  }
  return overlap;
}

function overlapOfPolygons(a: Rings, bboxA: Bbox, b: Rings, bboxB: Bbox): Rings[] {
  const nearA = withoutFarHoles(a, bboxB);
  const nearB = withoutFarHoles(b, bboxA);
  const scale = scaleAt((bboxA[1] + bboxA[3]) / 2);
  if (!edgesMeet(edgesOfRings(a), edgesOfRings(b), scale, CONTACT_M)) return nested(nearA, nearB);
  return overlay('intersection', polygonOf(crop(nearA, bboxB)), polygonOf(crop(nearB, bboxA)));
}

const TURF = { intersection: turfIntersect, difference: turfDifference } as const;

/** Turf, unless the rings are too long for it or it throws; then the overlay for long rings. */
function overlay(operation: keyof typeof TURF, a: AreaGeometry, b: AreaGeometry): Rings[] {
  if (areLong([...partsOf(a), ...partsOf(b)])) return overlayLong(operation, a, b);
  try {
    const made = TURF[operation](collection([a, b]));
    return made === null ? [] : partsOf(made.geometry);
  } catch {
    return overlayLong(operation, a, b);
  }
}

function polygonOf(coordinates: Rings): Polygon {
  return { type: 'Polygon', coordinates };
}

function withoutFarHoles(rings: Rings, bbox: Bbox): Rings {
  return rings.length === 1
    ? rings
    : rings.filter((ring, index) => index === 0 || bboxesMeet(bboxOfPaths([ring]), bbox));
}

/** Overlap of polygons whose borders do not meet: its border is every ring of one that lies in the other. */
function nested(a: Rings, b: Rings): Rings[] {
  const inB = a.map((ring) => isInside(ring[0]!, b));
  const inA = b.map((ring) => isInside(ring[0]!, a));
  const outer = inB[0] ? a[0] : inA[0] ? b[0] : undefined;
  if (outer === undefined) return [];
  const holes = [...a.filter((_, i) => i > 0 && inB[i]), ...b.filter((_, i) => i > 0 && inA[i])];
  // The polygon itself where it is all of it: what is known of it need not be worked out anew.
  const whole = [a, b].find((rings) => rings[0] === outer && rings.length === holes.length + 1);
  return [whole?.every((ring, i) => i === 0 || holes.includes(ring)) ? whole : [outer, ...holes]];
}

/** Cuts a long-ringed polygon to a box with room around it, so that the cut itself stays clear of the other polygon. */
function crop(rings: Rings, bbox: Bbox): Rings {
  if (rings.reduce((sum, ring) => sum + ring.length, 0) < CROP_VERTICES) return rings;
  const margin = 0.1 * Math.max(bbox[2] - bbox[0], bbox[3] - bbox[1]) + 1e-5;
  const cut = bboxClip(polygonOf(rings), [bbox[0] - margin, bbox[1] - margin, bbox[2] + margin, bbox[3] + margin]);
  const kept = (cut.geometry as Polygon).coordinates.filter((ring) => ring.length >= 4);
  return kept.length > 0 ? kept : rings;
}

/** `a` with `b` taken out, as disjoint polygons. */
export function subtract(a: AreaGeometry, b: AreaGeometry): Rings[] {
  return overlay('difference', a, b);
}

/** Union of polygons as one geometry with disjoint parts; null for none. */
export function unionOf(parts: readonly Rings[]): AreaGeometry | null {
  if (parts.length < 2) return areaOf(parts);
  if (areLong(parts)) return areaOf(unionLong(parts));
  try {
    return turfUnion(collection(parts.map(polygonOf)))?.geometry ?? null;
  } catch {
    return areaOf(unionLong(parts));
  }
}

/** Whether polygons have more vertices together than Turf can take. */
export function areLong(parts: readonly Rings[]): boolean {
  return parts.reduce((sum, rings) => sum + rings.reduce((own, ring) => own + ring.length, 0), 0) > LONG_VERTICES;
}

/** A self-crossing area redrawn so that every enclosed piece counts once; a suggestion to a person, never a silent fix. */
export function untangle(area: AreaGeometry): AreaGeometry | null {
  return turfUnion(collection([area, area]))?.geometry ?? null;
}

function collection(geometries: readonly AreaGeometry[]) {
  return featureCollection(geometries.map((geometry) => feature(geometry)));
}

import type { Geometry, Position } from 'geojson';
import { measureAreas } from './pair-areas.ts';
import { measureLineInArea } from './pair-line-area.ts';
import { measureThin } from './pair-thin.ts';
import type { PairRelation } from './relation.ts';
import { flatten, isArea, isLine, type PlainGeometry, type Rings } from './shapes.ts';

export interface PairOptions {
  /** Overlaps no wider, and gaps no wider, than this are a shared border, metres. */
  readonly touchToleranceM: number;
  /** Whether `severs` is worked out, which costs an overlay of its own; true unless said otherwise. */
  readonly severance?: boolean;
  /** Whether `penetrationM` is worked out; true unless said otherwise. */
  readonly depth?: boolean;
}

/** Everything measured between a site and a zone. Areas m², lengths m, on the ellipsoid unless the name says plane. */
export interface PairMeasures {
  readonly relation: PairRelation;
  readonly overlapEllipsoidM2: number;
  readonly overlapPlaneM2: number;
  /** Length of a line site in the zone, its border included; of a line zone in the site; of a stretch two lines share. */
  readonly overlapLengthM: number;
  /** Shortest ground distance, 0 when they meet. */
  readonly distanceM: number;
  /** Greatest distance from a point of the overlap to the zone's border; 0 without overlap. */
  readonly penetrationM: number;
  /**
   * Shift of one against the other that undoes what they share: how deep it lies under the border of the one that has an
   * inside. The penetration of an area, but also that of a line or a point in the site; 0 where neither has an inside.
   */
  readonly shiftM: number;
  /** Feet of the shortest distance, first on the site; null when they share more than a border. */
  readonly feet: readonly [Position, Position] | null;
  /** The overlap as disjoint polygons. */
  readonly overlap: readonly Rings[];
  /** The site cuts a part of the zone in two. */
  readonly severs: boolean;
}

/**
 * Measures one site geometry against one zone geometry: the boundary behind which the geometry engine can be replaced.
 * Both must have passed `checkGeometry`. Edges are straight in lon/lat (RFC 7946 §3.1.1). A collection is measured
 * member by member; its members must not overlap each other.
 */
export function measurePair(site: Geometry, zone: Geometry, options: PairOptions): PairMeasures {
  const members = flatten(site).flatMap((a) => flatten(zone).map((b) => measurePlain(a, b, options)));
  return members.length === 0 ? NOTHING : members.reduce(merge);
}

const NOTHING: PairMeasures = {
  relation: 'disjoint',
  overlapEllipsoidM2: 0,
  overlapPlaneM2: 0,
  overlapLengthM: 0,
  distanceM: Infinity,
  penetrationM: 0,
  shiftM: 0,
  feet: null,
  overlap: [],
  severs: false,
};

function measurePlain(site: PlainGeometry, zone: PlainGeometry, options: PairOptions): PairMeasures {
  if (isArea(site)) {
    if (isArea(zone)) return measureAreas(site, zone, options);
    const inside = { ...options, severance: false };
    return isLine(zone) ? turned(measureLineInArea(zone, site, inside)) : turned(measureThin(zone, site, inside));
  }
  return isLine(site) && isArea(zone) ? measureLineInArea(site, zone, options) : measureThin(site, zone, options);
}

const TURNED: Partial<Record<PairRelation, PairRelation>> = { within: 'contains', contains: 'within' };

/** Measures of (zone, site) read as measures of (site, zone). A thin zone has no inside to penetrate or to cut. */
function turned(measures: PairMeasures): PairMeasures {
  const feet = measures.feet && ([measures.feet[1], measures.feet[0]] as const);
  const relation = TURNED[measures.relation] ?? measures.relation;
  return { ...measures, relation, feet, penetrationM: 0, severs: false };
}

function merge(a: PairMeasures, b: PairMeasures): PairMeasures {
  const nearer = a.distanceM <= b.distanceM ? a : b;
  return {
    relation: mergedRelation(a.relation, b.relation),
    overlapEllipsoidM2: a.overlapEllipsoidM2 + b.overlapEllipsoidM2,
    overlapPlaneM2: a.overlapPlaneM2 + b.overlapPlaneM2,
    overlapLengthM: a.overlapLengthM + b.overlapLengthM,
    distanceM: nearer.distanceM,
    penetrationM: Math.max(a.penetrationM, b.penetrationM),
    shiftM: Math.max(a.shiftM, b.shiftM),
    feet: a.feet === null || b.feet === null ? null : nearer.feet,
    overlap: [...a.overlap, ...b.overlap],
    severs: a.severs || b.severs,
  };
}

/** Members that agree keep their relation; whatever shares an inside makes the whole overlap; a touch makes it touch. */
function mergedRelation(a: PairRelation, b: PairRelation): PairRelation {
  if (a === b) return a;
  const apart = (relation: PairRelation) => relation === 'disjoint' || relation === 'touches';
  return apart(a) && apart(b) ? 'touches' : 'overlaps';
}

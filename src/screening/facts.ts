import type { Position } from 'geojson';
import type { PropertyValue } from '../catalog/zone.ts';
import type { PairRelation } from '../geo/relation.ts';
import type { Problem } from '../kernel/problem.ts';

/** How two point sets lie to each other; areas decide, a shared border alone is `touches`. */
export type Relation = PairRelation;

/** Raw facts of one site × one zone. Areas m², lengths m, on the ellipsoid unless the name says plane (EPSG:4547). */
export interface PairFacts {
  /** `within` = the site lies in the zone, `contains` = the zone lies in the site. */
  readonly relation: Relation;
  readonly overlapEllipsoidM2: number;
  readonly overlapPlaneM2: number;
  /** Length of a line site in the zone, its border included; of a line zone in the site; of a stretch two lines share. */
  readonly overlapLengthM: number;
  /** Shortest ground distance, 0 when they meet. */
  readonly distanceM: number;
  /** Greatest distance from a point of the overlap to the zone's boundary; 0 without overlap. */
  readonly penetrationM: number;
}

/** A stretch of a line of the site, metres from its start; `line` counts all lines of the site from 1. */
export interface LineStretch {
  readonly line: number;
  readonly fromM: number;
  readonly toM: number;
}

export interface FeatureFact extends PairFacts {
  readonly featureId: string;
  readonly properties: Readonly<Record<string, PropertyValue>>;
  /** Overlap over the site's area (length for a line site without width), 0…1. */
  readonly share: number;
  /** 2A/P of the overlap, metres; 0 without overlap. */
  readonly meanWidthM: number;
  /** Distance to what the card says distances start from (a road's right-of-way edge), ≥ 0. Equals `distanceM` for most roles. */
  readonly edgeDistanceM: number;
  /** How much nearer the edge may be, metres: what distances start from is a width that the feature does not state. Absent for 0. */
  readonly edgeSlackM?: number;
  /** Bounds of the overlap area if the common boundary moved by `accuracyM` either way. */
  readonly overlapBandM2: readonly [number, number];
  /** Bounds of `overlapLengthM` likewise, of a line in an area; absent for others. */
  readonly lengthBandM?: readonly [number, number];
  /**
   * Shift of the common boundary that undoes the overlap: how deep it lies under the border of the zone, or, for a zone
   * that is a line or a point, of the site; 0 without overlap, and where neither has an inside.
   */
  readonly shiftM: number;
  /** The two feet of the shortest distance, [lon, lat]; absent when they overlap. */
  readonly feet?: readonly [Position, Position];
  /** The site cuts a part of this zone in two; false where no rule asks. */
  readonly severs: boolean;
  /** Where along the site's lines the zone is met; absent for areas and for zones that are not met. */
  readonly chainage?: readonly LineStretch[];
  /**
   * Narrowest way left past the site in a part of this zone, metres: how much farther the site would have to reach to cut
   * it in two. Null where there is no neck: not met, cut in two, taken at an end. Absent where no rule asks about severing.
   */
  readonly pinchWidthM?: number | null;
  /** What is wrong with the measuring itself: `engines_disagree`. Absent when nothing is. */
  readonly defects?: readonly Problem[];
}

/** All facts of one role. No judgement: nothing here knows a clause or a parameter of one. */
export interface RoleFacts {
  readonly role: string;
  readonly availability: 'ready' | 'missing' | 'load_failed';
  /** `official | user | schematic | missing` of the layer used. */
  readonly status: string;
  readonly complete: boolean;
  /** a = layer accuracy (0 for a schematic layer, which has no error band) + site accuracy, metres. */
  readonly accuracyM: number;
  /** Whether the site lies in the layer's coverage, and how far inside its edge (0 unless `all`). */
  readonly coverage: 'all' | 'part' | 'none' | 'unstated';
  readonly coverageMarginM: number;
  /** Share of the site in the coverage, 0…1, where it is `part` and the site has an area. */
  readonly coverageShare?: number;
  /** Every feature within the search distance, and the nearest whatever its distance; sorted by distance, then id. */
  readonly features: readonly FeatureFact[];
  /** Overlap of the site with the union of the features, m², ellipsoid and plane. */
  readonly unionEllipsoidM2: number;
  readonly unionPlaneM2: number;
  readonly unionShare: number;
}

/** The role whose area the share inside the district is taken from, and whose edge says where the plan applies at all. */
export const DISTRICT_ROLE = 'district';

export interface SiteFacts {
  readonly areaEllipsoidM2: number;
  readonly areaPlaneM2: number;
  readonly perimeterM: number;
  /** Length of a line site along its axis; 0 for areas. */
  readonly lengthM: number;
  readonly centroid: Position;
  readonly bbox: readonly [number, number, number, number];
  readonly accuracyM: number;
  /** Share of the site inside the district, 0…1; null when there is no district layer. */
  readonly districtShare: number | null;
  readonly roles: Readonly<Record<string, RoleFacts>>;
}

/** Facts of a role; undefined where it was not measured, whatever it is called. */
export function factsOfRole({ roles }: SiteFacts, role: string): RoleFacts | undefined {
  return Object.hasOwn(roles, role) ? roles[role] : undefined;
}

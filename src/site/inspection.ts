import type { Position } from 'geojson';
import type { Bbox } from '../geo/shapes.ts';
import type { Problem } from '../kernel/problem.ts';
import type { NameAttribute } from './name-attribute.ts';
import type { CrsHow } from './settle-crs.ts';
import type { Parcel } from './site.ts';

/** A parcel with its measures: m² and m, ellipsoid unless the name says plane (EPSG:4547); a line's are its corridor's. */
export interface InspectedParcel extends Parcel {
  readonly areaEllipsoidM2: number;
  readonly areaPlaneM2: number;
  readonly perimeterM: number;
  /** Along the axis of a line; 0 for areas. */
  readonly lengthM: number;
  readonly centroid: Position;
  readonly holes: number;
  readonly bbox: Bbox;
}

/** `reading`: the format; `placing`: parcels are put on the ground and checked; `comparing`: with each other. 0…1. */
export interface ImportProgress {
  readonly stage: 'reading' | 'placing' | 'comparing';
  readonly share: number;
}

/**
 * One way to read a file that leaves several. `transform`: `swap_axes`, `gcj02`, `bd09`, `packed_dms`,
 * `drop_zone_prefix`, `repair`, joined by `+` where several are done.
 */
export interface Candidate {
  readonly crs: { readonly epsg: number };
  /** Layer, sheet or member file, where the file has several. */
  readonly layer?: string;
  readonly transform?: string;
  readonly centroid: Position;
  /** Lands in the work window. */
  readonly plausible: boolean;
  readonly parcels: readonly InspectedParcel[];
  /** What a repair starts from: the shapes as the file has them, and the area their rings enclose by sign, m². */
  readonly unrepaired?: { readonly parcels: readonly Parcel[]; readonly areaEllipsoidM2: number };
}

/** What the importer made of a file. */
export interface Inspection {
  /** `ok` and `ok_with_warning` have parcels; `choose` has candidates and waits; `reject` has an error only. */
  readonly outcome: 'ok' | 'ok_with_warning' | 'choose' | 'reject';
  readonly file: { readonly name: string; readonly sha256: string };
  /** Id of the format, null where none fits. */
  readonly format: string | null;
  readonly encoding: string | null;
  readonly crs: { readonly epsg: number; readonly how: CrsHow; readonly transform?: string } | null;
  /** How far the boundary may be off, metres. */
  readonly accuracyM: number;
  readonly warnings: readonly Problem[];
  readonly candidates: readonly Candidate[];
  /** Why it was refused, or what has to be chosen. */
  readonly error?: Problem;
  /** Attributes that may name the parcels; absent where there are none. */
  readonly attributes?: readonly NameAttribute[];
  readonly parcels: readonly InspectedParcel[];
}

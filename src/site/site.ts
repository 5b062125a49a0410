import type { LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import type { Problem } from '../kernel/problem.ts';

export type ParcelGeometry = Polygon | MultiPolygon | LineString | MultiLineString;

/** One parcel as read: lon/lat degrees CGCS2000, closed rings, 2D. Lines carry the width of their corridor. */
export interface Parcel {
  readonly name: string;
  readonly geometry: ParcelGeometry;
  /** Width of the corridor of a line, metres (a road's right-of-way, 道路红线). */
  readonly widthM?: number;
}

const SITE_ORIGINS = ['drawn', 'file', 'demo', 'plan_project', 'typed'] as const;

/**
 * The land being judged, whatever way it came in. Immutable: an edit makes a new one.
 * `accuracyM`: how far its boundary may be off: survey 0.05, GeoJSON 0.5, drawn 3 screen pixels, …
 */
export interface Site {
  readonly name: string;
  readonly origin: (typeof SITE_ORIGINS)[number];
  readonly parcels: readonly [Parcel, ...Parcel[]];
  readonly accuracyM: number;
  /** How the coordinates were understood; told in the record. */
  readonly crs: {
    readonly epsg: number;
    readonly how: 'declared' | 'detected' | 'assumed' | 'chosen';
    readonly transform?: string;
  };
  readonly source?: { readonly file: string; readonly format: string; readonly sha256: string };
  readonly warnings: readonly Problem[];
}

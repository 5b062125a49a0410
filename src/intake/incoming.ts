import type { PropertyValue } from '../catalog/zone.ts';
import type { PlainGeometry } from '../geo/shapes.ts';
import type { Problem } from '../kernel/problem.ts';
import type { RawSite } from '../site/formats/format.ts';

export type Attributes = Readonly<Record<string, PropertyValue>>;

/** One record of a file: attributes as they stand, and numbers as they stand; null where the record has no shape. */
export interface IncomingFeature {
  readonly attributes: Attributes;
  readonly geometry: PlainGeometry | null;
}

/** A layer of a file before its reference system and its role are settled. */
export interface IncomingLayer {
  readonly name: string;
  readonly features: readonly IncomingFeature[];
  /** Names of the attributes, in the order of the file. */
  readonly fields: readonly string[];
  /** What the file says of its reference system, as the readers of sites hand it over. */
  readonly system: Omit<RawSite, 'parcels'>;
  /** What the file says of itself in members of its own: source, date, accuracy, coverage, … */
  readonly members: Readonly<Record<string, unknown>>;
  readonly warnings: readonly Problem[];
}

/** A file of layers as read. */
export interface IncomingFile {
  readonly format: 'shapefile' | 'geojson' | 'kml' | 'flatgeobuf';
  /** System a file of this format means that says nothing. */
  readonly defaultEpsg?: number;
  readonly layers: readonly IncomingLayer[];
}

/** Attribute names of features, in the order in which they first appear. */
export function fieldsOf(features: readonly IncomingFeature[]): string[] {
  return [...new Set(features.flatMap(({ attributes }) => Object.keys(attributes)))];
}

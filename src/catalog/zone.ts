import type { Geometry } from 'geojson';

export type PropertyValue = string | number | boolean | null;

/** One feature of a layer: a zone a site can meet. Geometry is lon/lat degrees CGCS2000, RFC 7946. */
export interface Zone {
  readonly id: string;
  readonly properties: Readonly<Record<string, PropertyValue>>;
  readonly geometry: Geometry;
}

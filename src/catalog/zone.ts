import type { Geometry } from 'geojson';

export type PropertyValue = string | number | boolean | null;

export function isPropertyValue(value: unknown): value is PropertyValue {
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** Properties that are plain values; the others are left out, since nothing in the product reads them. */
export function plainProperties(properties: Readonly<Record<string, unknown>>): Record<string, PropertyValue> {
  const plain: Record<string, PropertyValue> = {};
  for (const [key, value] of Object.entries(properties)) if (isPropertyValue(value)) plain[key] = value;
  return plain;
}

/** One feature of a layer: a zone a site can meet. Geometry is lon/lat degrees CGCS2000, RFC 7946. */
export interface Zone {
  readonly id: string;
  readonly properties: Readonly<Record<string, PropertyValue>>;
  readonly geometry: Geometry;
}

import { z } from 'zod';

const position = z.array(z.number()).min(2);
const ring = z.array(position).min(4);
const geometry = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }),
  z.looseObject({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) }),
  z.looseObject({ type: z.literal('LineString'), coordinates: z.array(position).min(2) }),
  z.looseObject({ type: z.literal('MultiLineString'), coordinates: z.array(z.array(position).min(2)).min(1) }),
]);
const properties = z
  .looseObject({
    name: z.string().optional(),
    /** How far the boundary may be off, metres. */
    accuracyM: z.number().nonnegative().optional(),
    /** Width of the corridor of a line, metres. */
    row_width_m: z.number().positive().optional(),
  })
  .nullable();

/** A site in the form any program can write: GeoJSON in lon/lat, CGCS2000. Other formats are read too (`inspect`). */
export const siteFileSchema = z.looseObject({
  type: z.literal('FeatureCollection'),
  accuracyM: z.number().nonnegative().optional(),
  features: z.array(z.looseObject({ type: z.literal('Feature'), properties, geometry })).min(1),
});

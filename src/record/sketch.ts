import { z } from 'zod';
import { idSchema, localTextSchema } from '../plan/text-schema.ts';
import { recordedGeometrySchema } from './recorded-geometry.ts';

const position = z.array(z.number()).min(2);

/**
 * What lay round the site, for the map of a report: outlines cut to the map's frame and simplified to less than a line's
 * width. Nothing is measured on it. Absent in records made before there was one.
 */
export const sketchSchema = z.strictObject({
  /** Centre in EPSG:4547 and scale (5000 = 1:5000) of the map. */
  frame: z.strictObject({ northM: z.number(), eastM: z.number(), scale: z.number().positive() }),
  /** How far a drawn outline may lie from the layer's own. */
  toleranceM: z.number(),
  /** Nearest first. */
  zones: z.array(
    z.strictObject({
      role: idSchema,
      featureId: z.string(),
      name: localTextSchema.nullable(),
      /** Class by which the layer's card tells its features apart (kind of unit, level); null where it has none. */
      featureClass: z.string().nullable(),
      geometry: z.union([
        recordedGeometrySchema,
        z.looseObject({ type: z.literal('Point'), coordinates: position }),
        z.looseObject({ type: z.literal('MultiPoint'), coordinates: z.array(position) }),
      ]),
    }),
  ),
  /** Zones on the map that were left out because it would have become too much. */
  left: z.number().int().nonnegative(),
});

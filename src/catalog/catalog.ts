import { z } from 'zod';
import { layerCardSchema, themeSchema } from '../plan/layer-card.ts';

/** A layer as published: its card plus what was built from its file. A missing role has no `built`. */
const layerEntrySchema = layerCardSchema.omit({ $schema: true, file: true }).extend({
  built: z
    .strictObject({
      /** Path from the catalog, FlatGeobuf or GeoJSON. */
      path: z.string(),
      bytes: z.number(),
      sha256: z.string(),
      featureCount: z.number(),
      vertexCount: z.number(),
      bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
      /** The same zones ready to be measured (`packed-file.ts`); absent where they cannot be kept so. */
      packed: z.strictObject({ path: z.string(), bytes: z.number(), sha256: z.string() }).optional(),
    })
    .optional(),
  /** First eight digits of the hash, or what the data keeper states; null for a missing role. */
  version: z.string().nullable(),
});
export type LayerEntry = z.infer<typeof layerEntrySchema>;

/** `public/data/catalog.json`: every role of the dictionary, with or without data. */
export const catalogSchema = z.strictObject({
  schema: z.literal(1),
  themes: z.array(themeSchema),
  layers: z.array(layerEntrySchema),
});
export type Catalog = z.infer<typeof catalogSchema>;

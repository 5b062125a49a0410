import { z } from 'zod';
import { idSchema, localTextSchema } from './text-schema.ts';

/** A colour in the light and the dark theme, as CSS. */
const themedColourSchema = z.strictObject({ light: z.string(), dark: z.string() });

/** Fill patterns the map and the swatches can draw; each is legible in black and white. */
export const PATTERNS = [
  'ticks45',
  'crop_rows',
  'dots',
  'lines45',
  'lines135',
  'double_lines135',
  'hlines',
  'hlines_wide',
  'hlines_broken',
  'waves',
  'dash_dot_rows',
  'chevrons',
  'plus',
  'bricks',
  'cross_hatch',
  'squares',
  'hair45',
] as const;

const layerStyleSchema = z.strictObject({
  fill: themedColourSchema.optional(),
  line: themedColourSchema,
  lineWidth: z.number().positive(),
  /** In units of line width as MapLibre takes them; absent = solid. */
  dash: z.array(z.number().positive()).optional(),
  /** A lighter line under the line (roads). */
  casing: themedColourSchema.optional(),
  pattern: z
    .strictObject({ kind: z.enum(PATTERNS), colour: themedColourSchema, pitchPx: z.number().positive().optional() })
    .optional(),
  /** Symbol of a point layer. */
  point: z.enum(['disc', 'badge', 'label']).optional(),
});
export type LayerStyle = z.infer<typeof layerStyleSchema>;

export const LAYER_STATUSES = ['official', 'user', 'schematic', 'missing'] as const;

/**
 * Where "no hit" may be believed: the area of another role, a box `[west, south, east, north]` in degrees, or a drawn
 * geometry. `null` = not stated, so that an absence never counts as clear.
 */
export const coverageSchema = z.union([
  z.strictObject({ role: idSchema }),
  z.strictObject({ bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]) }),
  z.strictObject({
    geometry: z.looseObject({ type: z.enum(['Polygon', 'MultiPolygon']), coordinates: z.array(z.any()) }),
  }),
  z.null(),
]);
export type Coverage = z.infer<typeof coverageSchema>;

/**
 * Everything the product knows of a layer role before its geometry: words, look, provenance, how far to trust it.
 * One file per role under `data/layers/`; a role without data is a card too (`status: "missing"`), not an absence.
 */
export const layerCardSchema = z.strictObject({
  $schema: z.string().optional(),
  role: idSchema,
  /** Theme in the layer tree; ids and words in `data/themes.json`. */
  theme: idSchema,
  /** Place in the tree and in the drawing order of its theme. */
  order: z.number(),
  name: localTextSchema,
  about: localTextSchema.optional(),
  geometry: z.enum(['polygon', 'line', 'point', 'mixed']),
  status: z.enum(LAYER_STATUSES),
  source: localTextSchema,
  /** Date of the data, ISO; null where nobody stated one. */
  date: z.iso.date().nullable(),
  /** How far a real edge may lie from the drawn one, metres; null for a missing layer. */
  accuracyM: z.number().nonnegative().nullable(),
  coverage: coverageSchema,
  complete: z.boolean(),
  /** Name of this state of the data, where its keeper gives it one. */
  version: z.string().optional(),
  /** What distances start from: the geometry itself, or its centre line widened by half of a property (metres). */
  measuredFrom: z.union([z.literal('geometry'), z.strictObject({ halfWidthOf: idSchema })]).default('geometry'),
  /** Derived roles are computed from others and parameters, never read from a file (river_buffer). */
  derived: z.strictObject({ from: z.array(idSchema).min(1), distances: z.array(idSchema).min(1) }).optional(),
  /** A sliver on this role is never written off as drawing error: its consequence stays open. */
  strictSlivers: z.boolean().optional(),
  /** Geometry file beside the card. */
  file: z.string().optional(),
  /** Property that names a feature, per language; the id otherwise. */
  label: z.strictObject({ zh: idSchema, en: idSchema }).optional(),
  /** Properties shown on the feature card, in order, with words and unit. */
  properties: z
    .array(
      z.strictObject({
        key: idSchema,
        name: localTextSchema,
        unit: z.string().optional(),
        values: z.record(z.string(), localTextSchema).optional(),
      }),
    )
    .default([]),
  visible: z.boolean(),
  /** Background for orientation only: never screened, not in the legend. */
  context: z.boolean().default(false),
  minZoom: z.number().optional(),
  style: layerStyleSchema,
  /** Sub-styles by value of a property (unit type, protection level, noise class). */
  classes: z
    .strictObject({
      property: idSchema,
      values: z.array(z.strictObject({ value: z.string(), name: localTextSchema, style: layerStyleSchema })),
    })
    .optional(),
});
export type LayerCard = z.infer<typeof layerCardSchema>;
export type LayerStatus = LayerCard['status'];

export const themeSchema = z.strictObject({ id: idSchema, name: localTextSchema });
export type LayerTheme = z.infer<typeof themeSchema>;

import { z } from 'zod';
import { conditionSchema } from './condition.ts';
import { idSchema, localTextSchema } from './text-schema.ts';

/** An answer option: `code` in files and records, `zh`/`en` on screen; the Chinese word is accepted in files too. */
const optionSchema = z.strictObject({
  code: idSchema,
  name: localTextSchema,
  help: localTextSchema.optional(),
  /** Other spellings in files (older questionnaires). */
  aliases: z.array(z.string()).optional(),
  /** A combined word of older files: accepted, never offered; leaves the question open between these options. */
  standsFor: z.array(idSchema).min(2).optional(),
  verified: z.boolean().optional(),
});

/**
 * One typed attribute that is asked. `path` is its place in an answers file, dotted (`energy.tce_a`); the attribute id
 * is what conditions name. A question with several fields (energy: tce, coal) is several attributes of one question.
 */
export const attributeFieldSchema = z.strictObject({
  id: idSchema,
  path: z.string(),
  name: localTextSchema,
  type: z.enum(['enum', 'multi', 'tri', 'number', 'boolean', 'text', 'industry']),
  unit: z.string().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  /** Of a `text` they are suggestions: a known word becomes its code, any other text stays as typed. */
  options: z.array(optionSchema).optional(),
  /** Multi only: the option that says "none of them". */
  noneOption: idSchema.optional(),
});
export type AttributeField = z.infer<typeof attributeFieldSchema>;

export const questionSchema = z.strictObject({
  key: idSchema,
  name: localTextSchema,
  ask: localTextSchema,
  help: localTextSchema.optional(),
  fields: z.array(attributeFieldSchema).min(1),
  /** An irrelevant question is not unanswered: its attributes read as `irrelevantValue`. */
  relevantWhen: conditionSchema.optional(),
  irrelevantValue: z.union([z.boolean(), z.number(), z.string()]).optional(),
  /** Never asked by itself; stated by whoever knows it, in a file or in the full form. */
  declared: z.boolean().optional(),
});
export type Question = z.infer<typeof questionSchema>;

/**
 * An attribute computed from answers; the first case whose `when` is true gives the value, a case that is unknown on
 * the way, or no case at all, leaves it unknown until the `confirm` field is answered.
 */
export const derivedAttributeSchema = z.strictObject({
  id: idSchema,
  name: localTextSchema,
  cases: z.array(z.strictObject({ when: conditionSchema, value: z.union([z.boolean(), z.literal('open')]) })).min(1),
  otherwise: z.union([z.boolean(), z.literal('open')]),
  /** The asked attribute that settles an open one. */
  confirm: idSchema.optional(),
  basis: localTextSchema,
  laws: z.array(idSchema).default([]),
  verified: z.boolean(),
});
export type DerivedAttribute = z.infer<typeof derivedAttributeSchema>;

export const industrySchema = z.strictObject({
  code: z.string().regex(/^\d{2,4}$/),
  name: localTextSchema,
  tags: z.array(idSchema),
  note: localTextSchema.optional(),
});
export type Industry = z.infer<typeof industrySchema>;

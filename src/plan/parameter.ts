import { z } from 'zod';
import { idSchema, localTextSchema } from './text-schema.ts';

/**
 * A number that decides something and that the plan may not give. Every metre in a finding is one of these.
 * `basis`: where the value comes from; `status`: whether somebody has checked that source.
 */
export const parameterSchema = z.strictObject({
  id: idSchema,
  name: localTextSchema,
  value: z.number().nullable(),
  unit: z.enum(['m', 'm2', 'm3/a', 'm3/d', 'tce/a', 't/a', '1e4 t/a', '1']),
  min: z.number(),
  max: z.number(),
  basis: z.enum(['plan', 'law', 'analogy', 'assumption', 'standard']),
  source: localTextSchema,
  /** Law id in seeds/law.json where the basis is one. */
  law: idSchema.optional(),
  status: z.enum(['verified', 'unverified']),
  note: localTextSchema.optional(),
});
export type Parameter = z.infer<typeof parameterSchema>;

/** A user's parameters file: `{ parameters: { id: { value, reason } } }`. */
export const parameterOverridesSchema = z.strictObject({
  parameters: z.record(idSchema, z.strictObject({ value: z.number(), reason: z.string().trim().min(1) })),
});
export type ParameterOverrides = z.infer<typeof parameterOverridesSchema>;

/** Parameters a person changed, by id, each with the reason that goes into the record. */
export type ChangedParameters = Readonly<ParameterOverrides['parameters']>;

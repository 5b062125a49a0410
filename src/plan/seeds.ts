import { z } from 'zod';
import { effectSchema } from './effect.ts';
import { idSchema, localTextSchema } from './text-schema.ts';

/** A clause of the plan as a fact: where it stands, a short locator phrase, our paraphrase. Source: 上政办〔2022〕27号. */
export const clauseSchema = z.strictObject({
  id: idSchema,
  /** Place in the plan, in its own numbering; stays Chinese in every language. */
  ref: z.string(),
  /** Short exact substring of the plan, to open a loaded plan text at the place. */
  anchor: z.string(),
  text: localTextSchema,
  layers: z.array(idSchema),
  attributes: z.array(idSchema),
  effect: effectSchema,
  encourage: z.boolean(),
  distanceGiven: z.boolean(),
  distanceText: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  laws: z.array(idSchema),
  tier: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  note: z.string(),
});
export type Clause = z.infer<typeof clauseSchema>;

export const lawSchema = z.strictObject({
  id: idSchema,
  title: z.string(),
  /** English rendering, ours; empty where nobody made one, then the Chinese title is quoted. */
  titleEn: z.string(),
  articles: z.string(),
  articlesEn: z.string(),
  content: z.string(),
  distance: z.string(),
  /** `verified` = text checked; anything else is shown as 未核. */
  status: z.enum(['verified', 'secondary', 'memory']),
  statusNote: z.string(),
  confidence: z.string(),
  source: z.string(),
  use: z.string(),
});
export type Law = z.infer<typeof lawSchema>;

export const planProjectSchema = z.strictObject({
  id: idSchema,
  category: localTextSchema,
  name: localTextSchema,
  geometry: z.enum(['polygon', 'line', 'point', 'none']),
  planSays: localTextSchema,
  status: z.string(),
  areaM2: z.number().nullable(),
  areaMu: z.number().nullable(),
  lengthM: z.number().nullable(),
  rowWidthM: z.number().nullable(),
  rowAreaM2: z.number().nullable(),
  roads: z.array(z.string()),
  note: z.string(),
});
export type PlanProject = z.infer<typeof planProjectSchema>;

const indicatorValue = z.union([z.number(), localTextSchema]);

/** A target of the plan: a row of its indicator table, or a figure its text commits to. */
export const indicatorSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(['table', 'text']),
  category: localTextSchema,
  name: localTextSchema,
  unit: localTextSchema.nullable(),
  base: indicatorValue.nullable(),
  baseYear: z.number().nullable(),
  target: indicatorValue,
  targetYear: z.number(),
  /** Whether the plan gives a plain figure, or one not to be undercut or exceeded. */
  bound: z.enum(['stated', 'at_least', 'at_most']),
  nature: z.enum(['binding', 'expected', 'text']),
  /** Place in the plan, and a short exact substring to open a loaded plan text there. */
  ref: z.string(),
  anchor: z.string(),
  /** Clauses that work towards it; our reading. */
  clauses: z.array(idSchema),
  note: localTextSchema.nullable(),
});
export type Indicator = z.infer<typeof indicatorSchema>;

export const glossaryTermSchema = z.strictObject({ no: z.number(), zh: z.string(), en: z.string(), code: idSchema });

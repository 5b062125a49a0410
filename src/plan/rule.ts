import { z } from 'zod';
import { conditionSchema } from './condition.ts';
import { effectSchema } from './effect.ts';
import { idSchema, localTextSchema } from './text-schema.ts';

const outcomeSchema = z.strictObject({
  /** Absent only in the last outcome. */
  when: conditionSchema.optional(),
  effect: effectSchema,
  /** The clause itself leaves it open up to here (an access list not at hand); `pending` says what settles it. */
  upTo: effectSchema.optional(),
  pending: localTextSchema.optional(),
  /** Words of the finding; placeholders {distance} {overlap} {share} {feature} and {parameter_id}. */
  say: localTextSchema,
  material: localTextSchema.optional(),
});
export type Outcome = z.infer<typeof outcomeSchema>;

/**
 * Input of an example, as short as a reader can check by hand: answers by attribute id (codes), and per role what the
 * geometry says. Roles not named are complete layers, covering the site, with nothing near; `"missing"` takes one away.
 */
const exampleRoleSchema = z.union([
  z.enum(['missing', 'load_failed', 'incomplete', 'outside_coverage']),
  z.strictObject({
    overlapM2: z.number().optional(),
    meanWidthM: z.number().optional(),
    penetrationM: z.number().optional(),
    share: z.number().optional(),
    distanceM: z.number().optional(),
    accuracyM: z.number().optional(),
    severs: z.boolean().optional(),
    properties: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  }),
]);
export type ExampleRole = z.infer<typeof exampleRoleSchema>;

const exampleSchema = z.strictObject({
  name: z.string(),
  answers: z.record(z.string(), z.unknown()).default({}),
  /** One entry or several features per role. */
  roles: z.record(idSchema, z.union([exampleRoleSchema, z.array(exampleRoleSchema)])).default({}),
  parameters: z.record(idSchema, z.number()).default({}),
  expect: z.strictObject({
    atLeast: effectSchema,
    atWorst: effectSchema,
    nominal: effectSchema.nullable().optional(),
    reasons: z.array(z.string()).optional(),
  }),
});
export type RuleExample = z.infer<typeof exampleSchema>;

/**
 * A clause of the plan, or an article of a law it rests on, in checkable form. Everything about it is here, so that
 * adding one is adding an entry; the evaluator, the screen, the report and the docs are generic.
 */
export const ruleSchema = z.strictObject({
  id: idSchema,
  clauses: z.array(idSchema),
  laws: z.array(idSchema),
  kind: z.enum(['executable', 'checklist', 'context', 'encourage']),
  title: localTextSchema,
  /** What the clause demands, in our words. */
  about: localTextSchema,
  /** How the text is read where it leaves room. */
  reading: localTextSchema.optional(),
  readingVerified: z.boolean().optional(),
  applies: conditionSchema.optional(),
  outcomes: z.array(outcomeSchema).min(1),
  decides: localTextSchema,
  examples: z.array(exampleSchema).min(1),
});
export type Rule = z.infer<typeof ruleSchema>;

import { z } from 'zod';
import { idSchema } from './text-schema.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** Selects features of a role by their properties: every key must equal, or be among, the given values. */
const filterSchema = z.record(z.string(), z.union([scalar, z.array(scalar)]));
export type FeatureFilter = z.infer<typeof filterSchema>;

const roles = z.union([idSchema, z.array(idSchema).min(1)]);
const zoneRef = z.strictObject({ role: roles, filter: filterSchema.optional() });

/** The closed vocabulary of rule conditions; distances and thresholds are parameter ids, never literals. */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | AttributeCondition
  | SpaceCondition;

const attributeSchema = z.union([
  z.strictObject({ attr: idSchema, is: scalar }),
  /** Enum: the value is one of them; multi: some chosen value is one of them. */
  z.strictObject({ attr: idSchema, in: z.array(scalar).min(1) }),
  z.strictObject({ attr: idSchema, startsWith: z.array(z.string()).min(1) }),
  /** Industry code carries a tag of data/industries.json. */
  z.strictObject({ attr: idSchema, tagged: idSchema }),
  z.strictObject({ attr: idSchema, gte: idSchema }),
  z.strictObject({ attr: idSchema, gt: idSchema }),
  z.strictObject({ attr: idSchema, lte: idSchema }),
  z.strictObject({ attr: idSchema, lt: idSchema }),
  z.strictObject({ attr: idSchema, answered: z.boolean() }),
]);
export type AttributeCondition = z.infer<typeof attributeSchema>;

const spaceSchema = z.union([
  /** Some area (or, for lines, length) of the site lies in the zone. */
  z.strictObject({ overlaps: zoneRef }),
  /** The site is no farther than the parameter's distance; role names are tried together. */
  z.strictObject({ within: zoneRef.extend({ distance: idSchema }) }),
  /** All of the site lies in the union of the zone. */
  z.strictObject({ inside: zoneRef }),
  /** Some of the site lies outside the union of the zone. */
  z.strictObject({ outside: zoneRef }),
  /** The site cuts a part of the zone in two. */
  z.strictObject({ crosses: zoneRef }),
  /** Share of the site in the zone's union reaches a parameter (0…1). */
  z.strictObject({ share: zoneRef.extend({ gte: idSchema }) }),
]);
export type SpaceCondition = z.infer<typeof spaceSchema>;

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(conditionSchema).min(1) }),
    z.strictObject({ any: z.array(conditionSchema).min(1) }),
    z.strictObject({ not: conditionSchema }),
    attributeSchema,
    spaceSchema,
  ]),
);

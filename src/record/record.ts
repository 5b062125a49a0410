import { z } from 'zod';
import { effectSchema } from '../plan/effect.ts';
import { LAYER_STATUSES } from '../plan/layer-card.ts';
import { packRefSchema } from '../plan/pack-ref.ts';
import { idSchema, localTextSchema } from '../plan/text-schema.ts';
import { recordedGeometrySchema } from './recorded-geometry.ts';
import { reviewsSchema } from './review.ts';
import { sketchSchema } from './sketch.ts';

const UNKNOWN_REASONS = [
  'missing_layer',
  'outside_coverage',
  'incomplete_layer',
  'load_failed',
  'unanswered',
  'boundary_uncertain',
  'sliver',
  'site_invalid',
  'parameter_missing',
  'needs_confirmation',
  'needs_authority',
] as const;
const unknownReasonSchema = z.enum(UNKNOWN_REASONS);
export type UnknownReason = z.infer<typeof unknownReasonSchema>;

/** Something that keeps a finding open, with the one act that would settle it. */
const unknownSchema = z.strictObject({
  reason: unknownReasonSchema,
  role: idSchema.optional(),
  attribute: idSchema.optional(),
  parameter: idSchema.optional(),
  /** Code of the act (`provide_layer`, `answer`, `survey_boundary`, `set_parameter`, `confirm`, `ask_authority`) and its object. */
  resolves: z.strictObject({ act: z.string(), object: z.string() }),
});
export type Unknown = z.infer<typeof unknownSchema>;

const positionSchema = z.tuple([z.number(), z.number()]);

/** A measured fact a finding rests on, as told to the reader. */
const findingFactSchema = z.strictObject({
  role: idSchema,
  featureId: z.string(),
  featureName: localTextSchema.nullable(),
  relation: z.enum(['disjoint', 'touches', 'overlaps', 'within', 'contains', 'equals']),
  overlapEllipsoidM2: z.number(),
  overlapPlaneM2: z.number(),
  share: z.number(),
  overlapLengthM: z.number(),
  distanceM: z.number(),
  edgeDistanceM: z.number(),
  penetrationM: z.number(),
  feet: z.tuple([positionSchema, positionSchema]).nullable(),
  /** Where along the site's lines the zone is met, metres from the start of each; lines count from 1. Absent for areas. */
  chainage: z
    .array(z.strictObject({ line: z.number().int().positive(), fromM: z.number(), toM: z.number() }))
    .optional(),
  /**
   * Of a corridor: whether the site cuts it in two, and the narrowest way left past the site, null where it has no neck.
   * Both are absent where no rule asks.
   */
  severs: z.boolean().optional(),
  pinchWidthM: z.number().nullable().optional(),
  /** What is wrong with the measuring itself (`engines_disagree`); absent when nothing is. */
  defects: z
    .array(z.strictObject({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }))
    .optional(),
});
export type FindingFact = z.infer<typeof findingFactSchema>;

const usedParameterSchema = z.strictObject({
  id: idSchema,
  value: z.number().nullable(),
  unit: z.string(),
  basis: z.string(),
  source: localTextSchema,
  status: z.string(),
  changed: z.boolean(),
  reason: z.string().optional(),
});

const findingSchema = z.strictObject({
  ruleId: idSchema,
  clauseIds: z.array(idSchema),
  lawIds: z.array(idSchema),
  title: localTextSchema,
  /** What was found, with the measures in it. */
  text: localTextSchema,
  atLeast: effectSchema,
  atWorst: effectSchema,
  /** As drawn; null where open answers or layers leave several effects. */
  nominal: effectSchema.nullable(),
  encourage: z.boolean(),
  basis: z.enum(['official', 'user', 'schematic', 'none']),
  certainty: z.enum(['firm', 'boundary_dependent', 'open']),
  /** Shift of the boundary that would change the effect, metres; null where no boundary decides. */
  marginM: z.number().nullable(),
  /**
   * Single answers that would bring the finding to other ends, all else unchanged; absent where none does. Of numbers
   * and industries one value stands for all that do the same.
   */
  flippedBy: z
    .array(
      z.strictObject({
        attribute: idSchema,
        values: z.array(z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])).min(1),
        atLeast: effectSchema,
        atWorst: effectSchema,
      }),
    )
    .min(1)
    .optional(),
  facts: z.array(findingFactSchema),
  parameters: z.array(idSchema),
  unknowns: z.array(unknownSchema),
  material: z.array(localTextSchema),
  reading: localTextSchema.nullable(),
  decides: localTextSchema,
});
export type Finding = z.infer<typeof findingSchema>;

export const recordSchema = z
  .strictObject({
    schema: z.literal(1),
    id: z.string(),
    createdAt: z.iso.datetime(),
    app: z.strictObject({ name: z.string(), version: z.string() }),
    fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
    /** The older record of the same site that this one stands in for; the older one is kept. */
    replaces: z.strictObject({ id: z.string(), fingerprint: z.string() }).optional(),
    site: z.strictObject({
      name: z.string(),
      origin: z.string(),
      accuracyM: z.number(),
      crs: z.strictObject({ epsg: z.number(), how: z.string(), transform: z.string().optional() }),
      source: z.strictObject({ file: z.string(), format: z.string(), sha256: z.string() }).nullable(),
      warnings: z.array(
        z.strictObject({ code: z.string(), where: z.record(z.string(), z.union([z.string(), z.number()])).optional() }),
      ),
      parcels: z
        .array(z.strictObject({ name: z.string(), geometry: recordedGeometrySchema, widthM: z.number().nullable() }))
        .min(1),
      areaEllipsoidM2: z.number(),
      areaPlaneM2: z.number(),
      perimeterM: z.number(),
      lengthM: z.number(),
      centroid: positionSchema,
      bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
      districtShare: z.number().nullable(),
    }),
    project: z.strictObject({
      /** Answers by attribute id, in codes; an unanswered attribute is absent. */
      answers: z.record(z.string(), z.unknown()),
      derived: z.record(z.string(), z.union([z.boolean(), z.literal('unknown')])),
      overrides: z.record(
        z.string(),
        z.strictObject({ value: z.boolean(), reason: z.string(), by: z.string().optional() }),
      ),
    }),
    inputs: z.strictObject({
      layers: z.array(
        z.strictObject({
          role: idSchema,
          status: z.enum([...LAYER_STATUSES, 'failed']),
          version: z.string().nullable(),
          sha256: z.string().nullable(),
          accuracyM: z.number().nullable(),
          complete: z.boolean(),
          source: localTextSchema,
          date: z.string().nullable(),
        }),
      ),
      rules: z.strictObject({
        version: z.string(),
        sha256: z.string(),
        /** The user's own rules among them; absent where only the bundled ones were used. */
        pack: packRefSchema.optional(),
        /** Short hash of each rule by id, so that a change of the pack can be told rule by rule. */
        hashes: z.record(idSchema, z.string()).optional(),
      }),
      parameters: z.array(usedParameterSchema),
    }),
    verdict: z.strictObject({
      atLeast: effectSchema,
      atWorst: effectSchema,
      basis: z.enum(['official', 'user', 'schematic', 'none']),
      /** `outside` is said before anything else: the plan does not apply there. */
      district: z.enum(['inside', 'partly', 'outside', 'unknown']),
    }),
    findings: z.array(findingSchema),
    /** Everything still open, once each, with the findings it holds up and how far it could take the verdict. */
    unknowns: z.array(unknownSchema.extend({ ruleIds: z.array(idSchema), upTo: effectSchema })),
    sketch: sketchSchema.optional(),
    /** What officers said of findings, beside the computed result; sealed apart. */
    reviews: reviewsSchema.optional(),
  })
  .meta({
    title: 'Screening record',
    description:
      'fingerprint: SHA-256 over the canonical JSON (RFC 8785) of all but id, createdAt, replaces, reviews and fingerprint. Lengths and areas in m and m², coordinates lon/lat CGCS2000.',
  });
export type ScreeningRecord = z.infer<typeof recordSchema>;

import { z } from 'zod';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { sha256Hex } from '../kernel/sha256.ts';
import { effectSchema } from '../plan/effect.ts';
import { idSchema } from '../plan/text-schema.ts';
import type { ScreeningRecord } from './record.ts';

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * What an officer says of a finding, beside the computed result and never instead of it: set aside, or an open matter
 * confirmed to come out at `effect`.
 */
const reviewSchema = z.strictObject({
  ruleId: idSchema,
  decision: z.enum(['set_aside', 'confirmed']),
  /** What the officer takes the finding to be; only where an open matter is confirmed. */
  effect: effectSchema.optional(),
  reason: z.string().trim().min(1),
  by: z.string().trim().min(1),
  at: z.iso.datetime(),
  /** `reviewBasis` of the finding when it was reviewed: once that is another, the review is to be looked at again. */
  basis: hashSchema,
});
export type Review = z.infer<typeof reviewSchema>;

/** The reviews of a record with the hash that betrays a change of them. */
export const reviewsSchema = z.strictObject({ entries: z.array(reviewSchema).min(1), sha256: hashSchema });

/** SHA-256 (hex) that ties reviews to the computed result they were made on. */
export function reviewsHash(fingerprint: string, entries: readonly Review[]): string {
  return sha256Hex(canonicalJson({ fingerprint, entries }));
}

/** The record with these reviews beside its result; without the section where there are none. */
export function withReviews(record: ScreeningRecord, entries: readonly Review[]): ScreeningRecord {
  const { reviews: _before, ...computed } = record;
  if (entries.length === 0) return computed;
  return { ...computed, reviews: { entries: [...entries], sha256: reviewsHash(record.fingerprint, entries) } };
}

/** What a basis takes of a fact and of an open matter; what later programs tell besides changes no basis. */
const FACT_MEMBERS = [
  'role',
  'featureId',
  'featureName',
  'relation',
  'overlapEllipsoidM2',
  'overlapPlaneM2',
  'share',
  'overlapLengthM',
  'distanceM',
  'edgeDistanceM',
  'penetrationM',
  'feet',
  'defects',
] as const;
const UNKNOWN_MEMBERS = ['reason', 'role', 'attribute', 'parameter', 'resolves'] as const;

function only<T extends object>(whole: T, members: readonly (keyof T)[]): Partial<T> {
  const kept = members.filter((member) => whole[member] !== undefined);
  return Object.fromEntries(kept.map((member) => [member, whole[member]])) as Partial<T>;
}

/**
 * SHA-256 (hex) of all that a finding came from and what it said: the site's shape, its figures, ends and open matters,
 * the parameters and layers named in them, and its rule. Null where the record has no such finding.
 */
export function reviewBasis(record: ScreeningRecord, ruleId: string): string | null {
  const finding = record.findings.find((found) => found.ruleId === ruleId);
  if (!finding) return null;
  const { atLeast, atWorst, nominal, facts, parameters, unknowns } = finding;
  const roles = new Set([...facts.map(({ role }) => role), ...unknowns.flatMap(({ role }) => role ?? [])]);
  const layers = record.inputs.layers.filter(({ role }) => roles.has(role));
  const basis = {
    parcels: record.site.parcels.map(({ geometry, widthM }) => ({ geometry, widthM })),
    ends: [atLeast, atWorst, nominal],
    facts: facts.map((fact) => only(fact, FACT_MEMBERS)),
    unknowns: unknowns.map((unknown) => only(unknown, UNKNOWN_MEMBERS)),
    rule: record.inputs.rules.hashes?.[ruleId] ?? record.inputs.rules.sha256,
    parameters: record.inputs.parameters
      .filter(({ id }) => parameters.includes(id))
      .map(({ id, value }) => [id, value]),
    layers: layers.map(({ role, status, version, sha256 }) => [role, status, version, sha256]),
  };
  return sha256Hex(canonicalJson(basis));
}

/** Reviews whose finding is not what it was, or is gone: they ask to be made again. */
export function outdatedReviews(record: ScreeningRecord, entries: readonly Review[]): Review[] {
  return entries.filter(({ ruleId, basis }) => reviewBasis(record, ruleId) !== basis);
}

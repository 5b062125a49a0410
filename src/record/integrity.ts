import { canonicalJson } from '../kernel/canonical-json.ts';
import { errorProblem, type Place, type Problem } from '../kernel/problem.ts';
import { sha256Hex } from '../kernel/sha256.ts';
import type { ScreeningRecord } from './record.ts';
import { reviewsHash } from './review.ts';

/** Parts of a record that are sealed apart from each other. */
export type SealedPart = 'result' | 'stamp' | 'reviews';

/**
 * SHA-256 (hex) over the canonical JSON (RFC 8785) of a record without what says which one it is (`id`, `createdAt`,
 * `replaces`), without the reviews beside it, and without itself: the same input gives the same fingerprint on every
 * host, whenever it is run, whoever has reviewed it.
 */
export function fingerprintOf(record: object): string {
  const sealed = { ...record } as Partial<ScreeningRecord>;
  for (const apart of ['id', 'createdAt', 'replaces', 'reviews', 'fingerprint'] as const) delete sealed[apart];
  return sha256Hex(canonicalJson(sealed));
}

type Stamp = Pick<ScreeningRecord, 'createdAt' | 'fingerprint' | 'replaces'>;

const CHECK_DIGITS = 12;

/**
 * A record's id: a name that is unique, and a check over when it was made, what it found and what it replaces, so that
 * none of these can be changed without the id betraying it.
 */
export function stampedId(name: string, { createdAt, fingerprint, replaces }: Stamp): string {
  const check = sha256Hex(canonicalJson({ name, createdAt, fingerprint, ...(replaces && { replaces }) }));
  return `${name}-${check.slice(0, CHECK_DIGITS)}`;
}

/** Parts of a record that were changed after they were sealed; empty for a record as it was made. */
export function brokenSeals(record: ScreeningRecord): SealedPart[] {
  const { id, fingerprint, reviews } = record;
  const name = id.slice(0, -CHECK_DIGITS - 1);
  return [
    ...(fingerprintOf(record) === fingerprint ? [] : ['result' as const]),
    ...(stampedId(name, record) === id ? [] : ['stamp' as const]),
    ...(!reviews || reviewsHash(fingerprint, reviews.entries) === reviews.sha256 ? [] : ['reviews' as const]),
  ];
}

/** Whether a record still is what was sealed, in every part. */
export function isIntact(record: ScreeningRecord): boolean {
  return brokenSeals(record).length === 0;
}

/** What a broken seal is called. Problems: record_tampered, record_tampered_stamp, record_tampered_reviews. */
export function sealProblem(part: SealedPart, where?: Place): Problem {
  if (part === 'result') return errorProblem('record_tampered', where);
  return part === 'stamp'
    ? errorProblem('record_tampered_stamp', where)
    : errorProblem('record_tampered_reviews', where);
}

import canonicalize from 'canonicalize';
import { invariant } from './invariant.ts';

/** RFC 8785 text of a JSON value: sorted keys, shortest numbers, so that equal values give equal bytes on every host. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  invariant(text !== undefined, 'only JSON values have a canonical form');
  return text;
}

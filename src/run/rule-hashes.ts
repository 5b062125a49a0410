import { canonicalJson } from '../kernel/canonical-json.ts';
import { sha256Hex } from '../kernel/sha256.ts';
import type { Rule } from '../plan/rule.ts';

const DIGITS = 12;

/** A pack is hashed once, however often a corner is dragged. */
const known = new WeakMap<readonly Rule[], Readonly<Record<string, string>>>();

/** Short SHA-256 (hex) of each rule by id, over all that can change what it says; its examples cannot. */
export function ruleHashes(rules: readonly Rule[]): Readonly<Record<string, string>> {
  const before = known.get(rules);
  if (before) return before;
  const hashes = Object.fromEntries(
    rules.map(({ examples: _examples, ...rule }) => [rule.id, sha256Hex(canonicalJson(rule)).slice(0, DIGITS)]),
  );
  known.set(rules, hashes);
  return hashes;
}

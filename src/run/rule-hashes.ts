import { canonicalJson } from '../kernel/canonical-json.ts';
import { remembered } from '../kernel/remembered.ts';
import { sha256Hex } from '../kernel/sha256.ts';
import type { Rule } from '../plan/rule.ts';

const DIGITS = 12;

/**
 * Short SHA-256 (hex) of each rule by id, over all that can change what it says; its examples cannot. A pack is hashed
 * once, however often a corner is dragged.
 */
export const ruleHashes = remembered(
  (rules: readonly Rule[]): Readonly<Record<string, string>> =>
    Object.fromEntries(
      rules.map(({ examples: _examples, ...rule }) => [rule.id, sha256Hex(canonicalJson(rule)).slice(0, DIGITS)]),
    ),
);

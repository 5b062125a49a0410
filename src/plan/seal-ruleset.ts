import { canonicalJson } from '../kernel/canonical-json.ts';
import { sha256Hex } from '../kernel/sha256.ts';
import type { Ruleset } from './ruleset.ts';

/** A ruleset before its hash and version are known. */
export type RulesetContent = Omit<Ruleset, 'version' | 'sha256'>;

/**
 * Gives a ruleset its identity: the hash is taken over the canonical JSON of everything but itself and the version,
 * which is its first eight digits; so the same content has the same version on any machine.
 */
export function sealRuleset(content: RulesetContent): Ruleset {
  const sha256 = sha256Hex(canonicalJson(content));
  return { ...content, version: sha256.slice(0, 8), sha256 };
}

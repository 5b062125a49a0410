import { canonicalJson } from '../kernel/canonical-json.ts';
import { sha256Hex } from '../kernel/sha256.ts';
import { type Ruleset, rulesetSchema } from '../plan/ruleset.ts';
import type { Filed, PlanSources } from './plan-sources.ts';

function values<T>(entries: readonly Filed<T>[]): T[] {
  return entries.map((entry) => entry.value);
}

/**
 * All of the plan that screening needs, as one value. The hash is taken over the canonical JSON of everything but
 * itself and the version, which is its first eight digits; so the same sources give the same version on any machine.
 */
export function buildRuleset(sources: PlanSources): Ruleset {
  const content = {
    schema: 1 as const,
    plan: sources.plan,
    clauses: values(sources.clauses),
    laws: values(sources.laws),
    rules: values(sources.rules),
    parameters: values(sources.parameters),
    questions: values(sources.questions),
    derived: values(sources.derived),
    industries: values(sources.industries),
    projects: values(sources.projects),
    indicators: [...sources.indicators],
    demoSites: values(sources.demoSites),
  };
  const sha256 = sha256Hex(canonicalJson(content));
  return rulesetSchema.parse({ ...content, version: sha256.slice(0, 8), sha256 });
}

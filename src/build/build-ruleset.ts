import { type Ruleset, rulesetSchema } from '../plan/ruleset.ts';
import { sealRuleset } from '../plan/seal-ruleset.ts';
import type { Filed, PlanSources } from './plan-sources.ts';

function values<T>(entries: readonly Filed<T>[]): T[] {
  return entries.map((entry) => entry.value);
}

/** All of the plan that screening needs, as one value; the same sources give the same version on any machine. */
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
  return rulesetSchema.parse(sealRuleset(content));
}

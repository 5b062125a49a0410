import { expect, it } from 'vitest';
import { rolesOf } from '../../src/screening/rule-references.ts';
import { runExamples } from '../../src/screening/run-examples.ts';
import { RULES, STRICT_ROLES } from '../helpers/plan.ts';
import type { Substitutes } from './mutate-condition.ts';
import { type RuleMutant, ruleMutants } from './mutate-rule.ts';

/** Share of the mutants that some example of the rule has to catch. */
const WANTED = 0.95;

const FIELDS = RULES.questions.flatMap(({ fields }) => fields);
const ROLES = [...new Set(RULES.rules.flatMap(rolesOf))].sort();

function nextOf<T>(list: readonly T[], known: (entry: T) => boolean): T | undefined {
  const index = list.findIndex(known);
  return index < 0 || list.length < 2 ? undefined : list[(index + 1) % list.length];
}

const BY: Substitutes = {
  attribute(id) {
    const field = FIELDS.find((entry) => entry.id === id);
    if (!field) return nextOf(RULES.derived, (entry) => entry.id === id)?.id;
    const alike = FIELDS.filter(({ type }) => type === field.type);
    return nextOf(alike, (entry) => entry.id === id)?.id;
  },
  parameter(id) {
    const unit = RULES.parameters.find((entry) => entry.id === id)?.unit;
    const own = RULES.parameters.find((entry) => entry.id === id)?.value;
    // One of the same value would be the same rule.
    const alike = RULES.parameters.filter((entry) => entry.unit === unit && (entry.id === id || entry.value !== own));
    return nextOf(alike, (entry) => entry.id === id)?.id;
  },
  role(id) {
    return nextOf(ROLES, (entry) => entry === id);
  },
};

function isKilled({ rule }: RuleMutant): boolean {
  return runExamples({ ...RULES, rules: [rule] }, STRICT_ROLES).some(({ differences }) => differences.length > 0);
}

it('examples catch what changes a rule', () => {
  const mutants = RULES.rules.flatMap((rule) => ruleMutants(rule, BY));
  const survivors = mutants.filter((mutant) => !isKilled(mutant));
  const killed = mutants.length - survivors.length;
  const kinds = [...new Set(mutants.map(({ kind }) => kind))].map((kind) => {
    const all = mutants.filter((mutant) => mutant.kind === kind).length;
    return `${kind} ${all - survivors.filter((mutant) => mutant.kind === kind).length}/${all}`;
  });
  const report = [
    ...survivors.map(({ ruleId, what }) => `survived ${ruleId} ${what}`),
    `killed ${killed} of ${mutants.length} (${((100 * killed) / mutants.length).toFixed(1)} %): ${kinds.join(', ')}`,
  ];
  process.stdout.write(`${report.join('\n')}\n`);
  expect(killed / mutants.length).toBeGreaterThanOrEqual(WANTED);
}, 600_000);

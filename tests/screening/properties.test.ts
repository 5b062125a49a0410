import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { effectRank } from '../../src/plan/effect.ts';
import type { ExampleRole } from '../../src/plan/rule.ts';
import type { AnswerValue, Project } from '../../src/project/project.ts';
import { ruleInterval } from '../../src/screening/apply-rule.ts';
import { evaluationContext } from '../../src/screening/context.ts';
import { exampleFacts } from '../../src/screening/example-facts.ts';
import { rolesOf } from '../../src/screening/rule-references.ts';
import { RULES, STRICT_ROLES } from '../helpers/plan.ts';

vi.setConfig({ testTimeout: 120_000 });

const ROLES = [...new Set(RULES.rules.flatMap(rolesOf))].filter((role) => role !== 'district');
/** Declared attributes get their full effect only once somebody states them: more said may mean more. */
const FIELDS = RULES.questions.filter(({ declared }) => !declared).flatMap(({ fields }) => fields);

/** Values a rule can tell apart for the attributes that rules name. */
const ANSWERS: readonly (readonly [string, readonly AnswerValue[]])[] = FIELDS.flatMap(
  (field): (readonly [string, readonly AnswerValue[]])[] => {
    const codes = (field.options ?? []).filter(({ standsFor }) => !standsFor).map(({ code }) => code);
    if (field.type === 'multi') return [[field.id, codes.map((code) => [code])]];
    if (field.type === 'boolean') return [[field.id, [true, false]]];
    if (field.type === 'industry') return [[field.id, ['2661', '3360', '3216', '5920']]];
    if (field.type === 'number') return [[field.id, [0, 9000, 60_000]]];
    return codes.length > 0 ? [[field.id, codes]] : [];
  },
);

const answersArb: fc.Arbitrary<Record<string, AnswerValue>> = fc
  .tuple(...ANSWERS.map(([id, values]) => fc.option(fc.constantFrom(...values)).map((value) => [id, value] as const)))
  .map((pairs) => Object.fromEntries(pairs.filter((pair): pair is [string, AnswerValue] => pair[1] !== null)));

const propertiesArb = fc.record({
  level: fc.constantFrom('1', '2', 'quasi'),
  unit_type: fc.constantFrom('priority', 'key', 'general'),
  zone_class: fc.constantFrom('1', '2', '3', '4a'),
});
const hitArb: fc.Arbitrary<ExampleRole> = fc.record({
  overlapM2: fc.constantFrom(0, 0.5, 5, 300, 10_000),
  meanWidthM: fc.constantFrom(0.02, 0.3, 20),
  distanceM: fc.constantFrom(0, 0.3, 12, 29.8, 40, 500, 5000),
  accuracyM: fc.constantFrom(0, 0.5),
  severs: fc.boolean(),
  properties: propertiesArb,
});
const roleArb: fc.Arbitrary<ExampleRole | ExampleRole[]> = fc.oneof(
  { weight: 6, arbitrary: fc.array(hitArb, { maxLength: 2 }) },
  { weight: 1, arbitrary: fc.constantFrom<ExampleRole>('missing', 'load_failed', 'incomplete', 'outside_coverage') },
);
const rolesArb = fc
  .tuple(...ROLES.map((role) => roleArb.map((value) => [role, value] as const)))
  .map(
    (pairs): Record<string, ExampleRole | ExampleRole[]> => ({ ...Object.fromEntries(pairs), district: { share: 1 } }),
  );

function intervals(roles: Record<string, ExampleRole | ExampleRole[]>, answers: Project['answers']) {
  const context = evaluationContext({
    vocabulary: RULES,
    facts: exampleFacts({ roles }, ['district', ...ROLES]),
    project: { answers, overrides: {} },
    strictRoles: STRICT_ROLES,
  });
  return RULES.rules.map((rule) => ({ id: rule.id, ...ruleInterval(rule, context) }));
}

describe('intervals of all rules', () => {
  it('never open upside down', () => {
    fc.assert(
      fc.property(rolesArb, answersArb, (roles, answers) => {
        for (const { atLeast, atWorst } of intervals(roles, answers)) {
          expect(effectRank(atLeast)).toBeLessThanOrEqual(effectRank(atWorst));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('never widen when one more question is answered', () => {
    fc.assert(
      fc.property(rolesArb, answersArb, fc.nat(), (roles, answers, pick) => {
        // A suggestion that is firmly no may still be overruled by an answer: that is no mere information.
        const given = Object.keys(answers).filter((id) => id !== 'two_high');
        const id = given[pick % Math.max(1, given.length)];
        if (id === undefined) return;
        const { [id]: _dropped, ...fewer } = answers;
        const before = intervals(roles, fewer);
        for (const [index, after] of intervals(roles, answers).entries()) {
          expect(effectRank(after.atLeast)).toBeGreaterThanOrEqual(effectRank(before[index]?.atLeast ?? 'clear'));
          expect(effectRank(after.atWorst)).toBeLessThanOrEqual(effectRank(before[index]?.atWorst ?? 'prohibit'));
        }
      }),
      { numRuns: 400 },
    );
  });

  it('never fall at their upper end, nor rise at their lower one, when a layer goes missing', () => {
    fc.assert(
      fc.property(rolesArb, answersArb, fc.constantFrom(...ROLES), (roles, answers, lost) => {
        const before = intervals(roles, answers);
        for (const [index, after] of intervals({ ...roles, [lost]: 'missing' }, answers).entries()) {
          expect(effectRank(after.atWorst)).toBeGreaterThanOrEqual(effectRank(before[index]?.atWorst ?? 'clear'));
          expect(effectRank(after.atLeast)).toBeLessThanOrEqual(effectRank(before[index]?.atLeast ?? 'clear'));
        }
      }),
      { numRuns: 400 },
    );
  });
});

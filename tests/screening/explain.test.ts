import { describe, expect, it, vi } from 'vitest';
import type { LayerEntry } from '../../src/catalog/catalog.ts';
import type { ExampleRole } from '../../src/plan/rule.ts';
import type { AnswerValue } from '../../src/project/project.ts';
import { exampleFacts } from '../../src/screening/example-facts.ts';
import { openQuestions } from '../../src/screening/explain.ts';
import { rolesOf } from '../../src/screening/rule-references.ts';
import { type ScreeningInput, type ScreeningRules, screenFacts } from '../../src/screening/screen-facts.ts';
import { CARDS, RULES as PACK } from '../helpers/plan.ts';

/** A few rules whose questions can be followed by hand; the whole pack only has to keep its word. */
vi.setConfig({ testTimeout: 60_000 });

const FEW = ['C2-1', 'C4-6', 'C6-9', 'C8-1', 'C9-7', 'L2.26', 'L2.67', 'L8'];
const RULES: ScreeningRules = { ...PACK, rules: PACK.rules.filter(({ id }) => FEW.includes(id)) };

const LAYERS: LayerEntry[] = CARDS.map(({ $schema: _schema, file: _file, ...card }) => ({ ...card, version: null }));

function input(
  roles: Record<string, ExampleRole>,
  answers: Record<string, AnswerValue>,
  rules = RULES,
): ScreeningInput {
  const facts = exampleFacts(
    { roles: { district: { share: 1 }, territorial_plan: { share: 1 }, ...roles } },
    rules.rules.flatMap(rolesOf),
  );
  return { rules, facts, layers: LAYERS, project: { answers, overrides: {} } };
}

describe('openQuestions', () => {
  it('asks for the kind of activity when the site meets the red line, and says where each answer ends', () => {
    const asked = openQuestions(input({ eco_redline: { overlapM2: 500 } }, {}));
    const activity = asked.find(({ questionKey }) => questionKey === 'redline_activity');
    expect(activity?.ruleIds).toEqual(['C2-1']);
    expect(activity?.options.find(({ value }) => value === 'not_ten')?.atLeast).toBe('prohibit');
  });

  it('does not ask what is not relevant', () => {
    const asked = openQuestions(input({}, {})).map(({ questionKey }) => questionKey);
    expect(asked).not.toContain('redline_activity');
    expect(asked).not.toContain('obstructs_flood');
  });

  it('puts what moves the verdict before what moves only a finding', () => {
    const answers = { nature: 'new', facility: ['none'], discharge: 'none', industry_code: '5920', two_high: 'no' };
    const asked = openQuestions(input({ pbf: { distanceM: 500 }, traffic_trunk: { distanceM: 12 } }, answers));
    expect(asked[0]?.questionKey).toBe('noise');
  });

  it('offers an answered question again where a suggestion waits for confirmation', () => {
    const answers = { nature: 'new', two_high: 'auto', industry_code: '3360', energy_tce_a: 900, facility: ['none'] };
    const asked = openQuestions(input({ river_kuhe: { distanceM: 9 } }, answers));
    const twoHigh = asked.find(({ questionKey }) => questionKey === 'two_high');
    expect(twoHigh?.options.map(({ value, atWorst }) => [value, atWorst])).toEqual([
      ['yes', 'prohibit'],
      ['no', 'notice'],
    ]);
  });

  it('keeps its word: giving the answer ends where the option said', () => {
    const given = input({ river_kuhe: { distanceM: 9 }, river_mgmt: { overlapM2: 96 } }, { nature: 'new' }, PACK);
    for (const { options } of openQuestions(given)) {
      for (const { fieldId, value, atLeast, atWorst } of options) {
        const answers = { ...given.project.answers, [fieldId]: value };
        const { verdict } = screenFacts({ ...given, project: { answers, overrides: {} } });
        expect([verdict.atLeast, verdict.atWorst]).toEqual([atLeast, atWorst]);
      }
    }
  });

  it('is empty when nothing can move any more', () => {
    const answers: Record<string, AnswerValue> = {
      nature: 'expand',
      industry_code: '5920',
      two_high: 'no',
      facility: ['none'],
      discharge: 'none',
      noise: 'ordinary',
      toxic: ['none'],
    };
    expect(openQuestions(input({ river_kuhe: { distanceM: 900 } }, answers))).toEqual([]);
  });
});

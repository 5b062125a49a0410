import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogSchema } from '../../src/catalog/catalog.ts';
import { rulesetSchema } from '../../src/plan/ruleset.ts';
import type { Finding, ScreeningRecord } from '../../src/record/record.ts';
import { indexPlan } from '../../src/ui/plan-index.ts';
import { groupFindings, isPlaceBound, nextSentence, whySentence } from '../../src/ui/screening/verdict-words.ts';
import { wordsOf } from '../../src/ui/shared/words.ts';

const published = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../public/data/${name}`, import.meta.url), 'utf8'));
const plan = indexPlan(catalogSchema.parse(published('catalog.json')), rulesetSchema.parse(published('ruleset.json')));
const zh = wordsOf('zh');
const en = wordsOf('en');

function finding(ruleId: string, change: Partial<Finding>): Finding {
  return {
    ruleId,
    clauseIds: [ruleId],
    lawIds: [],
    title: { zh: ruleId, en: ruleId },
    text: { zh: '距岸 150.0 m。', en: '150.0 m from the bank.' },
    atLeast: 'condition',
    atWorst: 'condition',
    nominal: 'condition',
    encourage: false,
    basis: 'schematic',
    certainty: 'firm',
    marginM: null,
    facts: [],
    parameters: [],
    unknowns: [],
    material: [],
    reading: null,
    decides: { zh: '主管部门', en: 'authority' },
    ...change,
  };
}

const factAt = (edgeDistanceM: number, relation: 'disjoint' | 'overlaps' = 'disjoint') =>
  ({ role: 'river_kuhe', featureId: 'RV-KH', relation, edgeDistanceM }) as Finding['facts'][number];
const missing = {
  reason: 'missing_layer',
  role: 'soil_zone',
  resolves: { act: 'provide_layer', object: 'soil_zone' },
} as const;

describe('isPlaceBound', () => {
  it.each([
    ['its zone is occupied', { facts: [factAt(0, 'overlaps')] }, true],
    ['its zone is near', { facts: [factAt(9)] }, true],
    ['its zone is not known', { unknowns: [missing] }, true],
    ['its zone is far', { facts: [factAt(3200)] }, false],
    ['it has no zone', {}, false],
  ])('%s', (_why, change, bound) => {
    expect(isPlaceBound(finding('C1', change))).toBe(bound);
  });
});

type Open = ScreeningRecord['unknowns'][number];
const shoreline: Open = {
  reason: 'missing_layer',
  role: 'shoreline_ctrl',
  resolves: { act: 'provide_layer', object: 'shoreline_ctrl' },
  ruleIds: ['L2.26'],
  upTo: 'prohibit',
};
const boiler: Open = {
  reason: 'unanswered',
  attribute: 'coal_boiler',
  resolves: { act: 'answer', object: 'coal_boiler' },
  ruleIds: ['C9-1'],
  upTo: 'prohibit',
};

function record(verdict: Partial<ScreeningRecord['verdict']>, findings: Finding[], unknowns: Open[]): ScreeningRecord {
  const ends = { atLeast: 'condition', atWorst: 'prohibit', basis: 'schematic', district: 'inside', ...verdict };
  return { verdict: ends, findings, unknowns } as unknown as ScreeningRecord;
}

describe('groupFindings', () => {
  it('puts a finding under what it is as drawn, and one that is still clear at least under the undecided', () => {
    const groups = groupFindings([
      finding('a', { nominal: 'notice', atLeast: 'notice', atWorst: 'prohibit' }),
      finding('b', { nominal: null, atLeast: 'clear', atWorst: 'prohibit' }),
      finding('c', {}),
      finding('d', { encourage: true, nominal: 'notice' }),
    ]);
    expect(groups.map((group) => [group.level, group.findings.map(({ ruleId }) => ruleId)])).toEqual([
      ['condition', ['c']],
      ['notice', ['a']],
      ['encourage', ['d']],
      ['unknown', ['b']],
    ]);
  });
});

describe('whySentence', () => {
  it('tells the finding that is certain and the open item that could go furthest', () => {
    const told = record({}, [finding('C4-6', {})], [shoreline]);
    expect(whySentence(told, plan, zh)).toBe('距岸 150.0 m；岸线管控范围缺图层，可到禁止。');
    expect(whySentence(told, plan, en)).toMatch(
      /^150\.0 m from the bank; .+: layer missing, could reach Prohibited\.$/,
    );
  });
});

describe('nextSentence', () => {
  it('asks for an answer before an errand, and for a layer when that is all that moves the verdict', () => {
    expect(nextSentence(record({}, [], [shoreline, boiler]), plan, zh)).toContain('先答');
    expect(nextSentence(record({}, [], [shoreline]), plan, zh)).toBe('先取得“岸线管控范围”图层。');
  });

  it('asks for nothing that cannot move a settled verdict', () => {
    const settled = record({ atLeast: 'prohibit', atWorst: 'prohibit' }, [finding('a', {})], [boiler]);
    expect(nextSentence(settled, plan, zh)).toBe('按所列材料准备，送有权部门审定。');
  });

  it('never leaves a clear verdict without the check against legal data', () => {
    expect(nextSentence(record({ atLeast: 'clear', atWorst: 'clear' }, [], []), plan, zh)).toContain('法定数据');
  });
});

import { describe, expect, it } from 'vitest';
import { ruleVocabulary } from '../../src/report/rule-vocabulary.ts';
import { ruleInWords } from '../../src/report/rule-words.ts';
import { CARDS, RULES, RULESET } from '../helpers/plan.ts';

const NAMES = ruleVocabulary(RULESET, CARDS);

function wordsOf(id: string, locale: 'zh' | 'en') {
  const rule = RULES.rules.find((one) => one.id === id);
  if (!rule) throw new Error(`no rule ${id}`);
  return ruleInWords(rule, NAMES, locale);
}

describe('a rule in plain words', () => {
  it('reads C4-6 as a decision list with its distances and what keeps it open', () => {
    const { applies, lines, open } = wordsOf('C4-6', 'zh');
    expect(applies).toBe('任何项目');
    expect(lines[0]).toMatchObject({ effect: 'prohibit' });
    expect(lines[0]?.when).toMatch(/^距“.*汜水河.*或.*枯河.*”不超过 30\u202fm.参数“临岸判定距离”/);
    expect(lines[0]?.when).toContain('建设性质为“新建”');
    expect(lines[0]?.when).toContain('两高一资项目为“是”');
    expect(lines[1]?.when).toContain('1\u202f000\u202fm');
    expect(lines.at(-1)?.when).toBe('其余情形');
    expect(open).toContain('“建设性质”');
    expect(open).toContain('缺数据');
  });

  it('tells a filter by the words of the layer', () => {
    expect(wordsOf('C4-2', 'zh').lines[0]?.when).toBe('占用“生态环境管控单元”中类别为“优先保护单元”的部分');
    expect(wordsOf('C4-2', 'en').lines[2]).toMatchObject({
      effect: 'notice',
      upTo: 'condition',
      pending: expect.stringContaining('Access list'),
    });
  });

  it.each(RULES.rules.map((rule) => [rule.id, rule] as const))(
    '%s: whole in both languages, unmixed, no code left',
    (_id, rule) => {
      const zh = ruleInWords(rule, NAMES, 'zh');
      const en = ruleInWords(rule, NAMES, 'en');
      const all = ({ applies, lines, open }: typeof zh) =>
        [applies, ...lines.map(({ when }) => when), open ?? ''].join('\n');
      expect(zh.lines).toHaveLength(rule.outcomes.length);
      expect(all(en)).not.toMatch(/[\u4e00-\u9fff]/);
      expect(all(zh)).not.toMatch(/[a-z]+_[a-z]/);
      expect(all(en)).not.toMatch(/[a-z]+_[a-z]/);
      expect(all(zh)).not.toMatch(/[{}]/);
      // Two rows of one rule never read the same: then a reader could not tell which holds.
      expect(new Set(zh.lines.map(({ when }) => when)).size).toBe(zh.lines.length);
      expect(new Set(en.lines.map(({ when }) => when)).size).toBe(en.lines.length);
    },
  );
});

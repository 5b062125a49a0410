import { describe, expect, test } from 'vitest';
import { fullWidth, keyboardMarks, localText } from '../../src/i18n/full-width.ts';
import { zh } from '../../src/i18n/zh.ts';

describe('marks of Chinese text', () => {
  test.each([
    ['占用 1 234.5 m²,占用地 3 %;其余不占。', '占用 1 234.5 m²，占用地 3 %；其余不占。'],
    ['“至少”是确定的,“最坏”不是;设燃煤锅炉吗?', '“至少”是确定的，“最坏”不是；设燃煤锅炉吗？'],
    ['示意(非法定)', '示意（非法定）'],
    ['三度带(EPSG:4547)', '三度带（EPSG:4547）'],
    ['(甲,或(乙,且丙))', '（甲，或（乙，且丙））'],
    ['图层:{name}', '图层：{name}'],
  ])('%s', (typed, read) => {
    expect(fullWidth(typed)).toBe(read);
    expect(fullWidth(read)).toBe(read);
    expect(keyboardMarks(read)).toBe(typed);
  });

  test.each(['1:5 000', '113.27,34.80', 'POINT(113.27 34.80)', '{lon},{lat}', 'a.geojson (2)', 'https://x?y=1'])(
    'what is not Chinese stays: %s',
    (text) => expect(fullWidth(text)).toBe(text),
  );

  test('no sentence of the interface shows a mark of the keyboard between Chinese characters', () => {
    for (const text of Object.values(zh))
      expect(fullWidth(text)).not.toMatch(/\p{Script=Han}[,;:?!]|[,;:?!]\p{Script=Han}/u);
  });

  test('English is left as it is', () => {
    const words = { zh: '甲,乙', en: 'one, two' };
    expect([localText(words, 'zh'), localText(words, 'en'), localText(words, 'zh')]).toEqual([
      '甲，乙',
      'one, two',
      '甲，乙',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import { translate } from '../../src/i18n/message.ts';
import { zh } from '../../src/i18n/zh.ts';

const keys = Object.keys(zh) as (keyof typeof zh)[];
const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

describe('catalogues', () => {
  it('have the same keys, each with words in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
    for (const key of keys) expect(zh[key] && en[key], key).toBeTruthy();
  });

  it('fill the same places in both languages', () => {
    for (const key of keys) expect(places(en[key]), key).toEqual(places(zh[key]));
  });

  it('mix no Chinese into English but the name of the other language', () => {
    const mixed = keys.filter((key) => /[\u4e00-\u9fff]/.test(en[key]));
    expect(mixed).toEqual(['app.languageSwitch']);
  });
});

describe('translate', () => {
  it('fills places and leaves one without a value in sight', () => {
    expect(translate('zh', 'project.remaining', { count: 4 })).toBe('再答 4 问，结论就不会再动');
    expect(translate('en', 'app.deleted')).toContain('{name}');
  });
});

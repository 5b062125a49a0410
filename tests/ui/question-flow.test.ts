import { describe, expect, it } from 'vitest';
import { attributeFieldSchema, questionSchema } from '../../src/plan/question.ts';
import {
  formQuestions,
  offeredOptions,
  pendingOffers,
  readNumber,
  toggleOption,
} from '../../src/ui/screening/question-flow.ts';

const words = (zh: string) => ({ zh, en: zh });
const toxic = attributeFieldSchema.parse({
  id: 'toxic',
  path: 'toxic',
  name: words('土壤风险'),
  type: 'multi',
  noneOption: 'none',
  options: ['heavy_metal', 'soil', 'none'].map((code) => ({ code, name: words(code) })),
});
const coal = attributeFieldSchema.parse({
  id: 'coal_t_a',
  path: 'coal',
  name: words('年耗煤'),
  type: 'number',
  min: 0,
  max: 1e9,
});

describe('pendingOffers', () => {
  const offers = [
    { questionKey: 'nature', fieldIds: ['nature'], ruleIds: [], options: [] },
    { questionKey: 'energy', fieldIds: ['energy_tce_a', 'coal_t_a'], ruleIds: [], options: [] },
  ];

  it('drops what was answered since the verdict and what was skipped', () => {
    expect(pendingOffers(offers, { nature: 'new' }, {}, []).map((offer) => offer.questionKey)).toEqual(['energy']);
    expect(pendingOffers(offers, {}, {}, ['nature']).map((offer) => offer.questionKey)).toEqual(['energy']);
  });

  it('keeps an answered question that the verdict still asks to confirm', () => {
    const then = { nature: 'new' };
    expect(pendingOffers(offers, then, then, []).map((offer) => offer.questionKey)).toEqual(['nature', 'energy']);
  });
});

describe('toggleOption', () => {
  it('lets “none” and the others exclude each other', () => {
    expect(toggleOption(toxic, ['heavy_metal'], 'none')).toEqual(['none']);
    expect(toggleOption(toxic, ['none'], 'soil')).toEqual(['soil']);
    expect(toggleOption(toxic, ['soil', 'heavy_metal'], 'soil')).toEqual(['heavy_metal']);
  });
});

describe('readNumber', () => {
  it('takes 26 000 as written by people, and zero', () => {
    expect(readNumber('26 000', coal)).toBe(26000);
    expect(readNumber('26,000.5', coal)).toBe(26000.5);
    expect(readNumber('0', coal)).toBe(0);
  });

  it('takes no words, no negative number and nothing beyond the range', () => {
    expect(readNumber('', coal)).toBeUndefined();
    expect(readNumber('many', coal)).toBeUndefined();
    expect(readNumber('-5', coal)).toBeUndefined();
    expect(readNumber('1e10', coal)).toBeUndefined();
  });
});

describe('offeredOptions', () => {
  it('offers a combined word of old files only where it is the present answer', () => {
    const field = attributeFieldSchema.parse({
      id: 'nature',
      path: 'nature',
      name: words('建设性质'),
      type: 'enum',
      options: [
        { code: 'rebuild', name: words('改建') },
        { code: 'both', name: words('改建/技改'), standsFor: ['rebuild', 'retrofit'] },
      ],
    });
    expect(offeredOptions(field).map(({ code }) => code)).toEqual(['rebuild']);
    expect(offeredOptions(field, 'both').map(({ code }) => code)).toEqual(['rebuild', 'both']);
  });
});

describe('formQuestions', () => {
  it('shows a conditional question only when asked for or answered', () => {
    const question = questionSchema.parse({
      key: 'coal_boiler',
      name: words('燃煤锅炉'),
      ask: words('设燃煤锅炉吗?'),
      fields: [{ id: 'coal_boiler', path: 'coal_boiler', name: words('燃煤锅炉'), type: 'boolean' }],
      relevantWhen: { attr: 'coal_t_a', gt: 'coal_use_t_a' },
    });
    const offer = { questionKey: 'coal_boiler', fieldIds: ['coal_boiler'], ruleIds: [], options: [] };
    expect(formQuestions([question], [], {})).toHaveLength(0);
    expect(formQuestions([question], [offer], {})).toHaveLength(1);
    expect(formQuestions([question], [], { coal_boiler: false })).toHaveLength(1);
  });
});

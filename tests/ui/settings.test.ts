import { beforeEach, describe, expect, it } from 'vitest';
import { quantityText } from '../../src/i18n/quantity.ts';
import { USUAL_PREFERENCES } from '../../src/storage/preferences.ts';
import { areaForms } from '../../src/ui/shared/quantity-text.tsx';
import { emptyDraft, freshDraft } from '../../src/ui/state/case.ts';
import { resetPreferences, usePreferences } from '../../src/ui/state/preferences.ts';

beforeEach(() => usePreferences.setState(USUAL_PREFERENCES));

describe('settings', () => {
  it('put the unit the reader likes first, and say the same area in each', () => {
    const words = (first: 'ha' | 'm2' | 'mu') => areaForms(15_000, first, '亩').map(quantityText);
    expect(words('ha')).toEqual(['1.5000\u202fha', '15\u202f000.00\u202fm²', '22.50\u202f亩']);
    expect(words('mu')[0]).toBe('22.50\u202f亩');
    expect(words('m2').toSorted()).toEqual(words('ha').toSorted());
  });

  it('begin a new case with the office’s parameters, reasons and all', () => {
    expect(freshDraft()).toEqual(emptyDraft);
    const profile = { river_bank_prohibit_m: { value: 50, reason: '区里认定' } };
    usePreferences.getState().setParameterProfile(profile);
    expect(freshDraft().parameters).toEqual(profile);
  });

  it('are reset whole, and taken back by undo', () => {
    usePreferences.setState({ locale: 'en', theme: 'dark', areaFirst: 'mu', visibility: { pbf: false } });
    const undo = resetPreferences();
    expect(usePreferences.getState()).toMatchObject(USUAL_PREFERENCES);
    undo();
    expect(usePreferences.getState()).toMatchObject({
      locale: 'en',
      theme: 'dark',
      areaFirst: 'mu',
      visibility: { pbf: false },
    });
  });
});

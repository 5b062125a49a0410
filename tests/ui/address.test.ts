import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Address, PLACES, readAddress, writeAddress } from '../../src/ui/state/address-text.ts';

describe('address', () => {
  it('carries the view and what is opened there', () => {
    expect(readAddress('#/clauses/C4-6')).toEqual({ place: 'clauses', selected: 'C4-6' });
    expect(writeAddress({ place: 'clauses', selected: 'C4-6' })).toBe('#/clauses/C4-6');
  });

  it('carries language, theme, layers against their card and where the map looks', () => {
    const text = '#/layers/pbf?lang=en&theme=dark&layers=+pbf.-district&map=113.28000,34.80000,12.50';
    expect(readAddress(text)).toEqual({
      place: 'layers',
      selected: 'pbf',
      locale: 'en',
      theme: 'dark',
      layers: { pbf: true, district: false },
      camera: { lonDeg: 113.28, latDeg: 34.8, zoom: 12.5 },
    });
    expect(writeAddress(readAddress(text))).toBe(text);
  });

  it('falls back to screening, or to the reader’s liking, for anything unknown', () => {
    expect(readAddress('#/nowhere')).toEqual({ place: 'screen', selected: null });
    expect(readAddress('')).toEqual({ place: 'screen', selected: null });
    expect(readAddress('#/layers/%')).toEqual({ place: 'layers', selected: null });
    expect(readAddress('#/screen?lang=fr&theme=pink&map=1,2&map=x&layers=<b>')).toEqual({
      place: 'screen',
      selected: null,
      layers: {},
    });
    expect(readAddress('#/screen?map=999,34,12')).toEqual({ place: 'screen', selected: null });
  });

  it('says the same after writing and reading, whatever is opened', () => {
    const address: fc.Arbitrary<Address> = fc.record(
      {
        place: fc.constantFrom(...PLACES),
        selected: fc.option(fc.string({ minLength: 1 })),
        locale: fc.constantFrom('zh' as const, 'en' as const),
        theme: fc.constantFrom('light' as const, 'dark' as const),
        layers: fc.dictionary(fc.stringMatching(/^[a-z_]{1,12}$/), fc.boolean(), { minKeys: 1 }),
        camera: fc.record({
          lonDeg: fc.integer({ min: 0, max: 180 }),
          latDeg: fc.integer({ min: 0, max: 80 }),
          zoom: fc.integer({ min: 0, max: 22 }),
        }),
      },
      { requiredKeys: ['place', 'selected'] },
    );
    fc.assert(
      fc.property(address, (given) => {
        expect(readAddress(writeAddress(given))).toEqual({
          ...given,
          ...(given.layers && { layers: { ...given.layers } }),
        });
      }),
    );
  });
});

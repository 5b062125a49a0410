import { describe, expect, it } from 'vitest';
import { readAddress, writeAddress } from '../../src/ui/state/address-text.ts';

describe('address', () => {
  it('carries the view and what is opened there', () => {
    expect(readAddress('#/clauses/C4-6')).toEqual({ place: 'clauses', selected: 'C4-6' });
    expect(writeAddress('clauses', 'C4-6')).toBe('#/clauses/C4-6');
  });

  it('falls back to screening for anything unknown', () => {
    expect(readAddress('#/nowhere')).toEqual({ place: 'screen', selected: null });
    expect(readAddress('')).toEqual({ place: 'screen', selected: null });
    expect(readAddress('#/layers/%')).toEqual({ place: 'layers', selected: null });
  });
});

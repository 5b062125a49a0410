import { describe, expect, it } from 'vitest';
import { formatNumber, hectares, length, mu, percent, quantityText } from '../../src/i18n/quantity.ts';

describe('formatNumber', () => {
  it('parts thousands by a thin space and keeps the digits asked for', () => {
    expect(formatNumber(4321, 2)).toBe('4\u202f321.00');
    expect(formatNumber(1234567)).toBe('1\u202f234\u202f567');
  });

  it('writes a real minus, and none before a rounded zero', () => {
    expect(formatNumber(-12.34, 1)).toBe('\u221212.3');
    expect(formatNumber(-0.001, 2)).toBe('0.00');
  });
});

describe('areas', () => {
  it('4 321 m² is 0.4321 ha and 6.48 亩', () => {
    expect(quantityText(hectares(4321))).toBe('0.4321\u202fha');
    expect(mu(4321, '亩').figure).toBe('6.48');
  });
});

describe('length', () => {
  it('shows a hair’s breadth instead of none, and kilometres from 10 km', () => {
    expect(length(0.004).figure).toBe('0.004');
    expect(length(0).figure).toBe('0.0');
    expect(length(27.44).figure).toBe('27.4');
    expect(quantityText(length(274_000))).toBe('274.0\u202fkm');
  });
});

describe('percent', () => {
  it('never rounds something to nothing or a part to the whole', () => {
    expect(percent(0.00001).figure).toBe('< 0.1');
    expect(percent(0.99999).figure).toBe('> 99.9');
    expect(percent(1).figure).toBe('100.0');
    expect(percent(0.1234).figure).toBe('12.3');
  });
});

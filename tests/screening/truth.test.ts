import { describe, expect, it } from 'vitest';
import type { Ternary } from '../../src/project/derive.ts';
import { all, any, certain, not, open, type Truth } from '../../src/screening/truth.ts';
import { unanswered } from '../../src/screening/unknowns.ts';

const T = certain(true);
const F = certain(false);
const U = open([unanswered('x')]);
const VALUES: readonly (readonly [Ternary, Truth])[] = [
  [true, T],
  [false, F],
  ['unknown', U],
];

function kleeneAnd(a: Ternary, b: Ternary): Ternary {
  if (a === false || b === false) return false;
  return a === true && b === true ? true : 'unknown';
}

describe('three-valued logic', () => {
  it.each(VALUES.flatMap(([a, x]) => VALUES.map(([b, y]) => [a, b, x, y] as const)))('%s and %s', (a, b, x, y) => {
    expect(all([x, y]).value).toBe(kleeneAnd(a, b));
    expect(all([x, y]).nominal).toBe(kleeneAnd(a, b));
  });

  it.each(VALUES.flatMap(([a, x]) => VALUES.map(([b, y]) => [a, b, x, y] as const)))(
    '%s or %s, by De Morgan',
    (_a, _b, x, y) => {
      expect(any([x, y]).value).toBe(not(all([not(x), not(y)])).value);
    },
  );

  it('negates, and leaves unknown unknown', () => {
    expect(VALUES.map(([, truth]) => not(truth).value)).toEqual([false, true, 'unknown']);
  });

  it('keeps reasons only while the answer is open', () => {
    expect(all([U, T]).unknowns).toHaveLength(1);
    expect(all([U, F]).unknowns).toEqual([]);
    expect(any([U, T]).unknowns).toEqual([]);
  });

  it('gives up a floor when an answer elsewhere may still be no, and keeps it when all else holds', () => {
    const touch: Truth = { ...F, floor: 'notice' };
    expect(all([touch, T]).floor).toBe('notice');
    expect(all([touch, U]).floor).toBeUndefined();
    expect(all([touch, F]).floor).toBeUndefined();
    expect(all([touch, U]).floorAtWorst).toBe('notice');
    expect(all([touch, U]).unknowns).toHaveLength(1);
    expect(all([touch, F, U]).floorAtWorst).toBeUndefined();
    expect(any([touch, F]).floor).toBe('notice');
    expect(not(touch).floor).toBeUndefined();
  });

  it('caps a disjunction only when every open part is capped', () => {
    const sliver: Truth = { ...U, ceiling: 'condition' };
    expect(any([sliver, F]).ceiling).toBe('condition');
    expect(any([sliver, U]).ceiling).toBeUndefined();
    expect(all([sliver, U]).ceiling).toBe('condition');
  });

  it('takes the weakest link of what holds and the last obstacle of what does not', () => {
    const near = (marginM: number, nominal: boolean): Truth => ({ ...certain(nominal), marginM });
    expect(all([near(3, true), near(5, true)]).marginM).toBe(3);
    expect(all([near(3, false), near(5, false)]).marginM).toBe(5);
    expect(any([near(3, true), near(5, true)]).marginM).toBe(5);
    expect(all([near(3, false), F]).marginM).toBe(Number.POSITIVE_INFINITY);
  });
});

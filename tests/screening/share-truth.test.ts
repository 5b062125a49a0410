import { describe, expect, it } from 'vitest';
import { exampleFacts } from '../../src/screening/example-facts.ts';
import type { RoleFacts } from '../../src/screening/facts.ts';
import { insideTruth, outsideTruth } from '../../src/screening/share-truth.ts';

/** A square of 10 000 m², a third of it in the zone. */
const facts = exampleFacts({ roles: { urban_boundary: { share: 0.33, accuracyM: 0 } } }, []);
const whole = facts.roles.urban_boundary as RoleFacts;

function outside(coverage: Partial<RoleFacts>) {
  return outsideTruth({ ...whole, coverageMarginM: 0, ...coverage }, undefined, facts);
}

describe('outsideTruth on a layer that reaches only part of the site', () => {
  it('holds when more of the site is covered by the layer than by the zone: 57 % against 33 %', () => {
    expect(outside({ coverage: 'part', coverageShare: 0.57 })).toMatchObject({ value: true, nominal: true });
    expect(insideTruth({ ...whole, coverage: 'part', coverageShare: 0.57 }, undefined, facts).value).toBe(false);
  });

  it('stays open when all that the layer reaches is in the zone', () => {
    expect(outside({ coverage: 'part', coverageShare: 0.33 })).toMatchObject({ value: 'unknown', nominal: 'unknown' });
  });

  it('stays open when the difference is within the accuracy of the edges: 0.5 m along 400 m is 200 m²', () => {
    expect(outside({ coverage: 'part', coverageShare: 0.349, accuracyM: 0.5 }).value).toBe('unknown');
  });

  it('stays open on an incomplete layer, or where the share covered is not known', () => {
    expect(outside({ coverage: 'part', coverageShare: 0.57, complete: false }).value).toBe('unknown');
    expect(outside({ coverage: 'part' }).value).toBe('unknown');
    expect(outside({ coverage: 'none' }).value).toBe('unknown');
  });
});

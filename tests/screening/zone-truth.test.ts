import { describe, expect, it } from 'vitest';
import type { SpaceCondition } from '../../src/plan/condition.ts';
import type { ExampleRole } from '../../src/plan/rule.ts';
import { EMPTY_PROJECT } from '../../src/project/project.ts';
import { evaluationContext } from '../../src/screening/context.ts';
import { exampleFacts } from '../../src/screening/example-facts.ts';
import type { SiteFacts } from '../../src/screening/facts.ts';
import { spaceTruth } from '../../src/screening/zone-truth.ts';
import { RULES } from '../helpers/plan.ts';

function truthOn(condition: SpaceCondition, facts: SiteFacts, strictRoles: string[] = []) {
  return spaceTruth(condition, evaluationContext({ vocabulary: RULES, facts, project: EMPTY_PROJECT, strictRoles }));
}

function truth(condition: SpaceCondition, role: ExampleRole | ExampleRole[], name = 'pbf') {
  return truthOn(condition, exampleFacts({ roles: { [name]: role } }, [name, 'district']));
}

const OVERLAPS: SpaceCondition = { overlaps: { role: 'pbf' } };
const WITHIN_30: SpaceCondition = { within: { role: 'pbf', distance: 'river_bank_prohibit_m' } };

describe('within, of a line that does not state its width', () => {
  it('is beyond only where the nearest its edge can lie is beyond', () => {
    const facts = exampleFacts({ roles: { pbf: { distanceM: 45 } } }, ['district']);
    const role = facts.roles.pbf;
    const feature = role?.features[0];
    if (!role || !feature) throw new Error('named above');
    const at = (edgeSlackM: number) =>
      truthOn(WITHIN_30, {
        ...facts,
        roles: { ...facts.roles, pbf: { ...role, features: [{ ...feature, edgeSlackM }] } },
      });
    expect(at(10).value).toBe(false);
    expect([at(30).value, at(30).nominal, at(30).unknowns[0]?.reason]).toEqual([
      'unknown',
      false,
      'boundary_uncertain',
    ]);
  });
});

describe('overlaps', () => {
  it('takes a missing, failed, incomplete or uncovered layer for unknown, never for no', () => {
    for (const role of ['missing', 'load_failed', 'incomplete', 'outside_coverage'] as const) {
      expect(truth(OVERLAPS, role).value).toBe('unknown');
      expect(truth(OVERLAPS, role).nominal).toBe('unknown');
    }
    expect(truthOn(OVERLAPS, exampleFacts({ roles: {} }, [])).unknowns[0]?.reason).toBe('missing_layer');
  });

  it('believes a hit even on an incomplete layer', () => {
    expect(truth(OVERLAPS, ['incomplete', { overlapM2: 500 }]).value).toBe(true);
  });

  it('leaves a hit no deeper than the accuracy open, as drawn true', () => {
    const result = truth(OVERLAPS, { overlapM2: 30, penetrationM: 0.3, accuracyM: 0.5 });
    expect([result.value, result.nominal, result.unknowns[0]?.reason]).toEqual(['unknown', true, 'boundary_uncertain']);
  });

  it('leaves a miss no farther than the accuracy open, as drawn false', () => {
    const result = truth(OVERLAPS, { distanceM: 0.4, accuracyM: 0.5 });
    expect([result.value, result.nominal]).toEqual(['unknown', false]);
    expect(truth(OVERLAPS, { distanceM: 0.51, accuracyM: 0.5 }).value).toBe(false);
  });

  it('needs coverage of the site grown by the accuracy', () => {
    const facts = exampleFacts({ roles: { pbf: { distanceM: 900, accuracyM: 0.5 } } }, ['district']);
    const role = facts.roles.pbf;
    if (!role) throw new Error('named above');
    const at = (coverageMarginM: number) =>
      truthOn(OVERLAPS, { ...facts, roles: { ...facts.roles, pbf: { ...role, coverageMarginM } } }).value;
    expect([at(0.49), at(0.5)]).toEqual(['unknown', false]);
  });

  it('knows strict roles: a precision sliver may come to a condition there, elsewhere to a notice', () => {
    const facts = exampleFacts({ roles: { pbf: { overlapM2: 0.5, meanWidthM: 0.02 } } }, ['district']);
    expect(truthOn(OVERLAPS, facts, ['pbf']).ceiling).toBe('condition');
    expect(truthOn(OVERLAPS, facts).ceiling).toBe('notice');
  });

  it('calls it a sliver only when both area and width are small', () => {
    expect(truth(OVERLAPS, { overlapM2: 0.99, meanWidthM: 0.099 }).ceiling).toBe('notice');
    expect(truth(OVERLAPS, { overlapM2: 1, meanWidthM: 0.05 }).ceiling).toBeUndefined();
    expect(truth(OVERLAPS, { overlapM2: 9.99, meanWidthM: 0.49 }).value).toBe('unknown');
    expect(truth(OVERLAPS, { overlapM2: 9.99, meanWidthM: 0.5 }).value).toBe(true);
    expect(truth(OVERLAPS, { overlapM2: 10, meanWidthM: 0.3 }).value).toBe(true);
  });

  it('tells nothing of a place wholly outside the district', () => {
    const facts = exampleFacts({ roles: { pbf: { overlapM2: 500 }, district: { distanceM: 2000 } } }, []);
    expect(truthOn(OVERLAPS, facts).unknowns[0]?.reason).toBe('outside_coverage');
    expect(truthOn({ overlaps: { role: 'district' } }, facts).value).toBe(false);
  });

  it('filters by property', () => {
    const condition: SpaceCondition = { overlaps: { role: 'pbf', filter: { level: ['1', '2'] } } };
    expect(truth(condition, { overlapM2: 500, properties: { level: '2' } }).value).toBe(true);
    expect(truth(condition, { overlapM2: 500, properties: { level: 'quasi' } }).value).toBe(false);
  });

  it('leaves a feature open of which the layer does not say the property, unless it is not met at all', () => {
    const condition: SpaceCondition = { overlaps: { role: 'pbf', filter: { level: ['1', '2'], kind: 'well' } } };
    const open = truth(condition, { overlapM2: 500 });
    expect([open.value, open.nominal, open.unknowns[0]?.reason]).toEqual(['unknown', 'unknown', 'incomplete_layer']);
    expect(truth(condition, { distanceM: 40 }).value).toBe(false);
    expect(truth(condition, { overlapM2: 500, properties: { level: 'quasi' } }).value).toBe(false);
    expect(truth(condition, { overlapM2: 500, properties: { level: null } }).value).toBe('unknown');
    const beside = [{ overlapM2: 500 }, { overlapM2: 500, properties: { level: '1', kind: 'well' } }];
    expect(truth(condition, beside).value).toBe(true);
  });
});

describe('within', () => {
  it.each([
    [29.5, 0.5, true, true],
    [29.51, 0.5, 'unknown', true],
    [30, 0, true, true],
    [30.0001, 0, false, false],
    [30.5, 0.5, 'unknown', false],
    [30.51, 0.5, false, false],
  ] as const)('30 m at %s m with accuracy %s m → %s, as drawn %s', (distanceM, accuracyM, value, nominal) => {
    const result = truth(WITHIN_30, { distanceM, accuracyM });
    expect([result.value, result.nominal]).toEqual([value, nominal]);
  });

  it('needs coverage of the site grown by the distance', () => {
    const facts = exampleFacts({ roles: { pbf: { distanceM: 900 } } }, ['district']);
    const role = facts.roles.pbf;
    if (!role) throw new Error('named above');
    const roles = { ...facts.roles, pbf: { ...role, coverageMarginM: 29 } };
    expect(truthOn(WITHIN_30, { ...facts, roles }).value).toBe('unknown');
  });

  it('is unknown without a value of its parameter', () => {
    const condition: SpaceCondition = { within: { role: 'pbf', distance: 'corridor_width_m' } };
    expect(truth(condition, { distanceM: 7 }).unknowns[0]?.reason).toBe('parameter_missing');
  });

  it('tries several roles together: one hit is enough, one missing leaves the rest open', () => {
    const condition: SpaceCondition = { within: { role: ['a', 'b'], distance: 'river_bank_prohibit_m' } };
    const of = (a: ExampleRole, b: ExampleRole) =>
      truthOn(condition, exampleFacts({ roles: { a, b } }, ['district'])).value;
    expect(of({ distanceM: 9 }, 'missing')).toBe(true);
    expect(of({ distanceM: 900 }, 'missing')).toBe('unknown');
    expect(of({ distanceM: 900 }, { distanceM: 800 })).toBe(false);
  });
});

describe('inside, outside, crosses', () => {
  it('is inside only when all of the site is', () => {
    expect(truth({ inside: { role: 'pbf' } }, { share: 1 }).value).toBe(true);
    expect(truth({ outside: { role: 'pbf' } }, { share: 1 }).value).toBe(false);
    expect(truth({ outside: { role: 'pbf' } }, { share: 0.566 }).value).toBe(true);
    expect(truth({ outside: { role: 'pbf' } }, { distanceM: 900 }).value).toBe(true);
    expect(truth({ outside: { role: 'pbf' } }, 'outside_coverage').value).toBe('unknown');
  });

  it('crosses only what it cuts in two', () => {
    expect(truth({ crosses: { role: 'pbf' } }, { overlapM2: 900, severs: true }).value).toBe(true);
    expect(truth({ crosses: { role: 'pbf' } }, { overlapM2: 900 }).value).toBe(false);
    expect(truth({ crosses: { role: 'pbf' } }, 'incomplete').value).toBe('unknown');
  });
});

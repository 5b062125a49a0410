import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../src/catalog/catalog.ts';
import { groupParameters, rulesUsing } from '../../src/ui/parameters/parameter-groups.ts';
import { readParameterNumber, sliderRange } from '../../src/ui/parameters/parameter-number.ts';
import { indexPlan } from '../../src/ui/plan-index.ts';
import { dropTrial, parametersInForce, tryValue, useWhatIf } from '../../src/ui/state/what-if.ts';
import { CARDS, RULESET } from '../helpers/plan.ts';

const themes = [...new Set(CARDS.map(({ theme }) => theme))].map((id) => ({ id, name: { zh: id, en: id } }));
const layers = CARDS.map(({ $schema: _schema, file: _file, ...card }) => ({ ...card, version: null }));
const PLAN = indexPlan({ schema: 1, themes, layers } as Catalog, RULESET);
const parameterOf = (id: string) => {
  const found = RULESET.parameters.find((parameter) => parameter.id === id);
  if (!found) throw new Error(id);
  return found;
};

describe('parameters by theme', () => {
  const groups = groupParameters(PLAN);

  it('lists each once', () => {
    const listed = groups.flatMap(({ parameters }) => parameters.map(({ id }) => id));
    expect(listed.toSorted()).toEqual(RULESET.parameters.map(({ id }) => id).toSorted());
  });

  it.each([
    ['river_bank_prohibit_m', 'rivers_water'],
    ['rail_safety_m', 'noise_traffic'],
    ['key_energy_tce', 'project'],
    ['two_high_energy_tce', 'project'],
    ['sliver_verify_m2', 'survey'],
  ])('%s stands under %s', (id, key) => {
    expect(groups.find(({ parameters }) => parameters.some((parameter) => parameter.id === id))?.key).toBe(key);
  });

  it('tells the clauses of a parameter, also those it reaches through a derived attribute', () => {
    expect(rulesUsing('river_bank_prohibit_m', PLAN).map(({ id }) => id)).toContain('C4-6');
    // Ten thousand tonnes decide “two high”, which C4-6 asks for.
    expect(rulesUsing('two_high_energy_tce', PLAN).map(({ id }) => id)).toContain('C4-6');
    expect(rulesUsing('touch_tolerance_m', PLAN)).toEqual([]);
  });
});

describe('the slider', () => {
  it.each(RULESET.parameters.map((parameter) => [parameter.id, parameter] as const))(
    '%s: in bounds, in round steps',
    (_id, parameter) => {
      const { min, max, step } = sliderRange(parameter, parameter.value);
      expect(min).toBe(parameter.min);
      expect(max).toBeLessThanOrEqual(parameter.max);
      expect(max).toBeGreaterThanOrEqual(parameter.value ?? 0);
      expect(max).toBeGreaterThan(min);
      expect(['1', '2', '5']).toContain(step.toExponential().split('e')[0]);
      expect((max - min) / step).toBeGreaterThanOrEqual(50);
    },
  );

  it('reaches a value that was typed far beyond it', () => {
    const bank = parameterOf('river_bank_prohibit_m');
    expect(sliderRange(bank, 30).max).toBe(200);
    expect(sliderRange(bank, 4900).max).toBe(5000);
  });
});

describe('a typed value', () => {
  it.each([
    ['30', 30],
    ['1 000', 1000],
    ['1,000', 1000],
    ['1,5', undefined],
    ['10000', 10_000],
    ['0.05', 0.05],
    ['-3', -3],
    ['', undefined],
    ['三十', undefined],
    ['30m', undefined],
    ['Infinity', undefined],
  ])('%j reads as %s', (text, value) => {
    expect(readParameterNumber(text)).toBe(value);
  });
});

describe('a trial', () => {
  it('stands over what was adopted, and leaves it as it was', () => {
    const changed = { green_belt_m: { value: 40, reason: '来函' } };
    tryValue('green_belt_m', 60, null);
    tryValue('green_belt_m', 65, null);
    expect(parametersInForce(changed).green_belt_m?.value).toBe(65);
    dropTrial();
    expect(useWhatIf.getState().trial).toBeNull();
    expect(parametersInForce(changed)).toBe(changed);
  });
});

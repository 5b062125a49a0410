import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { LoadedLayer } from '../../src/catalog/layer-source.ts';
import type { ScreeningRecord } from '../../src/record/record.ts';
import { loadRequiredLayers } from '../../src/run/required-layers.ts';
import { rescreen } from '../../src/run/rescreen.ts';
import { screenLoaded } from '../../src/run/run-screening.ts';
import { demoProject, demoSite, sourceOfData } from '../helpers/demo-sites.ts';
import { RULESET } from '../helpers/plan.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const PORTS = { now: () => '2026-01-01T00:00:00.000Z', newId: () => 'R-1', app: { name: 'test', version: '1' } };

let layers: LoadedLayer[];
let record: ScreeningRecord;

beforeAll(async () => {
  layers = await loadRequiredLayers(RULESET, sourceOfData());
  const run = screenLoaded({ site: demoSite('S02'), project: demoProject('S02') }, layers, RULESET, PORTS);
  if (!run.ok) throw new Error(JSON.stringify(run.problems));
  record = run.value.record;
});

/** C4-6 forbids building within 15 m of the bank; the site lies on it (data/sites/S02). */
const BANK = 'river_bank_prohibit_m';

function withBank(value: number) {
  return {
    ...RULESET,
    parameters: RULESET.parameters.map((parameter) => (parameter.id === BANK ? { ...parameter, value } : parameter)),
  };
}

describe('screening a record again', () => {
  it('tells nothing where nothing changed', () => {
    const again = rescreen(record, layers, RULESET, PORTS);
    expect(again.ok && [again.value.changedInputs, again.value.flips]).toEqual([[], []]);
  });

  it('tells the finding that a parameter flips, with then and now', () => {
    const again = rescreen(record, layers, withBank(5), PORTS);
    if (!again.ok) throw new Error(JSON.stringify(again.problems));
    const flip = again.value.flips.find(({ ruleId }) => ruleId === 'C4-6');
    const was = RULESET.parameters.find(({ id }) => id === BANK)?.value;
    expect(flip).toMatchObject({
      change: 'changed',
      before: { atWorst: 'prohibit' },
      now: { atWorst: 'condition' },
      causes: [{ kind: 'parameter', of: BANK, before: was, now: 5 }],
    });
  });

  it('tells a layer that is gone as the cause of what it leaves open', async () => {
    const role = record.findings.find(({ ruleId }) => ruleId === 'C4-6')?.facts[0]?.role ?? '';
    const fewer = await loadRequiredLayers(RULESET, sourceOfData([role]));
    const again = rescreen(record, fewer, RULESET, PORTS);
    if (!again.ok) throw new Error(JSON.stringify(again.problems));
    expect(again.value.flips.length).toBeGreaterThan(0);
    for (const { causes } of again.value.flips) {
      expect(causes.map(({ kind }) => kind)).toContain('layer');
      expect(causes.length).toBeGreaterThan(0);
    }
  });

  it('tells a finding whose rule is gone, because of the rules', () => {
    const rules = RULESET.rules.filter(({ id }) => id !== 'C4-6');
    const again = rescreen(record, layers, { ...RULESET, rules, version: 'next', sha256: 'f'.repeat(64) }, PORTS);
    expect(again.ok && again.value.flips.find(({ ruleId }) => ruleId === 'C4-6')).toMatchObject({
      change: 'disappeared',
      now: null,
      causes: [{ kind: 'rules', before: 'test', now: 'next' }],
    });
  });

  it('keeps the old record as it is', () => {
    const before = JSON.stringify(record);
    rescreen(record, layers, withBank(5), PORTS);
    expect(JSON.stringify(record)).toBe(before);
  });
});

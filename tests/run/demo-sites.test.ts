import { beforeAll, describe, expect, it } from 'vitest';
import type { Effect } from '../../src/plan/effect.ts';
import type { ScreeningRecord } from '../../src/record/record.ts';
import { runScreening } from '../../src/run/run-screening.ts';
import type { Site } from '../../src/site/site.ts';
import { DEMO_IDS, demoProject, demoSite, sourceOfData } from '../helpers/demo-sites.ts';
import { RULESET } from '../helpers/plan.ts';

const PORTS = { now: () => '2026-01-01T00:00:00.000Z', newId: () => 'R-1', app: { name: 'test', version: '1' } };
const records = new Map<string, ScreeningRecord>();

async function screen(id: string, without: readonly string[] = []): Promise<ScreeningRecord> {
  const source = sourceOfData(without);
  const run = await runScreening({ site: demoSite(id), project: demoProject(id), ruleset: RULESET, source }, PORTS);
  if (!run.ok) throw new Error(JSON.stringify(run.problems));
  return run.value;
}

beforeAll(async () => {
  for (const id of DEMO_IDS) records.set(id, await screen(id));
}, 60_000);

function ends(id: string, ruleId: string): readonly [Effect, Effect] | null {
  const record = records.get(id);
  if (!record) throw new Error(id);
  const finding = record.findings.find((found) => found.ruleId === ruleId);
  return finding ? [finding.atLeast, finding.atWorst] : null;
}

/** From tests/fixtures/demo-sites/sites.json as the readings settle it; null = firmly not met. */
const EXPECTED: readonly (readonly [string, string, readonly [Effect, Effect] | null])[] = [
  ['S01', 'C4-6', ['notice', 'notice']],
  ['S01', 'C4-2', ['notice', 'condition']],
  ['S01', 'C8-1', null],
  ['S01', 'L2.26', null],
  ['S02', 'C4-6', ['notice', 'prohibit']],
  ['S02', 'C6-9', ['condition', 'condition']],
  ['S02', 'L2.67', ['condition', 'prohibit']],
  ['S03', 'C4-2', ['condition', 'condition']],
  ['S03', 'C4-6', ['notice', 'notice']],
  ['S04', 'C2-1', ['notice', 'prohibit']],
  ['S04', 'C4-2', ['condition', 'condition']],
  ['S05', 'district', ['notice', 'notice']],
  ['S06', 'territorial_plan', ['notice', 'notice']],
  ['S06', 'C2-1', ['clear', 'prohibit']],
  ['S06', 'L8', ['clear', 'prohibit']],
  ['S06', 'C8-1', null],
  ['S07', 'C2-1', ['condition', 'prohibit']],
  ['S07', 'C4-2', ['condition', 'condition']],
  ['S07', 'C9-7', ['notice', 'notice']],
  ['S08', 'C8-1', ['prohibit', 'prohibit']],
  ['S08', 'L8', ['prohibit', 'prohibit']],
  ['S09', 'C9-7', ['restrict', 'restrict']],
  ['S11', 'L2.26', ['clear', 'prohibit']],
  ['S13', 'C7-1', ['condition', 'prohibit']],
  ['S13', 'C8-1', ['prohibit', 'prohibit']],
  ['S13', 'L8', ['prohibit', 'prohibit']],
  ['S14', 'C2-1', ['notice', 'condition']],
  ['S14', 'L8', ['prohibit', 'prohibit']],
  ['S14', 'C8-1', null],
  ['S15', 'district', ['notice', 'notice']],
  ['S16', 'C4-6', ['notice', 'notice']],
  ['S17', 'C4-6', ['condition', 'condition']],
  ['S17', 'C4-2', ['condition', 'condition']],
  ['S17', 'L2.26', ['clear', 'prohibit']],
];

describe('demonstration sites', () => {
  it.each(EXPECTED)('%s %s → %j', (id, ruleId, expected) => {
    expect(ends(id, ruleId)).toEqual(expected);
  });

  it('S02: the verdict runs from condition to prohibit on schematic data', () => {
    expect(records.get('S02')?.verdict).toEqual({
      atLeast: 'condition',
      atWorst: 'prohibit',
      basis: 'schematic',
      district: 'inside',
    });
  });

  it('S17: 150 m from the bank, 120 m short of the prohibition', () => {
    const finding = records.get('S17')?.findings.find(({ ruleId }) => ruleId === 'C4-6');
    expect(finding?.marginM).toBeCloseTo(119.99, 1);
    expect(finding?.text.zh).toContain('150.0\u202fm');
  });

  it('S05 lies partly, S15 wholly outside; nothing spatial is called clear outside', () => {
    expect(records.get('S05')?.verdict.district).toBe('partly');
    const outside = records.get('S15');
    expect(outside?.verdict.district).toBe('outside');
    expect(outside?.unknowns.filter(({ reason }) => reason === 'outside_coverage').length).toBeGreaterThan(3);
    expect(outside?.verdict.atWorst).toBe('prohibit');
  });

  it('S03: a layer taken away is missing and open, and lowers nothing', async () => {
    const without = await screen('S03', ['eco_redline', 'river_kuhe']);
    const redline = without.findings.find(({ ruleId }) => ruleId === 'C2-1');
    expect(redline?.atWorst).toBe('prohibit');
    expect(without.inputs.layers.find(({ role }) => role === 'eco_redline')?.status).toBe('missing');
  });

  it('gives a bowtie no verdict but the place of its crossing', async () => {
    const site = demoSite('S03');
    const bowtie = [
      [113.28, 34.8],
      [113.282, 34.802],
      [113.282, 34.8],
      [113.28, 34.802],
      [113.28, 34.8],
    ];
    const crossed: Site = {
      ...site,
      parcels: [{ name: 'x', geometry: { type: 'Polygon', coordinates: [bowtie] } }],
    };
    const run = await runScreening(
      { site: crossed, project: demoProject('S03'), ruleset: RULESET, source: sourceOfData() },
      PORTS,
    );
    expect(!run.ok && run.problems[0]).toMatchObject({ code: 'self_intersection', where: { parcel: 1 } });
  });
});

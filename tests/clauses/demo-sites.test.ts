import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { EFFECTS, type Effect, effectRank } from '../../src/plan/effect.ts';
import type { ScreeningRecord } from '../../src/record/record.ts';
import { runScreening } from '../../src/run/run-screening.ts';
import { DEMO_IDS, demoProject, demoSite, sourceOfData } from '../helpers/demo-sites.ts';
import { RULESET } from '../helpers/plan.ts';

interface ExpectedSite {
  readonly id: string;
  readonly expected_clauses: readonly { readonly clause: string; readonly accept: readonly string[] }[];
}

const FILE = join(import.meta.dirname, '../fixtures/demo-sites/sites.json');
const SITES = (JSON.parse(readFileSync(FILE, 'utf8')) as { sites: readonly ExpectedSite[] }).sites;
const PORTS = { now: () => '2026-01-01T00:00:00.000Z', newId: () => 'R-1', app: { name: 'test', version: '1' } };
const records = new Map<string, ScreeningRecord>();

type Ends = readonly [Effect, Effect];
const NOTHING: Ends = ['clear', 'clear'];

beforeAll(async () => {
  const source = sourceOfData();
  for (const id of DEMO_IDS) {
    const run = await runScreening({ site: demoSite(id), project: demoProject(id), ruleset: RULESET, source }, PORTS);
    if (!run.ok) throw new Error(JSON.stringify(run.problems));
    records.set(id, run.value);
  }
}, 120_000);

function ends(id: string, ruleId: string): Ends {
  const finding = records.get(id)?.findings.find((found) => found.ruleId === ruleId);
  return finding ? [finding.atLeast, finding.atWorst] : NOTHING;
}

/** Lines of the file that the readings supersede, with what holds instead and why. */
const SUPERSEDED: Readonly<Record<string, { readonly rule?: string; readonly ends: Ends; readonly why: string }>> = {
  'S01 C4-2': { ends: ['notice', 'condition'], why: 'a general unit lies between notice and condition' },
  'S06 district': {
    rule: 'territorial_plan',
    ends: ['notice', 'notice'],
    why: 'inside the district; the gap is the territorial plan, a rule of its own',
  },
  'S06 C8-11': { ends: ['notice', 'notice'], why: 'in the zone, but only soil, not groundwater, may be polluted' },
  'S07 C2-1': { ends: ['condition', 'prohibit'], why: 'kind of activity unanswered' },
  'S10 L2.76': { rule: 'C7-5', ends: ['condition', 'condition'], why: 'the outfall clause carries the article' },
  'S04 C2-1': { ends: ['notice', 'prohibit'], why: 'a shared border of a site known to 0.5 m' },
};

/** Words of the file that are no effect. */
const MEANING: Readonly<Record<string, (found: Ends) => boolean>> = {
  none: ([, atWorst]) => atWorst === 'clear',
  unknown: ([atLeast, atWorst]) => atLeast !== atWorst,
  adjacent: ([atLeast]) => atLeast === 'notice',
  boundary: ([atLeast, atWorst]) => atLeast === 'notice' && atWorst === 'notice',
  outside: ([atLeast, atWorst]) => atLeast === 'notice' && atWorst === 'notice',
};

function meets(word: string, found: Ends): boolean {
  const special = MEANING[word];
  if (special) return special(found);
  const rank = effectRank(EFFECTS.find((effect) => effect === word) ?? 'clear');
  return effectRank(found[0]) <= rank && rank <= effectRank(found[1]);
}

const LINES = SITES.flatMap(({ id, expected_clauses }) =>
  expected_clauses.map(({ clause, accept }) => [id, clause, accept] as const),
);

describe('the demonstration sites against their expectations', () => {
  it('has a line for each of the 17 sites', () => {
    expect(new Set(LINES.map(([id]) => id)).size).toBe(17);
  });

  it.each(LINES)('%s %s → %j', (id, clause, accept) => {
    const reading = SUPERSEDED[`${id} ${clause}`];
    if (reading) expect(ends(id, reading.rule ?? clause)).toEqual(reading.ends);
    else
      expect([ends(id, clause), accept.some((word) => meets(word, ends(id, clause)))]).toEqual([
        expect.anything(),
        true,
      ]);
  });
});

/** Whole intervals of lines that an interval merely containing the word would not pin down. */
const EXACT: readonly (readonly [string, string, Ends])[] = [
  ['S01', 'C4-8', ['notice', 'notice']],
  ['S01', 'C4-9', NOTHING],
  ['S01', 'C4-14', ['condition', 'condition']],
  ['S01', 'C6-4', ['clear', 'restrict']],
  ['S02', 'C7-10', ['condition', 'condition']],
  ['S02', 'C8-2', ['condition', 'restrict']],
  ['S02', 'C4-9', NOTHING],
  ['S03', 'C3-4', NOTHING],
  ['S03', 'C4-18', ['notice', 'notice']],
  ['S03', 'C9-9', NOTHING],
  ['S05', 'C4-3', ['condition', 'condition']],
  ['S05', 'C4-1', ['condition', 'condition']],
  ['S06', 'C4-3', ['clear', 'condition']],
  ['S08', 'C9-9', ['notice', 'notice']],
  ['S08', 'C4-1', ['condition', 'condition']],
  ['S09', 'C6-3', ['notice', 'notice']],
  ['S10', 'C6-2', ['condition', 'condition']],
  ['S11', 'C3-4', ['restrict', 'restrict']],
  ['S11', 'C11-2', ['condition', 'condition']],
  ['S12', 'C8-10', ['condition', 'prohibit']],
  ['S12', 'C8-9', ['condition', 'condition']],
  ['S13', 'C8-11', ['condition', 'condition']],
  ['S13', 'C4-5', NOTHING],
  ['S16', 'C4-9', ['restrict', 'restrict']],
  ['S16', 'C4-7', ['notice', 'notice']],
  ['S17', 'C7-5', ['condition', 'condition']],
  ['S17', 'L2.26', ['clear', 'prohibit']],
];

describe('the demonstration sites, whole intervals', () => {
  it.each(EXACT)('%s %s → %j', (id, ruleId, expected) => {
    expect(ends(id, ruleId)).toEqual(expected);
  });

  it('S03, the clean sample: only notices and plain conditions, whatever the missing layers hold', () => {
    expect(records.get('S03')?.verdict).toMatchObject({ atLeast: 'condition', atWorst: 'condition' });
  });

  it('S15 wholly outside: no zone brings more than a notice for certain, and none is called clear', () => {
    const findings = records.get('S15')?.findings ?? [];
    const open = findings.filter(({ unknowns }) => unknowns.some(({ reason }) => reason === 'outside_coverage'));
    expect(open.length).toBeGreaterThan(30);
    expect(open.filter(({ atLeast }) => effectRank(atLeast) > effectRank('notice'))).toEqual([]);
  });
});

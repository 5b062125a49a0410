import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogSchema } from '../../src/catalog/catalog.ts';
import { rulesetSchema } from '../../src/plan/ruleset.ts';
import { indexPlan } from '../../src/ui/plan-index.ts';
import { chapterOf, clauseKind, filterClauses } from '../../src/ui/views/clause-filter.ts';

const published = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../public/data/${name}`, import.meta.url), 'utf8'));
const plan = indexPlan(catalogSchema.parse(published('catalog.json')), rulesetSchema.parse(published('ruleset.json')));
const all = { query: '', chapter: null, effect: null, executable: false, layers: false, unverified: false };

describe('indexPlan', () => {
  it('finds the rules that use a role, and the roles, answers and values a rule uses', () => {
    expect(plan.rulesByRole.get('shoreline_ctrl')?.map(({ id }) => id)).toContain('L2.26');
    const uses = plan.uses.get('C4-6');
    expect([...(uses?.roles ?? [])]).toContain('river_sishui');
    expect([...(uses?.parameters ?? [])]).toContain('river_bank_prohibit_m');
  });

  it('passes the rules of a derived attribute on to the answers it is derived from', () => {
    expect(plan.rulesByAttribute.get('industry_code')?.map(({ id }) => id)).toContain('C4-6');
  });
});

describe('filterClauses', () => {
  const clauses = plan.ruleset.clauses;

  it('lists all 90 without a filter, and finds by number, words and layer', () => {
    expect(filterClauses(clauses, plan, all)).toHaveLength(90);
    expect(filterClauses(clauses, plan, { ...all, query: 'c4-6' }).map(({ id }) => id)).toEqual(['C4-6']);
    expect(filterClauses(clauses, plan, { ...all, query: '永久基本农田' }).length).toBeGreaterThan(0);
  });

  it('keeps to the chapter and to what is screened', () => {
    const fourth = filterClauses(clauses, plan, { ...all, chapter: '四', executable: true });
    expect(fourth.length).toBeGreaterThan(0);
    for (const clause of fourth) {
      expect(chapterOf(clause)).toBe('四');
      expect(clauseKind(clause, plan)).toBe('executable');
    }
  });
});

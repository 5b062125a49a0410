import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogSchema } from '../../src/catalog/catalog.ts';
import { rulesetSchema } from '../../src/plan/ruleset.ts';
import {
  clauseEntries,
  entryFor,
  isUnverified,
  LAW_CHAPTER,
  missingRoles,
} from '../../src/ui/clauses/clause-entries.ts';
import { filterEntries, NO_FILTER } from '../../src/ui/clauses/clause-filter.ts';
import { indexPlan } from '../../src/ui/plan-index.ts';

const published = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../public/data/${name}`, import.meta.url), 'utf8'));
const plan = indexPlan(catalogSchema.parse(published('catalog.json')), rulesetSchema.parse(published('ruleset.json')));
const entries = clauseEntries(plan);
const found = (patch: object) => filterEntries(entries, plan, { ...NO_FILTER, ...patch });

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

describe('the list of clauses', () => {
  it('holds the 90 clauses and the 12 rules no clause asks for', () => {
    expect(found({})).toHaveLength(102);
    expect(found({ chapter: LAW_CHAPTER }).map(({ id }) => id)).toContain('L8');
  });

  it('is searched by number, words, law and article, layer and attribute, in both languages; all words must occur', () => {
    expect(found({ query: 'c4-6' }).map(({ id }) => id)).toEqual(['C4-6']);
    expect(found({ query: '严禁 枯河' }).map(({ id }) => id)).toContain('C4-6');
    expect(found({ query: '黄河保护法 26条' }).map(({ id }) => id)).toContain('C4-6');
    expect(found({ query: 'Yellow River Protection Law' }).length).toBeGreaterThan(3);
    expect(found({ query: 'pbf' }).map(({ id }) => id)).toEqual(expect.arrayContaining(['C8-1', 'L8']));
    expect(found({ query: 'Kind of construction' }).length).toBeGreaterThan(5);
    expect(found({ query: '没有这样的条款' })).toEqual([]);
  });

  it('keeps to every part of a filter', () => {
    for (const entry of found({ chapter: '四', kind: 'executable', level: 'prohibit' })) {
      expect([entry.chapter, entry.kind, entry.level]).toEqual(['四', 'executable', 'prohibit']);
    }
    for (const entry of found({ role: 'eco_unit' })) expect(entry.roles).toContain('eco_unit');
    for (const entry of found({ attribute: 'nature' })) expect(entry.attributes).toContain('nature');
    expect(found({ chapter: '四', kind: 'executable' }).length).toBeGreaterThan(0);
  });

  it('counts the laws of rules among what is unverified, and missing layers among what blocks', () => {
    const unverified = found({ unverified: true });
    expect(unverified.every(isUnverified)).toBe(true);
    expect(unverified.map(({ id }) => id)).toContain('C4-6');
    expect(found({ blocked: true }).map(({ id }) => id)).toContain('L2.26');
    const [shoreline] = found({ query: 'L2.26', chapter: LAW_CHAPTER });
    expect(shoreline && missingRoles(shoreline, plan)).toEqual(['shoreline_ctrl']);
  });

  it('opens a clause, a rule of its own, and nothing for an unknown id', () => {
    expect(entryFor('C4-6', entries, plan)?.clause?.id).toBe('C4-6');
    expect(entryFor('L10-rail', entries, plan)?.rules.map(({ id }) => id)).toEqual(['L10-rail']);
    expect(entryFor('pack', entries, plan)).toBeUndefined();
  });
});

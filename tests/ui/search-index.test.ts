import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogSchema } from '../../src/catalog/catalog.ts';
import { fullWidth } from '../../src/i18n/full-width.ts';
import { rulesetSchema } from '../../src/plan/ruleset.ts';
import { indexPlan } from '../../src/ui/plan-index.ts';
import { readCoordinate } from '../../src/ui/shell/coordinate-text.ts';
import { search } from '../../src/ui/shell/search-index.ts';

const published = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../public/data/${name}`, import.meta.url), 'utf8'));
const plan = indexPlan(catalogSchema.parse(published('catalog.json')), rulesetSchema.parse(published('ruleset.json')));
const found = (query: string, locale: 'zh' | 'en' = 'zh') =>
  search(query, { plan, labels: null, records: [] }, locale).map(({ kind, id }) => `${kind} ${id}`);

describe('readCoordinate', () => {
  it('reads either order, with degree signs or without', () => {
    expect(readCoordinate('113.28, 34.80')).toEqual([113.28, 34.8]);
    expect(readCoordinate('34.80N 113.28E')).toEqual([113.28, 34.8]);
    expect(readCoordinate('113.249820°E 34.804512°N')).toEqual([113.24982, 34.804512]);
  });

  it('reads degrees, minutes and seconds', () => {
    const [lon, lat] = readCoordinate('113°16′48″E,34°48′00″N') ?? [];
    expect(lon).toBeCloseTo(113.28, 9);
    expect(lat).toBeCloseTo(34.8, 9);
    expect(readCoordinate('34°48.0′ 113°16.8′')).toEqual([113.28, 34.8]);
  });

  it('reads northing and easting of CM 114° in either order, with the zone number or without', () => {
    // A point of the screen's own read-out: N 3852762.704 E 431887.857 is 113.255683°E 34.800947°N.
    for (const text of ['N 3852762.704 E 431887.857', '431887.857, 3852762.704', '3 852 762.704 38431887.857']) {
      const [lon = 0, lat = 0] = readCoordinate(text) ?? [];
      expect(lon).toBeCloseTo(113.255683, 5);
      expect(lat).toBeCloseTo(34.800947, 5);
    }
  });

  it('reads nothing out of a clause number or a lone figure', () => {
    expect(readCoordinate('C4-6')).toBeNull();
    expect(readCoordinate('113.28')).toBeNull();
    expect(readCoordinate('34.8 34.9')).toBeNull();
    expect(readCoordinate('113°99′00″ 34°48′00″')).toBeNull();
  });
});

describe('search', () => {
  it('finds each kind by its words in either language, exact ids first', () => {
    expect(found('C4-6')[0]).toBe('clause C4-6');
    expect(found('L10-rail')[0]).toBe('clause L10-rail');
    expect(found('永久基本农田')).toContain('layer pbf');
    expect(found('Forest cover', 'en')).toContain('indicator I16');
    expect(found('P13').some((hit) => hit.startsWith('project'))).toBe(true);
    expect(found('临岸判定距离')).toContain('parameter river_bank_prohibit_m');
    expect(found('黄河保护法 26条')).toContain('law L2.26');
    expect(found('Yellow River Protection Law', 'en').some((hit) => hit.startsWith('law'))).toBe(true);
    expect(found('Switch language')).toContain('action language');
    expect(found('113.28 34.80')[0]).toBe('coordinate 113.28 34.80');
  });

  it('finds a law by its title as it is read, with full-width marks', () => {
    const law = plan.ruleset.laws.find(({ title }) => title.includes('('))!;
    expect(fullWidth(law.title)).not.toBe(law.title);
    expect(found(fullWidth(law.title))).toContain(`law ${law.id}`);
  });

  it('offers what can be done before anything is typed, and nothing for nonsense', () => {
    expect(found('').every((hit) => hit.startsWith('action'))).toBe(true);
    expect(found('')).toContain('action import');
    expect(found('没有这样的词')).toEqual([]);
  });
});

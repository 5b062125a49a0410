import { describe, expect, it } from 'vitest';
import type { Effect } from '../../src/plan/effect.ts';
import type { BatchRow } from '../../src/storage/database.ts';
import { listRows, NO_BATCH_FILTER, outcomeOf } from '../../src/ui/batch/batch-rows.ts';

function row(number: number, name: string, ends: readonly [Effect, Effect] | null, areaM2 = 0): BatchRow {
  const [atLeast, atWorst] = ends ?? [];
  return {
    id: String(number).padStart(6, '0'),
    number,
    key: `all.geojson#${number}`,
    name,
    site: {} as BatchRow['site'],
    problem: null,
    summary: ends && ({ verdict: { atLeast, atWorst }, areaM2, open: 0 } as BatchRow['summary']),
  };
}

const failed: BatchRow = { ...row(3, '丙', null), problem: { code: 'bad_number', severity: 'error' } };
const rows = [
  row(1, '地10', ['clear', 'prohibit'], 5),
  row(2, '地9', ['clear', 'clear'], 7),
  failed,
  row(4, '丁', null),
];
const ids = (list: readonly BatchRow[]) => list.map(({ id }) => Number(id));

describe('rows of a batch', () => {
  it('a site without a verdict is failed or waiting, never clear', () => {
    expect(rows.map(outcomeOf)).toEqual(['prohibit', 'clear', 'failed', 'waiting']);
    expect(ids(listRows(rows, { ...NO_BATCH_FILTER, show: 'clear' }))).toEqual([2]);
    expect(ids(listRows(rows, { ...NO_BATCH_FILTER, show: 'failed' }))).toEqual([3]);
  });

  it('sorts by what could be worst, by area and by names with their numbers, and back', () => {
    const by = (sort: 'verdict' | 'area' | 'name', descending: boolean) =>
      ids(listRows(rows, { ...NO_BATCH_FILTER, sort, descending }));
    expect(by('verdict', true)).toEqual([1, 2, 3, 4]);
    expect(by('verdict', false)).toEqual([4, 3, 2, 1]);
    expect(by('area', true).slice(0, 2)).toEqual([2, 1]);
    const names = by('name', false);
    expect(names.indexOf(2)).toBeLessThan(names.indexOf(1));
  });

  it('finds by name and by the key of the file', () => {
    expect(ids(listRows(rows, { ...NO_BATCH_FILTER, query: ' 地9 ' }))).toEqual([2]);
    expect(ids(listRows(rows, { ...NO_BATCH_FILTER, query: 'GeoJSON#4' }))).toEqual([4]);
  });
});

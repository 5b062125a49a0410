import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasWords, PROBLEM_TABLES, placeWords, problemWords } from '../../src/i18n/problems.ts';

const SRC = join(import.meta.dirname, '../../src');

/** Codes the sources make problems of. The data build tells its own trouble (build/problem-line.ts). */
function codesInSources(): string[] {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('build'))
    .map((file) => readFileSync(join(SRC, file), 'utf8'));
  return [
    ...new Set(
      files.flatMap((text) =>
        [...text.matchAll(/(?:errorProblem|warningProblem|problemAt|wrong)\(\s*'([a-z0-9_]+)'/g)].map(
          ([, code]) => code ?? '',
        ),
      ),
    ),
  ].sort();
}

describe('words for problems', () => {
  it('finds the codes of the sources', () => {
    expect(codesInSources().length).toBeGreaterThan(40);
  });

  it.each(codesInSources())('%s has words', (code) => {
    expect(hasWords(code)).toBe(true);
  });

  it('are complete in both languages, with the same places to fill', () => {
    const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    for (const { zh, en } of PROBLEM_TABLES.flatMap((table) => Object.values(table))) {
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
      expect(en).not.toMatch(/[\u4e00-\u9fff]/);
      expect(places(en)).toEqual(places(zh));
    }
  });

  it('stand once for each code', () => {
    const codes = PROBLEM_TABLES.flatMap((table) => Object.keys(table));
    expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([]);
  });

  it('never pass a code in silence', () => {
    expect(problemWords({ code: 'constructor', severity: 'error' }, 'zh')).toContain('constructor');
  });

  it('tell the place from file to ground', () => {
    const place = { file: 'a.geojson', parcel: 1, ring: 2, vertex: 3, lon: 113.28, lat: 34.8 };
    expect(placeWords(place, 'zh')).toBe('文件 a.geojson，地块 1，第 2 圈，第 3 点，113.280000°E 34.800000°N');
  });
});

import { describe, expect, it } from 'vitest';
import { patternTile } from '../../src/paint/pattern-shapes.ts';
import { PATTERNS } from '../../src/plan/layer-card.ts';

describe('patternTile', () => {
  it.each(PATTERNS)('%s has marks on a tile cut on half pixels', (kind) => {
    const { widthPx, heightPx, marks } = patternTile(kind);
    expect([widthPx * 2, heightPx * 2].map((value) => value % 1)).toEqual([0, 0]);
    expect(marks.length).toBeGreaterThan(0);
    expect(marks.every(({ path }) => path.startsWith('M') && !path.includes('NaN'))).toBe(true);
  });

  it('draws no two kinds alike, so that each is told apart without colour', () => {
    const drawn = PATTERNS.map((kind) => JSON.stringify(patternTile(kind)));
    expect(new Set(drawn).size).toBe(PATTERNS.length);
  });

  it('sets 45° lines pitch × √2 apart along the edge: 6 px → 8.5 px', () => {
    expect(patternTile('lines45', 6).widthPx).toBe(8.5);
  });
});
